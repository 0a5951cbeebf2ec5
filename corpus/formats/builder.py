"""Joins the blocks of an extracted document (paragraphs, headings, list items, table rows) into one text.

Used for formats whose text is not the file itself. A blank line separates blocks, so that nothing has to be guessed
later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from pullquote.corpus.article import Heading, Span, Table
from pullquote.corpus.text.content import Content
from pullquote.corpus.text.spans import merge

MARK = re.compile(r"(?:\d{1,3}[.)]|#\d{1,3}[.:)]?)[ \t]+(?=\S)")
# Leftovers of extraction: nulls and lone surrogates.
BROKEN = re.compile(r"[\0\ud800-\udfff]")


SPACE = re.compile(r"\s+")


class Part(NamedTuple):
    """Some words of a block; `hidden` ones are in the text as noise."""

    words: str
    hidden: bool = False


class Builder:
    """Collects blocks in reading order; `text`, `headings`, `noise`, `tables` and `items` are the result."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.noise: list[Span] = []
        self.places: list[tuple[int, str]] = []
        self.tables: list[Table] = []
        self.items: list[Span] = []
        self._blocks: list[str] = []
        self._size = 0

    @property
    def empty(self) -> bool:
        return not self._blocks

    @property
    def text(self) -> str:
        return "\n\n".join(self._blocks)

    def add(self, block: str, level: int = 0, item: bool = False) -> Span:
        """Add one block, a heading if level is above 0; `item`: of a list. Blank ones are skipped; runs of white space
        become one space. Returns its span.
        """
        words, start = " ".join(BROKEN.sub("\ufffd", block).split()), self._size
        if not words:
            return start, start
        self._blocks.append(words)
        self._size += len(words) + 2
        if level:
            mark = MARK.match(words)
            if mark:
                self.noise.append((start, start + mark.end()))
            self.headings.append(Heading(start + (mark.end() if mark else 0), start + len(words), level))
        elif item:
            self.items.append((start, start + len(words)))
        return start, start + len(words)

    def place(self, words: str) -> None:
        """Set the place, in words for people, of all that is added from here on."""
        if self.places and self.places[-1][0] == self._size:
            self.places.pop()  # nothing is there
        self.places.append((self._size, words))

    def add_parts(self, parts: Iterable[tuple[str, str]], between: str = " ") -> list[Span]:
        """Add one block of several parts, words and place of each; a place of '' repeats the last. Returns each part's
        span; blank ones have none."""
        block, spans = "", list[Span]()
        for words, place in parts:
            tidy = " ".join(BROKEN.sub("\ufffd", words).split())
            block += between if block and tidy else ""
            start = self._size + len(block)
            if tidy and place and self.places[-1:] != [(start, place)]:
                self.places.append((start, place))
            block += tidy
            spans.append((start, start + len(tidy)))
        self.add(block)
        return spans

    def add_marked(self, parts: Iterable[Part], level: int = 0, item: bool = False) -> None:
        """Add one block whose parts are joined as they are, hidden ones marked as noise; `item`: of a list."""
        block, noise = "", list[Span]()
        for part in parts:
            words = SPACE.sub(" ", BROKEN.sub("\ufffd", part.words))
            words = words.lstrip(" ") if not block or block.endswith(" ") else words
            if part.hidden:
                noise.append((self._size + len(block), self._size + len(block) + len(words)))
            block += words
        end = self._size + len(block.rstrip())
        self.add(block, level, item)
        self.noise += [(first, min(stop, end)) for first, stop in noise if first < min(stop, end)]

    def content(self, **about: Any) -> Content:
        """What was collected, with the file's metadata."""
        places = tuple(place for i, place in enumerate(self.places) if not i or place[1] != self.places[i - 1][1])
        return Content(
            self.text,
            headings=tuple(self.headings),
            noise=merge(self.noise),
            places=places,
            tables=tuple(self.tables),
            items=tuple(self.items),
            **about,
        )
