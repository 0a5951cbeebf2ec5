"""The wheel in empty folders outside the checkout, by each installer: `python -m tests.long_install [pip pipx uvx]`.

Each makes an environment of its own from the package registry and asks a question of a small folder; a line tells what
came. Takes minutes and, where torch comes with its GPU libraries, gigabytes. uv reads no settings of pip: UV_FIND_LINKS
and UV_INDEX tell it of packages elsewhere. Status 1 if one fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
ASK = ["ask", "What do barn owls eat?", "notes"]
NOTE = "Barn owls nest in old barns. They eat about four voles a night."


def main(wanted: list[str]) -> int:
    """Try each that is wanted."""
    failed = []
    with TemporaryDirectory(prefix="pullquote-outside-") as place:
        tools = _environment(Path(place, "tools"), "uv", "pipx", "build")
        _run([tools / "python", "-m", "build", "--wheel", "--outdir", place, ROOT], Path(place))
        (wheel,) = Path(place).glob("*.whl")
        for name in wanted or ["pip", "pipx", "uvx"]:
            folder = Path(place, name)
            (folder / "notes").mkdir(parents=True)
            (folder / "notes" / "owls.txt").write_text(NOTE, encoding="utf-8")
            begun = time.monotonic()
            try:
                told = _asked(name, wheel, tools, folder)
            except subprocess.CalledProcessError as error:
                told = (error.stderr or "")[-2_000:]
            good = "four voles" in told
            print(f"{name}: {'answers' if good else told} ({time.monotonic() - begun:.0f} s)", flush=True)
            failed += [] if good else [name]
    return int(bool(failed))


def _asked(name: str, wheel: Path, tools: Path, folder: Path) -> str:
    """What the command says that this installer made of the wheel."""
    if name == "pip":
        return _run([_environment(folder / "env", str(wheel)) / "pullquote", *ASK], folder)
    if name == "uvx":
        return _run([tools / "uvx", "--from", wheel, "pullquote", *ASK], folder)
    _run([tools / "pipx", "install", wheel], folder)
    return _run([folder / "bin" / "pullquote", *ASK], folder)


def _environment(home: Path, *packages: str) -> Path:
    """A new environment with these in it; its folder of commands."""
    _run([sys.executable, "-m", "venv", home], home.parent)
    _run([home / "bin" / "python", "-m", "pip", "install", "--quiet", *packages], home.parent)
    return home / "bin"


def _run(command: list[str | Path], folder: Path) -> str:
    """What it prints; it runs in this folder and writes nowhere else but into the caches of the installers."""
    apart = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin"), "PYTHONPATH": ""}
    run = subprocess.run(command, cwd=folder, env=os.environ | apart, check=True, capture_output=True, text=True)
    return run.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
