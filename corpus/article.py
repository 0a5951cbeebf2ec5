"""One article as it was read from its file: the text, what the file tells about it, and which parts are not
the article.

Holds data only. Reading files is done in `load`, finding headings and noise beside the format that has them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end of a region of `Article.text`, in characters, half open."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`text[start:end]` are the words of a heading; marks such as `## ` or `3. ` stand outside. Level 1 is
    the highest.
    """

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Article:
    """The text never changes after loading, and every offset of the project counts in it.

    `id` is the path below the folder, `/`-separated; `fingerprint` the SHA-256 of the file's bytes in hex.
    What the file does not tell (author, date, url, language, tags) is empty. `headings` are in text order and
    disjoint. `noise` holds the regions that are not the article (menus, markup, front matter), sorted,
    disjoint and never empty. `places` tell people where a part begins ("slide 3"), by rising offset.
    """

    id: str
    title: str
    text: str
    fingerprint: str
    author: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    headings: tuple[Heading, ...] = ()
    noise: tuple[Span, ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    tags: tuple[str, ...] = ()

    def place(self, offset: int) -> str:
        """Where a character stands, in words for people; '' where the format has no such places."""
        found = bisect_right(self.places, offset, key=lambda place: place[0])
        return self.places[found - 1][1] if found else ""
