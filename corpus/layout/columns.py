"""Rows of a page → where it has columns of prose, which are read one after the other, and not a table's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pullquote.corpus.layout.rows import Row, joined, rows
from pullquote.corpus.layout.run import Run

NARROW = 0.8
"""Least width, in letter heights, of the white space between two columns."""
APART = 1.6
"""Least distance, in letter heights, between columns and what is below them."""
OFF, SHORT = 2.0, 0.3
"""Letter heights from where the lines of a column start to what is none of them; share of a column that its lines leave
free at most.
"""
UNEVEN = 0.15
"""Letter sizes by which lines beside each other stand at other heights."""
LINES, WORDS, SIGNS = 3, 3.5, 18
"""Lines of a column at least, and words or signs of a usual one: cells of a table hold less."""

Gap = tuple[float, float]
"""Left and right."""


def columns(every: list[Row], first: int) -> tuple[int, Gap | None, float]:
    """The end of two columns of prose that begin at a row, the gap between them, None where there are no columns, and
    where the lines of the right one start.
    """
    beside = every[first]
    for below in every[first + 1 : first + 2]:  # lines of two columns may stand half a line apart
        if below[0].top > beside[0].bottom:
            beside = sorted([*beside, *below], key=lambda run: run.left)
    for one, other in pairwise(beside):
        left, right = one.right, other.left
        last = first
        while last < len(every):
            crossed = _narrowed(every[last], left, right)
            if crossed is None or crossed[1] - crossed[0] < NARROW * every[last][0].height:
                break
            left, right = crossed
            last += 1
        last = _end(every, first, last, right)
        sides = [
            [run for row in every[first:last] for run in row if (run.left >= right) is on_right]
            for on_right in (False, True)
        ]
        prose = [_is_prose(side) for side in sides]
        if all(prose) and _has_cells(sides[0]):
            continue
        if all(prose) or (any(prose) and _is_sidebar(sides[prose.index(False)], every[first:last], right)):
            start = median(row[0].left for row in rows(sides[1]))
            if not _is_cells(every[first], (left, right), start):
                return last, (left, right), start
    return first, None, 0.0


def _is_cells(row: Row, gap: Gap, start: float) -> bool:
    """Whether a row on both sides of a gap is a table's above the columns: its words on the left end far from the gap,
    those on the right stand elsewhere than the lines of the column.
    """
    before, beyond = ([run for run in row if (run.left >= gap[1]) is on_right] for on_right in (False, True))
    if not before or not beyond or abs(beyond[0].left - start) < OFF * row[0].height:
        return False
    return before[-1].right < gap[0] - SHORT * (gap[0] - before[0].left)


def _end(every: list[Row], first: int, last: int, right: float) -> int:
    """Where the columns end: rows below the right one are the left one's as long as they are close."""
    both = [at for at in range(first, last) if every[at][-1].left >= right]
    end = both[-1] + 1 if both else first
    while 0 < end < last and every[end - 1][0].bottom - every[end][0].bottom < APART * every[end][0].height:
        end += 1
    return end


def _narrowed(row: Row, left: float, right: float) -> Gap | None:
    """What a row leaves free of the gap from left to right; None if a run crosses it."""
    for run in row:
        if run.left <= left:
            left = max(left, run.right)
        elif run.left < right:
            right = run.left
    return (left, right) if left < right else None


def _is_sidebar(side: Sequence[Run], zone: Sequence[Row], right: float) -> bool:
    """Whether the lines of one side are close to each other, and at other heights than those beside them: a table's
    cells are not.
    """
    lines = rows(side)
    near = sum(one[0].foot - other[0].foot <= APART * one[0].size for one, other in pairwise(lines))
    beside = [pair for row in zone for pair in pairwise(row) if pair[0].left < right <= pair[1].left]
    uneven = sum(abs(one.foot - other.foot) > UNEVEN * one.size for one, other in beside)
    return min(len(lines), len(beside)) >= LINES and 2 * near >= len(lines) - 1 and 2 * uneven >= len(beside)


def _has_cells(side: Sequence[Run]) -> bool:
    """Whether most of the rows on the left have several parts themselves: those of a table."""
    found = rows(side)
    return 2 * sum(len(row) > 1 for row in found) > len(found)


def _is_prose(side: Sequence[Run]) -> bool:
    lines = rows(side)
    said = [joined(row).words for row in lines]
    return len(lines) >= LINES and (
        median(len(words.split()) for words in said) >= WORDS or median(map(len, said)) >= 2 * SIGNS
    )


def above(plain: list[Row], gutter: Gap, start: float) -> int:
    """Where the columns begin among the rows before their first row that has both: with a row on the right."""
    first = at = len(plain)
    while at and (crossed := _narrowed(plain[at - 1], *gutter)) and crossed[1] - crossed[0] >= gutter[1] - gutter[0]:
        at -= 1
        if _is_cells(plain[at], gutter, start):
            break
        if plain[at][-1].left >= gutter[1]:
            first = at
    return first
