"""A folder → the files in it that can be articles. Looks at names and sizes only; nothing is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class File:
    """`id` is the path below the folder, `/`-separated, bytes that are no UTF-8 as `\\xff`; size in bytes, modified in
    nanoseconds since 1970."""

    id: str
    place: str | Path
    size: int
    modified: int

    @property
    def path(self) -> Path:
        return Path(self.place)  # made where it is asked for: most files of a folder are only counted


@dataclass(frozen=True, slots=True)
class Patterns:
    """Which ids are taken: those that match one of `include` (all where it is empty) and none of `exclude`.

    In a pattern `*` stands for any characters, `/` among them, `?` for one, `[ab]` for one of these.

    >>> [Patterns(exclude=("drafts/*", "*.pdf")).take(id) for id in ("a.md", "drafts/old/b.md", "deep/c.pdf")]
    [True, False, False]
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def take(self, id: str) -> bool:
        included = not self.include or any(fnmatchcase(id, pattern) for pattern in self.include)
        return included and not any(fnmatchcase(id, pattern) for pattern in self.exclude)


class ArticlesNotFound(Exception):
    """There is no folder of articles where one was named; the message says what to do."""


def files(folder: str | Path) -> list[File]:
    """Every article file below the folder, sorted by id. Hidden files and folders, those of editors and unknown
    suffixes are passed over.

    Links are followed, each real folder is entered once. A folder that cannot be opened is passed over.
    """
    root = Path(folder)
    if not root.is_dir():
        kind = "is a file, not a folder" if root.exists() else "does not exist"
        raise ArticlesNotFound(f"The articles folder {root} {kind}. Name a folder with --articles.")
    return sorted(_walk(root), key=lambda file: file.id)


def may_be_article(name: str) -> bool:
    """Whether a file of this name is read: its suffix is a known one, and no editor keeps its own notes in it."""
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))


def _walk(root: Path) -> Iterator[File]:
    seen: set[tuple[int, int]] = set()
    for place, folders, names in os.walk(root, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _is_new(Path(place, name), seen))
        above = "" if Path(place) == root else f"{Path(place).relative_to(root).as_posix()}/"
        for name in names:
            if may_be_article(name) and (file := _file(_written(above + name), os.path.join(place, name))):
                yield file


def _written(name: str) -> str:
    """A name that can be stored and shown: Linux lets names hold bytes that are no UTF-8."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_new(path: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    place = (status.st_dev, status.st_ino)
    if place in seen:
        return False
    seen.add(place)
    return True


def _file(id: str, path: str) -> File | None:
    try:
        status = os.stat(path)
    except OSError:  # gone since, or a link to nowhere
        return None
    return File(id, path, status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None
