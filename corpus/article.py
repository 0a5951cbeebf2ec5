"""One article as read from its file: the text, its metadata, and which parts are not the article.

Holds data only. Reading files is done in `load`, finding headings and noise beside the format that has them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from pullquote.corpus.pages.page import Box, Page

Span = tuple[int, int]
"""Start and end of a region of `Article.text`, in characters, half open."""

LONGEST_ROW = 600
"""Characters of a row; a longer one lays out a page, and its cells hold paragraphs."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`text[start:end]` are the words of a heading; marks such as `## ` or `3. ` are outside. Level 1 is
    the highest.
    """

    start: int
    end: int
    level: int


class LeftOut(NamedTuple):
    """A part of a file that is not searched: what it is, its characters (0 if unreadable), its first words."""

    what: str
    size: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`text[start:end]` is a row of a table, its cells in order; a cell of no characters is blank."""

    start: int
    end: int
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of heads, one for each column; `rows` are the others, top to bottom, of any number of cells.

    `named`: whether the text of each row names the heads itself ("Adult: 22"), its cells without them.
    """

    heads: Row
    rows: tuple[Row, ...]
    named: bool = False

    @property
    def start(self) -> int:
        return self.heads.start

    @property
    def end(self) -> int:
        return self.rows[-1].end if self.rows else self.heads.end


@dataclass(frozen=True, slots=True)
class Article:
    """The text never changes after loading; all offsets refer to it.

    `id` is the path below the folder, `/`-separated; `fingerprint` the SHA-256 of the file's bytes in hex.
    Metadata that the file lacks (author, date, url, language, tags) is empty. `headings` are in text order and
    disjoint. `noise` holds the regions that are not the article (menus, markup, front matter), sorted,
    disjoint and never empty. `places` say where a part begins ("slide 3"), by rising offset.
    `left` lists what of the file is not in the text. `tables` and `items` (those of lists, without their marks) are in
    text order and disjoint. `pages` say where each character was printed, in order; empty if unknown.
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
    left: tuple[LeftOut, ...] = ()
    tables: tuple[Table, ...] = ()
    items: tuple[Span, ...] = ()
    pages: tuple[Page, ...] = ()

    def rows(self, start: int, end: int) -> Iterator[tuple[Table, Row]]:
        """The rows of tables that touch `text[start:end]`, those of heads left out, each with its table."""
        first = bisect_right(self.tables, start, key=lambda table: table.end)
        for table in self.tables[first:]:
            if table.start >= end:
                return
            at = bisect_right(table.rows, start, key=lambda row: row.end)
            for row in takewhile(lambda row: row.start < end, table.rows[at:]):
                yield table, row

    def place(self, offset: int) -> str:
        """Where a character stands, in words for people; '' if the format has no such places."""
        found = bisect_right(self.places, offset, key=lambda place: place[0])
        return self.places[found - 1][1] if found else ""

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where `text[start:end]` was printed: page from 1, x0, y0, x1, y1 in points from the top left, one a line."""
        touched = [page for page in self.pages if page.start < end and start < page.end]
        found = [(page.first_in(self.text, start, end), page) for page in touched]
        in_order = (page for first, page in sorted(found, key=lambda each: each[0]) if first < end)
        return tuple(box for page in in_order for box in page.boxes(self.text, start, end))

    def page(self, start: int, end: int | None = None) -> int | None:
        """The number of the page on which a character, or the first of a span that was printed, stands."""
        boxes = self.boxes(start, start + 1 if end is None else end)
        return boxes[0][0] if boxes else None
