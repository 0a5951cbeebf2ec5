"""The visible lines of a text, and which of them belong to one paragraph.

A line is visible if it has more than white space and hidden regions. Line breaks alone do not separate paragraphs: in
hard-wrapped text they fall inside sentences, in scraped text each one ends a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pullquote.corpus.article import Span

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
BULLET = re.compile(
    r"[\s>]*(?:[-*+•‣◦·▪●○■□➢➤✓✔–—][ \t\u00a0\u3000]|\(?\d{1,3}[.)][ \t\u00a0]|\(?[a-zA-Z]\)[ \t]|\|"
    r"|</?(?:p|br|li|ul|ol|td|th|tr|div|h\d)\b)",
    re.IGNORECASE,
)
CONTINUES = re.compile(r"[.,;:!?)\]”’»、。，；：！？）】」』](?![.\d])")
ENDS = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]」』）*_]*$")

CLOSERS = 20
"""Characters at the end of a text that decide whether it ends like a sentence."""
WRAP = (40, 120)
"""Hard-wrapped text has lines at most this wide; a narrower column is a list."""


class Line(NamedTuple):
    """`text[start:end]` from the first visible character of a line to its last; `indent` includes hidden regions."""

    start: int
    end: int
    indent: int
    alone: bool
    """Whether a blank (or entirely hidden) line, or the start of the text, is before it."""


def visible(text: str, hidden: Sequence[Span] = ()) -> list[Line]:
    """Return the visible lines, in text order; hidden regions are sorted and disjoint."""
    return list(_visible(text, hidden))


def _visible(text: str, hidden: Sequence[Span]) -> Iterator[Line]:
    blank, last, at, count = True, 0, 0, len(hidden)
    for match in LINE.finditer(text):
        start, end = match.span()
        # Two line ends between two lines make a blank line; \r\n is one.
        blank = blank or (start - last > 1 and (start - last > 2 or text[last:start] != "\r\n"))
        blank = blank or text[last:start] in ("\x0c", "\u2029")
        last = end
        while at < count and hidden[at][1] <= start:
            at += 1
        touched = at < count and hidden[at][0] < end
        shown = _shown(text, hidden, at, start, end) if touched else _tight(text, start, end)
        if shown is None:
            blank = True
            continue
        yield Line(shown[0], shown[1], shown[0] - start, blank)
        blank = False


def _shown(text: str, hidden: Sequence[Span], at: int, start: int, end: int) -> Span | None:
    first = last = -1
    while start < end:
        stop = hidden[at][0] if at < len(hidden) else end
        piece = _tight(text, start, min(stop, end)) if stop > start else None
        if piece:
            first, last = (piece[0] if first < 0 else first), piece[1]
        if stop >= end:
            break
        start, at = hidden[at][1], at + 1
    return None if first < 0 else (first, last)


def _tight(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return None if left == len(piece) else (start + left, start + len(piece.rstrip()))


def ends(text: str, start: int, end: int) -> bool:
    """Return whether the region ends like a sentence: with a full stop or the like, then closing marks."""
    return ENDS.search(text, max(start, end - CLOSERS), end) is not None


def wrapped(lines: Sequence[Line]) -> bool:
    """Return whether most of the text is in lines of a width that people and programs wrap at."""
    narrow = sum(line.end - line.start for line in lines if line.end - line.start <= WRAP[1])
    return 2 * narrow > sum(line.end - line.start for line in lines)


def paragraphs(text: str, lines: Sequence[Line], flowing: bool = False) -> list[Span]:
    """Return runs of visible lines that are read as one piece, in text order; together they hold every visible
    character.

    A blank line or a bullet ends a paragraph. A single line end does so unless the line was wrapped there:
    the next line's first word would not have fitted. A line that begins with closing punctuation continues the last
    one.
    """
    may_wrap = not flowing and wrapped(lines)
    found: list[Span] = []
    for block in _blocks(lines):
        width = max(line.end - line.start + min(line.indent, 8) for line in block)
        width = width if may_wrap and WRAP[0] <= width <= WRAP[1] else 0
        for previous, line in zip([None, *block], block, strict=False):
            goes_on = previous and (flowing or width) and not _starts(text, line)
            if goes_on and previous and not flowing:
                goes_on = _was_wrapped(text, previous, line, width)
            if goes_on or (found and CONTINUES.match(text, line.start) and not ends(text, *found[-1])):
                found[-1] = (found[-1][0], line.end)
            else:
                found.append((line.start, line.end))
    return found


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.alone:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _starts(text: str, line: Line) -> bool:
    """Return whether the line is a list item, a table row or a block of HTML, its mark hidden or not."""
    return bool(BULLET.match(text, line.start - line.indent) or BULLET.match(text, line.start))


def _was_wrapped(text: str, previous: Line, line: Line, width: int) -> bool:
    space = text.find(" ", line.start, line.end)
    word = (space if space > 0 else line.end) - line.start
    # A ragged edge: editors wrap words with their punctuation, people a little early.
    return previous.end - previous.start + min(previous.indent, 8) + 1 + word > width - 6
