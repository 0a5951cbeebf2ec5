"""Which files of a folder are included, by patterns over their ids."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

BACK = "!"  # begins an exclude pattern that re-includes what is ignored by default


@dataclass(frozen=True, slots=True)
class Patterns:
    """Which ids are included: those that match one of `include` (all if it is empty) and none of `exclude`.

    In a pattern `*` stands for any characters, `/` among them, `?` for one, `[ab]` for one of these; a pattern that is
    a file's name means that file. Names are compared in Unicode's composed form. An exclude pattern that begins with
    `!` re-includes what is ignored by default: `!node_modules/*`.

    >>> [Patterns(exclude=("drafts/*", "*.pdf")).take(id) for id in ("a.md", "drafts/old/b.md", "deep/c.pdf")]
    [True, False, False]
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def take(self, id: str) -> bool:
        included = not self.include or any(matches(id, pattern) for pattern in self.include)
        return included and not any(matches(id, pattern) for pattern in self.exclude if not pattern.startswith(BACK))

    def takes_back(self, folder: str) -> bool:
        """Return whether a folder that is ignored by default is looked into."""
        back = [pattern.removeprefix(BACK) for pattern in self.exclude if pattern.startswith(BACK)]
        return any(matches(folder, pattern) or matches(f"{folder}/", pattern) for pattern in back)

    def idle(self, ids: Iterable[str]) -> list[str]:
        """Return the patterns that match none of these ids, except those that re-include."""
        known = list(ids)
        patterns = [pattern for pattern in (*self.include, *self.exclude) if not pattern.startswith(BACK)]
        return [pattern for pattern in patterns if not any(matches(id, pattern) for id in known)]


def matches(id: str, pattern: str) -> bool:
    """Whether an id matches a pattern, or is it.

    >>> matches("draft [old].md", "draft [old].md"), matches("cafe\\u0301.md", "café.*")
    (True, True)
    """
    id, pattern = composed(id), composed(pattern)
    return id == pattern or fnmatchcase(id, pattern)


def composed(name: str) -> str:
    """Return a name as it is compared: file systems and keyboards write "é" as one character or as two."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
