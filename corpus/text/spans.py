"""Sets of regions of one text: sorted, disjoint, never empty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pullquote.corpus.article import Span


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Any spans → the same characters as sorted, disjoint spans; touching ones become one, empty ones go.

    >>> merge([(5, 7), (0, 2), (1, 3), (3, 4), (9, 9)])
    ((0, 4), (5, 7))
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def inside(regions: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of the regions (sorted, disjoint) that lie in [start, end)."""
    found = []
    for index in range(max(bisect_right(regions, (start, start)) - 1, 0), len(regions)):
        first, last = regions[index]
        if first >= end:
            break
        if last > start:
            found.append((max(first, start), min(last, end)))
    return found


def outside(regions: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of [start, end) that lie in none of the regions (sorted, disjoint)."""
    found, at = [], start
    for first, last in inside(regions, start, end):
        if at < first:
            found.append((at, first))
        at = last
    if at < end:
        found.append((at, end))
    return found
