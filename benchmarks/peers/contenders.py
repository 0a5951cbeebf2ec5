"""The systems that are measured, in the order of the table, and the environments that they live in.

An environment is made once under `.data/peers`, from a file of pins in `requirements`, and rebuilt when that changes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parents[1] / ".data" / "peers"


@dataclass(frozen=True)
class Contender:
    """`name` is a file in `systems`, `package` what its version is that of, `environment` a file in `requirements`
    ('': the one that runs this). `shares` names the system whose kept library it opens, so that it builds none."""

    name: str
    title: str
    package: str = ""
    environment: str = ""
    embeds: bool = True
    reads: bool = True
    shares: str = ""

    @property
    def version(self) -> str:
        """As pinned; '' for the system of this checkout."""
        return pin(requirements(self.environment).read_text(encoding="utf-8"), self.package) if self.package else ""

    @property
    def head(self) -> dict[str, str]:
        """What its results begin with."""
        return {"system": self.name, "title": self.title, "version": self.version}


CONTENDERS = (
    Contender("pullquote", "Pullquote"),
    Contender("txtai", "txtai", "txtai", "txtai"),
    Contender("txtai_joined", "txtai, three joined", "txtai", "txtai", shares="txtai"),
    Contender("haystack", "Haystack", "haystack-ai", "haystack"),
    Contender("llamaindex", "LlamaIndex", "llama-index-core", "llamaindex", reads=False),
    Contender("faiss", "plain FAISS", "faiss-cpu", "faiss", reads=False),
    Contender("bm25s", "bm25s", "bm25s", "bm25s", embeds=False, reads=False),
)


def files(folder: Path) -> list[Path]:
    """The results of the systems, in the order of the table."""
    return [file for one in CONTENDERS if (file := folder / f"{one.name}.json").exists()]


def python(environment: str) -> Path:
    """The interpreter of an environment, which is made first where it is not there or was made from other pins."""
    if not environment:
        return Path(sys.executable)
    folder, pins = ENVIRONMENTS / environment, requirements(environment)
    interpreter, made = folder / "bin" / "python", folder / "made-from"
    wanted = pins.read_text(encoding="utf-8")
    if not made.is_file() or made.read_text(encoding="utf-8") != wanted:
        print(f"making the environment {folder}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if torch := pin(wanted, "torch"):  # first and alone: nothing else then asks for another build of it
            subprocess.run([*pip, f"torch=={torch}"], check=True)
        subprocess.run([*pip, "--requirement", str(pins)], check=True)
        made.write_text(wanted, encoding="utf-8")
    return interpreter


def requirements(environment: str) -> Path:
    return HERE / "requirements" / f"{environment}.txt"


def pin(requirements: str, package: str) -> str:
    """The pinned version of a package; '' if it is not among them.

    >>> pin("torchvision==9\\ntorch==2.13.0\\n", "torch")
    '2.13.0'
    """
    return next((line.split("==")[1] for line in requirements.split() if line.startswith(f"{package}==")), "")
