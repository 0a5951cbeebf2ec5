"""Puts the blocks of an extracted document (paragraphs, headings, list items, table rows) together to one text.

Used for the formats whose text is not the file itself. Blocks stand a blank line apart, so that nothing has
to be guessed about them later.
"""

from __future__ import annotations

import re

from pullquote.corpus.article import Heading, Span

MARK = re.compile(r"(?:\d{1,3}[.)]|#\d{1,3}[.:)]?)[ \t]+(?=\S)")
# What extraction leaves that no text has: nulls and halves of characters.
BROKEN = re.compile(r"[\0\ud800-\udfff]")


class Builder:
    """Collects blocks in reading order; `text`, `headings` and `noise` tell the result."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.noise: list[Span] = []
        self._blocks: list[str] = []
        self._size = 0

    @property
    def empty(self) -> bool:
        return not self._blocks

    @property
    def text(self) -> str:
        return "\n\n".join(self._blocks)

    def add(self, block: str, level: int = 0) -> None:
        """One block, a heading where level is above 0. Blank ones are passed over; its white space runs
        become one space.
        """
        words = " ".join(BROKEN.sub("\ufffd", block).split())
        if not words:
            return
        start = self._size
        self._blocks.append(words)
        self._size += len(words) + 2
        if level:
            mark = MARK.match(words)
            if mark:
                self.noise.append((start, start + mark.end()))
            self.headings.append(Heading(start + (mark.end() if mark else 0), start + len(words), level))
