"""The manifest of a cache: name, generation and digests of its files, kept in the truth so that damage is noticed.

A cache folder is never written to once its manifest is in the truth; a changed cache is a new folder.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from secrets import token_hex

LOG = logging.getLogger("pullquote")
# The engine's own bookkeeping: locks say nothing of the content.
CHANGING = (".json", ".txt")  # lists of files and of terms; all other names stand for one content for ever
WINDOWS = os.name == "nt"
LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


@dataclass(frozen=True)
class Manifest:
    """A cache's folder below the library's, the generation it was written for, and the SHA-256 of each file; of words
    also the version of the terms that they are held as, 0 if they were written before it was noted."""

    name: str
    generation: int
    files: dict[str, str] = field(default_factory=dict)
    terms: int = 0

    @classmethod
    def of(cls, folder: Path, generation: int, known: Mapping[str, str] | None = None, terms: int = 0) -> Manifest:
        """Note the folder's files; `known` digests are taken as they are.

        Nothing is waited for until it is on the disk: what a power cut loses or tears differs from its digest.
        """
        known = {name: is_ for name, is_ in (known or {}).items() if not name.endswith(CHANGING)}
        digests = {name: known.get(name) or _digest(folder / name) for name in _names(folder)}
        return cls(folder.name, generation, digests, terms)

    @classmethod
    def read(cls, text: str) -> Manifest:
        return cls(**json.loads(text))

    def __str__(self) -> str:
        return json.dumps(asdict(self))

    def intact(self, library: Path, seen: set[tuple[str, str]] | None = None) -> bool:
        """True when every file is what was recorded. Those in `seen` (name and digest) are not read again, new ones
        are added to it."""
        seen = set() if seen is None else seen
        try:
            fresh = {(name, is_) for name, is_ in self.files.items() if (name, is_) not in seen}
            if not all((library / self.name / name).is_file() for name in self.files):
                return False
            if any(_digest(library / self.name / name) != is_ for name, is_ in fresh):
                return False
        except OSError:
            return False
        seen |= fresh
        return True

    def sound(self, library: Path) -> bool:
        """Return whether it is intact; where it is not, log that it is made again."""
        if self.intact(library):
            return True
        kind = self.name.partition("-")[0]
        LOG.warning("the %s of the library %s were missing or damaged; they are rebuilt from it", kind, library)
        return False


def new_folder(library: Path, kind: str) -> Path:
    """Return a place for a cache, named after its kind, that no other one has or had."""
    folder = library / f"{kind}-{token_hex(4)}"
    folder.mkdir()
    return folder


def cloned(folder: Path, to: Path, but: Collection[str] = (), *, soft: bool = False) -> None:
    """Return the files of one cache in the folder of another: the same ones on the disk, or copies where it has no
    links.

    Lists of files are copied, since a link would change with its other name. Those named in `but` are left out.
    `soft`: by links that may lead to another disk.
    """
    place = os.path.realpath(folder)
    for name in _names(folder):
        if name in but:
            continue
        file = os.path.join(place, name)
        try:
            if name.endswith(CHANGING):
                raise OSError
            (os.symlink if soft else os.link)(os.readlink(file) if os.path.islink(file) else file, to / name)
        except OSError:
            shutil.copyfile(file, to / name)


def settle(path: Path) -> None:
    """Bring a file or a folder's list of names onto the disk for good.

    Windows opens no folder, whose names its file system logs by itself, and flushes only what may be written.
    """
    if WINDOWS and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if WINDOWS else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in os.scandir(folder) if entry.name not in LOCKS)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
