"""The environments that the systems live in, each made once under `.data/peers` and again when its pins change.

Pins are a file in `requirements`: `.txt` for pip, or `.json` for npm, a package.json that pins Node too.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.talk import PeerFailed

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parents[1] / ".data" / "peers"


def python(environment: str) -> Path:
    """The interpreter that serves an environment, which is made first where it is not there or was made from other
    pins. One of Node is served by this interpreter, as is ''."""
    if not environment:
        return Path(sys.executable)
    folder, pins = ENVIRONMENTS / environment, requirements(environment)
    made, wanted = folder / "made-from", pins.read_text(encoding="utf-8")
    of_node = pins.suffix == ".json"
    if not made.is_file() or made.read_text(encoding="utf-8") != wanted:
        print(f"making the environment {folder}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        (_with_npm if of_node else _with_pip)(folder, pins)
        made.write_text(wanted, encoding="utf-8")
    return Path(sys.executable) if of_node else folder / "bin" / "python"


def requirements(environment: str) -> Path:
    """The file of its pins."""
    return next((HERE / "requirements").glob(f"{environment}.*"))


def version(environment: str, package: str) -> str:
    """As pinned."""
    pins = requirements(environment)
    told = pins.read_text(encoding="utf-8")
    return str(json.loads(told)["dependencies"][package]) if pins.suffix == ".json" else pin(told, package)


def pin(requirements: str, package: str) -> str:
    """The version of a package that is pinned for pip; '' if it is not among them.

    >>> pin("torchvision==9\\ntorch==2.13.0\\n", "torch")
    '2.13.0'
    """
    return next((line.split("==")[1] for line in requirements.split() if line.startswith(f"{package}==")), "")


def _with_pip(folder: Path, pins: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if torch := pin(pins.read_text(encoding="utf-8"), "torch"):  # first and alone: nothing else then asks for another
        subprocess.run([*pip, f"torch=={torch}"], check=True)
    subprocess.run([*pip, "--requirement", str(pins)], check=True)


def _with_npm(folder: Path, pins: Path) -> None:
    """Without install scripts, which download and compile, and without optional packages, builds for graphics cards."""
    npm = shutil.which("npm")
    if not npm:
        raise PeerFailed(f"{folder.name} wants npm, which is not installed")
    folder.mkdir(parents=True)
    shutil.copy(pins, folder / "package.json")
    options = ["--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run([npm, "install", *options], cwd=folder, check=False).returncode:
        raise PeerFailed(f"{folder.name} could not be installed; npm install in {folder} tells why")
