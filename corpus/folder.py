"""A folder → the files in it that can be articles. Looks at names and stats only; nothing is opened.

Each file is one article, however many paths lead to it: device and inode tell. A real path is preferred to a link, so
that removing a link changes no id.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pullquote.corpus.errors import PullquoteError
from pullquote.corpus.ignored import Ignored
from pullquote.corpus.patterns import Patterns
from pullquote.corpus.registry import suffixes


class File(NamedTuple):
    """`id` is the path below the folder, `/`-separated, bytes that are not UTF-8 as `\\xff`; size in bytes, modified in
    nanoseconds since 1970. `stamp` changes even where a write keeps both: change time and inode."""

    id: str
    place: str | Path
    size: int
    modified: int
    stamp: str = ""

    @property
    def path(self) -> Path:
        return Path(self.place)  # made where it is asked for: most files of a folder are only counted


@dataclass(frozen=True)
class Scan:
    """What a folder holds now.

    `files` are sorted by id. `copies`: further paths, of files or folders → the path that stands for them. `unlisted`:
    paths that could not be looked at → why; '' is the folder itself. `ignored`: paths skipped by rule.
    `unread`: how many files there are of each suffix that is not read; '' for those without one.
    """

    files: list[File] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    unlisted: dict[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    unread: dict[str, int] = field(default_factory=dict)

    def left_out(self, id: str) -> bool:
        """Return whether the path exists but is excluded by rule: ignored, or a copy."""
        return any(path in self.ignored or path in self.copies for path in _upward(id))

    def unreachable(self, id: str) -> str | None:
        """Return the path at or above this one that could not be looked at."""
        return next((path for path in (*_upward(id), "") if path in self.unlisted), None)


class ArticlesNotFound(PullquoteError):
    """The folder of articles does not exist; the message says what to do."""


def files(folder: str | Path) -> list[File]:
    """Return every article file below the folder, sorted by id; see `scan`."""
    return scan(folder).files


def scan(folder: str | Path, patterns: Patterns | None = None) -> Scan:
    """Return what the folder holds. Hidden files and folders, those of editors, those ignored and unknown suffixes are
    skipped; `patterns` may take back what is ignored by default.

    Links are followed, but not in a circle and not to a folder above this one.
    """
    root = require(folder)
    return _Walk(root, Ignored.of(root, patterns or Patterns())).scan()


def require(folder: str | Path) -> Path:
    """Return the folder; raises ArticlesNotFound if it is not one."""
    root = Path(folder)
    if not root.is_dir():
        kind = "is a file, not a folder" if root.exists() else "does not exist"
        raise ArticlesNotFound(f"The articles folder {root} {kind}. Name a folder with --articles.")
    return root


def may_be_article(name: str) -> bool:
    """Return whether a file of this name is read: the suffix is known, and it is no editor's own file."""
    return name.lower().endswith(suffixes()) and not name.startswith((".", "~$"))


class _Walk:
    """One scan of a folder; links are followed last."""

    def __init__(self, root: Path, ignored: Ignored) -> None:
        self._ignored = ignored
        self._root = str(root)
        self._above = {_identity(os.stat(path)) for path in root.resolve().parents}
        self._seen: dict[tuple[int, int], str] = {}
        self._linked: list[tuple[str, str]] = []
        self._files: list[File] = []
        self._copies: dict[str, str] = {}
        self._unlisted: dict[str, str] = {}
        self._passed: set[str] = set()
        self._unread: Counter[str] = Counter()

    def scan(self) -> Scan:
        self._enter(self._root, "")
        while self._linked:
            waiting, self._linked = sorted(self._linked), []
            for id, path in waiting:
                self._look_behind(id, path)
        self._files.sort(key=lambda file: file.id)
        unread = dict(self._unread.most_common())
        return Scan(self._files, self._copies, self._unlisted, frozenset(self._passed), unread)

    def _enter(self, path: str, id: str) -> None:
        """Scan a folder and all below it."""
        folders = [(path, id)]
        while folders:
            path, id = folders.pop()
            try:
                status = os.stat(path)
                with os.scandir(path) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError as error:
                self._unlist(id, error)
                continue
            if self._is_known(id, status):
                continue
            inner = []
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                below = f"{id}/{written(entry.name)}" if id else written(entry.name)
                if entry.is_symlink():
                    self._linked.append((below, entry.path))
                elif not entry.is_dir(follow_symlinks=False):
                    if may_be_article(entry.name):
                        self._look(below, entry)
                    elif not entry.name.startswith("~$"):
                        self._unread[os.path.splitext(entry.name)[1].lower()] += 1
                elif self._ignored.folder(below, entry.path):
                    self._passed.add(below)
                else:
                    inner.append((entry.path, below))
            folders += reversed(inner)

    def _look(self, id: str, entry: os.DirEntry[str]) -> None:
        try:
            self._take(id, entry.path, entry.stat(follow_symlinks=False))
        except OSError as error:
            self._unlist(id, error)

    def _look_behind(self, id: str, path: str) -> None:
        """Take the file, or enter the folder, behind a link."""
        article = may_be_article(os.path.basename(path))
        try:
            status = os.stat(path)
        except OSError as error:
            if article:
                self._unlist(id, error)
            return
        if not stat.S_ISDIR(status.st_mode):
            if article:
                self._take(id, path, status)
        elif _identity(status) in self._above or self._ignored.folder(id, path):
            self._passed.add(id)
        else:
            self._enter(path, id)

    def _take(self, id: str, path: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            return
        if self._ignored.file(id):
            self._passed.add(id)
        elif not self._is_known(id, status):
            self._files.append(file_of(id, path, status))

    def _is_known(self, id: str, status: os.stat_result) -> bool:
        """Return whether another path led here before; note this one."""
        first = self._seen.setdefault(_identity(status), id) if status.st_ino else id
        if first != id:
            self._copies[id] = first
        return first != id

    def _unlist(self, id: str, error: OSError) -> None:
        """Note what could not be looked at; what is gone by now, or behind a broken link, is not missed."""
        if not isinstance(error, FileNotFoundError) or not id:
            self._unlisted[id] = (error.strerror or type(error).__name__).lower()


def file_of(id: str, path: str, status: os.stat_result) -> File:
    return File(id, path, status.st_size, status.st_mtime_ns, f"{status.st_ctime_ns}:{status.st_ino}")


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def written(name: str) -> str:
    """Return a name that can be stored and shown: Linux lets names hold bytes that are not UTF-8."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _upward(id: str) -> Iterator[str]:
    """Return a path and those of the folders above it, without the topmost."""
    while id:
        yield id
        id = id.rpartition("/")[0]
