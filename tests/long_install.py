"""The wheel in empty folders outside the checkout, by each installer: `python -m tests.long_install [pip pipx uvx]`.

Each makes an environment of its own from the package registry, with the extra `mcp`, and has a small session in it:
`--version`, `build`, `ask`, `status` and the first words of an assistant to `mcp`; a line tells what came. Takes
minutes and, where torch comes with its GPU libraries, gigabytes. uv reads no settings of pip: UV_FIND_LINKS and
UV_INDEX tell it of packages elsewhere. Status 1 if one fails.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
NOTE = "Barn owls nest in old barns. They eat about four voles a night."
ABOUT = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "outside", "version": "1"}}
GREETING = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ABOUT}) + "\n"
SESSION = {  # what is said to the program, and what it must answer
    "--version": "pullquote 0",
    "build notes": "added 1",
    "ask --json What_do_barn_owls_eat? notes": "four voles",
    "status notes": "no file has changed since",
    "mcp notes": '"serverInfo":{"name":"Pullquote"',
}


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
                told = _session(_installed(name, f"{wheel}[mcp]", tools, folder), folder)
            except subprocess.CalledProcessError as error:
                told = (error.stderr or "")[-2_000:]
            print(f"{name}: {told or 'answers'} ({time.monotonic() - begun:.0f} s)", flush=True)
            failed += [name] if told else []
    return int(bool(failed))


def _installed(name: str, wheel: str, tools: Path, folder: Path) -> list[str | Path]:
    """How the program that this installer made of the wheel is called."""
    if name == "pip":
        return [_environment(folder / "env", wheel) / "pullquote"]
    if name == "uvx":
        return [tools / "uvx", "--from", wheel, "pullquote"]
    _run([tools / "pipx", "install", wheel], folder)
    return [folder / "bin" / "pullquote"]


def _session(program: list[str | Path], folder: Path) -> str:
    """What was answered amiss, or nothing."""
    for asked, wanted in SESSION.items():
        told = _run([*program, *(word.replace("_", " ") for word in asked.split())], folder)
        if wanted not in told:
            return f"{asked}: {told}"
    return ""


def _environment(home: Path, *packages: str) -> Path:
    """A new environment with these in it; its folder of commands."""
    _run([sys.executable, "-m", "venv", home], home.parent)
    _run([home / "bin" / "python", "-m", "pip", "install", "--quiet", *packages], home.parent)
    return home / "bin"


def _run(command: list[str | Path], folder: Path) -> str:
    """What it prints, an assistant's greeting on its input; it runs in this folder and writes nowhere else but into the
    caches of the installers.
    """
    apart = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin"), "PYTHONPATH": ""}
    run = subprocess.run(
        command, cwd=folder, env=os.environ | apart, check=True, capture_output=True, text=True, input=GREETING
    )
    return run.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
