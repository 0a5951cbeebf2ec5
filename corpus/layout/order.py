"""Runs of a page → its lines in reading order: columns one after the other, the cells of a row together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pullquote.corpus.layout.columns import above, columns
from pullquote.corpus.layout.rows import Row, joined, rows
from pullquote.corpus.layout.run import Run

FLUSH, STRETCHED, SAME = 1.0, 4.0, 0.3
"""Points in which an edge is the same; letter heights that a space in a justified line has at most, and by which two of
them differ at most."""


class Region(NamedTuple):
    """Rows that are below each other, between `left` and `right`."""

    rows: list[Row]
    left: float
    right: float


def regions(runs: Sequence[Run]) -> list[Region]:
    """The regions of a page in reading order; together they hold every run. What runs up or down comes last."""
    climbing = [[run] for run in runs if run.climbs]
    return [*_regions(rows([run for run in runs if not run.climbs])), *map(_region, ([row] for row in climbing))]


def _regions(every: list[Row]) -> Iterator[Region]:
    plain: list[Row] = []
    at = 0
    while at < len(every):
        last, gutter, start = columns(every, at)
        if gutter is None:
            plain.append(every[at])
            at += 1
            continue
        first = above(plain, gutter, start)
        inside = [*plain[first:], *every[at:last]]
        if plain[:first]:
            yield _region(plain[:first])
        plain = []
        runs = [run for row in inside for run in row]
        yield from _regions(rows([run for run in runs if run.left < gutter[1]]))
        yield from _regions(rows([run for run in runs if run.left >= gutter[1]]))
        at = last
    if plain:
        yield _region(plain)


def _region(found: list[Row]) -> Region:
    left, right = min(row[0].left for row in found), max(run.right for row in found for run in row)
    ends = [len(row) for row in found if row[0].left - left < FLUSH and right - row[-1].right < FLUSH]
    if 1 in ends:
        found = [[joined(row)] if _is_justified(row, left, right) else row for row in found]
    return Region(found, left, right)


def _is_justified(row: Row, left: float, right: float) -> bool:
    """Whether a row that fills its lines is parted by wide spaces alone, all of the same width."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    if not gaps or row[0].left - left >= FLUSH or right - row[-1].right >= FLUSH:
        return False
    return max(gaps) < STRETCHED * row[0].height and max(gaps) - min(gaps) < SAME * row[0].height
