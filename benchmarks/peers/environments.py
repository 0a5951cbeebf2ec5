"""The environments that the systems live in, each made once under `.data/peers` and again when its pins change.

Pins are a file in `requirements`, for pip.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parents[1] / ".data" / "peers"


def python(environment: str) -> Path:
    """The interpreter that serves an environment, which is made first where it is not there or was made from other
    pins; of '' it is this one."""
    if not environment:
        return Path(sys.executable)
    folder, pins = ENVIRONMENTS / environment, requirements(environment)
    made, wanted = folder / "made-from", pins.read_text(encoding="utf-8")
    if not made.is_file() or made.read_text(encoding="utf-8") != wanted:
        print(f"making the environment {folder}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        _with_pip(folder, pins)
        made.write_text(wanted, encoding="utf-8")
    return folder / "bin" / "python"


def requirements(environment: str) -> Path:
    """The file of its pins."""
    return HERE / "requirements" / f"{environment}.txt"


def version(environment: str, package: str) -> str:
    """As pinned."""
    return pin(requirements(environment).read_text(encoding="utf-8"), package)


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
