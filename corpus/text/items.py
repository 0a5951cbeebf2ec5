"""Items of lists in a text that marks them: `- `, `• `, `1. `, `b) ` at a line's start. Changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pullquote.corpus.article import Heading, Span
from pullquote.corpus.text.lines import LINE
from pullquote.corpus.text.spans import inside, merge

MARK = re.compile(
    r"[ \t>]*(?:[-*+•‣◦·▪●○■□➢➤✓✔–][ \t\u00a0]+(?:\[[ xX]\][ \t]+)?|\(?(?:\d{1,3}|[a-zA-Z])[.)][ \t\u00a0]+)(?=\S)"
)
BLANK = re.compile(r"[\n\r][ \t>]*\r?[\n\r]|\x0c|\u2029")


def marked_items(text: str, headings: Sequence[Heading], closed: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The items in text order, each without its mark, with the lines that it runs on over; none in closed regions."""
    return tuple(_items(text, merge([*closed, *((heading.start, heading.end) for heading in headings)])))


def _items(text: str, closed: Sequence[Span]) -> Iterator[Span]:
    start = end = -1
    for line in LINE.finditer(text):
        first, last = line.start(), line.start() + len(line[0].rstrip())
        mark = MARK.match(text, *line.span())
        shut = (mark or start >= 0) and inside(closed, first, max(last, first + 1))
        if start >= 0 and (mark or shut or BLANK.search(text, end, first)):
            yield start, end
            start = -1
        if mark and not shut and mark.end() < last:
            start = mark.end()
        if last > first:
            end = last
    if start >= 0:
        yield start, end
