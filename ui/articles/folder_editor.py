"""The folder of a library: lists, adds and removes articles. Knows no page. Nothing is lost: uploads never overwrite,
are written whole or not at all and never outside the folder; removed files are moved aside. The library follows with
the next build.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pullquote.corpus import Coverage, InvalidArgument, files, suffixes, why_unreadable
from pullquote.ui.articles.atomic_copy import free, put
from pullquote.ui.articles.safe_name import LONGEST, safe_name
from pullquote.ui.shared.file_size import size
from pullquote.ui.shared.sanitize import one_line

if TYPE_CHECKING:
    from pullquote.index import Progress, Report
    from pullquote.qa import Pullquote

HELD, CHANGED, NEW, GONE, FAILED = (
    "in the library",
    "changed on disk",
    "new, not yet read",
    "gone from disk",
    "not read",
)
TRIED = 2_000_000  # bytes of an uploaded file up to which it is read at once, to say whether it can be
FIRST = (FAILED, NEW, CHANGED, GONE, HELD)  # the order in which they are listed: what needs attention comes first


@dataclass(frozen=True)
class UploadSettings:
    """Limits on uploads: bytes of a file, files at once, bytes of a name in UTF-8."""

    file_bytes: int = 50_000_000
    files: int = 50
    name_bytes: int = LONGEST
    suffixes: tuple[str, ...] = field(default_factory=suffixes)


@dataclass(frozen=True, slots=True)
class Item:
    """One article or file. `size` in bytes; `passages`, `date` and `read`, the share of it that is searched, are those
    in the library; `reason` is why it failed, or what of it is not searched."""

    id: str
    title: str
    state: str
    size: int
    date: str = ""
    passages: int = 0
    reason: str = ""
    read: float = 1.0

    @property
    def held(self) -> bool:
        """Whether the library can show it."""
        return self.state in (HELD, CHANGED, GONE)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The outcome of an upload: `refused` says why it was not accepted, `there` what is in its place; both '' if it is
    in the folder."""

    name: str
    refused: str = ""
    there: str = ""

    @property
    def taken(self) -> bool:
        return not (self.refused or self.there)


@dataclass(frozen=True)
class FolderEditor:
    """The folder of a library as a place to put articles in and take them out; not so where it is `read_only`."""

    library: Pullquote
    read_only: bool = False
    settings: UploadSettings = field(default_factory=UploadSettings)
    _read: dict[int, dict[str, Coverage]] = field(default_factory=dict)  # of the library's present generation

    def items(self) -> list[Item]:
        """All articles of the library and all files of the folder. Raises ArticlesNotFound if the folder is gone."""
        status = self.library.status()
        states = dict.fromkeys(status.changed, CHANGED) | dict.fromkeys(status.removed, GONE)
        partly = self._partly_read()
        held = [
            _read_so(
                Item(entry.id, entry.title, states.get(entry.id, HELD), entry.size, entry.date, entry.passages),
                partly.get(entry.id),
            )
            for entry in self.library.articles()
        ]
        new = [Item(id, _title(id), NEW, self._size(id)) for id in status.added]
        failed = [
            Item(failure.id, _title(failure.id), FAILED, self._size(failure.id), reason=failure.reason)
            for failure in status.failed
            if os.path.lexists(self.library.folder / failure.id)
        ]
        return sorted([*held, *new, *failed], key=lambda item: (FIRST.index(item.state), item.id))

    def _partly_read(self) -> dict[str, Coverage]:
        """What is left out of which article; looked up once for each state of the library."""
        now = self.library.generation
        if now not in self._read:
            found = {each.article: each for each in self.library.coverage()}
            self._read.clear()
            self._read[now] = found
        return self._read[now]

    def receive(self, sources: Sequence[Path]) -> list[Receipt]:
        """Copies files into the folder, each under the safe form of its name. Raises ValueError if they are too
        many."""
        self._may_change()
        if len(sources) > self.settings.files:
            raise InvalidArgument(
                f"{len(sources)} files at once are too many; add at most {self.settings.files} at a time"
            )
        return [self._receive(source) for source in sources]

    def replace(self, source: Path) -> Receipt:
        """Puts a file in place of the one of its name, which is moved into the library's folder."""
        self._may_change()
        name = safe_name(source.name, self.settings.name_bytes)
        if reason := self._unfit(name, source):
            return Receipt(name, reason)
        if (self.library.folder / name).exists():
            self.remove(name)
        return self._receive(source)

    def restore(self, id: str, moved: Path) -> None:
        """Moves a file that was removed back. Raises InvalidArgument if another is in its place by now."""
        self._may_change()
        target = self.library.folder / id
        target.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(target):
            raise InvalidArgument(f"{one_line(id)} exists again; the removed file is kept as {moved}")
        shutil.move(moved, target)
        self.library.leaving -= {id}

    def remove(self, id: str) -> Path:
        """Moves the file of an article into the library's folder and tells where it is now. ValueError if it cannot.

        The article is not asked any more from now on.
        """
        self._may_change()
        file = next((file for file in files(self.library.folder) if file.id == id), None)
        if file is None:
            raise InvalidArgument(f"{one_line(id)} is not in the articles' folder; it may have been removed already")
        if not file.path.parent.resolve().is_relative_to(self.library.folder.resolve()):
            raise InvalidArgument(f"{one_line(id)} is linked from outside the articles' folder; remove it there")
        target = free(self.removed_folder / id)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(file.path, target)
        self.library.leaving |= {id}
        return target

    def rebuild(self, progress: Progress | None = None, *, allow_removals: bool = False) -> Report:
        """Makes the library match the folder; `allow_removals`: even where most files are gone."""
        self._may_change()
        return self.library.refresh(progress, allow_removals=allow_removals or None)

    def _may_change(self) -> None:
        if self.read_only:
            raise InvalidArgument("this page is read-only: articles are added and removed in their folder")

    def _size(self, id: str) -> int:
        try:
            return (self.library.folder / id).stat().st_size
        except OSError:
            return 0

    @property
    def removed_folder(self) -> Path:
        """`removed` in the library's folder; hidden where that lies among the articles and would be read again."""
        inside = self.library.path.resolve().is_relative_to(self.library.folder.resolve())
        return self.library.path / (".removed" if inside else "removed")

    def _receive(self, source: Path) -> Receipt:
        name = safe_name(source.name, self.settings.name_bytes)
        try:
            if reason := self._unfit(name, source):
                return Receipt(name, reason)
            target = self.library.folder / name
            refused = put(source, target)
            replaceable = refused and target.is_file() and not target.is_symlink()
            return Receipt(name, there=self._both(target, source)) if replaceable else Receipt(name, refused)
        except OSError as error:
            return Receipt(name, f"cannot be written: {error.strerror or error}")

    def _both(self, target: Path, source: Path) -> str:
        """What is under the name, and what would replace it."""
        there, new = target.stat(), source.stat()
        when = datetime.fromtimestamp(there.st_mtime, UTC).strftime("%Y-%m-%d %H:%M")
        now = datetime.fromtimestamp(new.st_mtime, UTC).strftime("%Y-%m-%d %H:%M")
        return f"that of {when} UTC has {size(there.st_size)}, the one sent {now} UTC has {size(new.st_size)}"

    def _unfit(self, name: str, source: Path) -> str:
        if not name.lower().endswith(self.settings.suffixes):
            return f"is not a supported file type ({' '.join(self.settings.suffixes)})"
        bytes = source.stat().st_size
        if not bytes:
            return "is empty"
        if bytes > self.settings.file_bytes:
            return f"has {size(bytes)}; the limit is {size(self.settings.file_bytes)}"
        return why_unreadable(name, source.read_bytes()) if bytes <= TRIED else ""


def search(items: Iterable[Item], words: str) -> list[Item]:
    """The items with all of these words in title or file name, upper and lower case alike; all without a word."""
    wanted = words.casefold().split()
    return [item for item in items if all(word in f"{item.title} {item.id}".casefold() for word in wanted)]


def _read_so(item: Item, coverage: Coverage | None) -> Item:
    if coverage is None:
        return item
    left = ", ".join(dict.fromkeys(part.what for part in coverage.left))
    return replace(item, read=coverage.share, reason="" if coverage.whole else f"not searched: {left}")


def _title(id: str) -> str:
    return id.rpartition("/")[2]
