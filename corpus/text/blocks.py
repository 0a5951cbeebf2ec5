"""An article → its blocks, for display: headings and paragraphs in text order, noise included.

Together the blocks hold every visible character. Draws nothing, and splits nothing for search.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pullquote.corpus.article import Article, Span
from pullquote.corpus.text.lines import Line, paragraphs, visible


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]` is one block; `level` is that of a heading, 1 the highest, and 0 for a paragraph."""

    start: int
    end: int
    level: int = 0


def blocks(article: Article) -> list[Block]:
    """Return the blocks of an article: sorted, disjoint, none empty."""
    starts = [heading.start for heading in article.headings]
    made: list[Block] = []
    run: list[Line] = []
    for line in visible(article.text):
        at = bisect_left(starts, line.start)
        if at < len(starts) and starts[at] < line.end:
            made += [*_paragraphs(article.text, run), Block(line.start, line.end, article.headings[at].level)]
            run = []
        else:
            run.append(line)
    return [*made, *_paragraphs(article.text, run)]


def runs(span: Span, cuts: list[Span]) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """Return a region cut where any of `cuts` begins or ends: each piece with the numbers of the cuts that cover it.

    >>> list(runs((0, 9), [(2, 5), (4, 20)]))
    [((0, 2), ()), ((2, 4), (0,)), ((4, 5), (0, 1)), ((5, 9), (1,))]
    """
    near = [(number, cut) for number, cut in enumerate(cuts) if cut[0] < span[1] and span[0] < cut[1]]
    places = sorted({*span, *(place for _, cut in near for place in cut if span[0] < place < span[1])})
    for start, end in pairwise(places):
        yield (start, end), tuple(number for number, cut in near if cut[0] <= start and end <= cut[1])


def _paragraphs(text: str, lines: list[Line]) -> list[Block]:
    return [Block(*span) for span in paragraphs(text, lines)]
