"""Runs of a page → its lines in reading order: columns one after the other, the cells of a row together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pullquote.corpus.layout.run import CLOSE, LOW, NOWHERE, SMALL, SPACE, Run, numbered
from pullquote.corpus.text.raised import raised

MARK = re.compile(r"[-*•‣◦▪●○■□➢✓–—·]|\(?\w{1,3}[.)]")
NUMBER = re.compile(r"(?:§+\s*\d{1,3}[a-z]?|\d{1,2}(?:\.(?:\d{1,2}|[a-z]))+[.)]?)(?!\S)")
"""A clause's: the mark of what follows it if that is a word."""
NARROW = 0.8
"""Least width, in letter heights, of the white space between two columns."""
APART = 1.6
"""Least distance, in letter heights, between columns and what is below them."""
OFF, SHORT = 2.0, 0.3
"""Letter heights from where the lines of a column start to what is none of them; share of a column that its lines leave
free at most.
"""
LINES, WORDS, SIGNS = 3, 3.5, 18
"""Lines of a column at least, and words or signs of a usual one: cells of a table hold less."""

FLUSH, STRETCHED, SAME = 1.0, 4.0, 0.3
"""Points in which an edge is the same; letter heights that a space in a justified line has at most, and by which two of
them differ at most."""

Row = list[Run]
Gap = tuple[float, float]
"""Left and right."""


class Region(NamedTuple):
    """Rows that are below each other, between `left` and `right`."""

    rows: list[Row]
    left: float
    right: float


def regions(runs: Sequence[Run]) -> list[Region]:
    """The regions of a page in reading order; together they hold every run. What runs up or down comes last."""
    climbing = [[run] for run in runs if run.climbs]
    return [*_regions(rows([run for run in runs if not run.climbs])), *map(_region, ([row] for row in climbing))]


def rows(runs: Sequence[Run]) -> list[Row]:
    """Runs beside each other, from the top down, each row from left to right."""
    found: list[Row] = []
    for run in sorted(runs, key=lambda run: (-run.top - run.bottom, run.left)):
        if found and _overlap(found[-1][0], run) >= 0.5 * min(found[-1][0].height, run.height):
            found[-1].append(run)
        else:
            found.append([run])
    return [_marked(sorted(row, key=lambda run: run.left)) for row in found]


def _overlap(one: Run, other: Run) -> float:
    return min(one.top, other.top) - max(one.bottom, other.bottom)


def _marked(row: Row) -> Row:
    """Join runs that only a word space separates; a list mark belongs to the words after it, however far."""
    near: Row = []
    for run in row:
        if near and run.left - near[-1].right < SPACE * run.height:
            near[-1] = joined([near[-1], run])
        else:
            near.append(run)
    row = near
    if len(row) > 1 and (
        MARK.fullmatch(row[0].words) or (NUMBER.fullmatch(row[0].words) and row[1].words[:1].isalpha())
    ):
        row = [joined(row[:2]), *row[2:]]
    return row


def joined(row: Sequence[Run]) -> Run:
    """Several runs as one; what stands raised close to the one before is written so."""
    if len(row) == 1:
        return row[0]
    words, last, right, numbers, line = row[0].words, row[0], row[0].right, row[0].numbers, [row[0]]
    for run in row[1:]:
        near = -run.height < run.left - right < CLOSE * run.height
        high = near and run.height < SMALL * last.height and run.foot > last.foot + LOW * last.height
        said = raised(run.words) if high else run.words
        words += said if near else f" {said}"
        numbers += (() if near else (NOWHERE,)) + numbered(said, run.numbers)
        line += [] if high else [run]
        last, right = line[-1], run.right
    return Run(
        words,
        min(run.left for run in row),
        min(run.bottom for run in line),
        max(run.right for run in row),
        max(run.top for run in line),
        numbers,
        row[0].face,
    )


def _regions(every: list[Row]) -> Iterator[Region]:
    plain: list[Row] = []
    at = 0
    while at < len(every):
        last, gutter, start = _columns(every, at)
        if gutter is None:
            plain.append(every[at])
            at += 1
            continue
        above = _above(plain, gutter, start)
        inside = [*plain[above:], *every[at:last]]
        if plain[:above]:
            yield _region(plain[:above])
        plain = []
        runs = [run for row in inside for run in row]
        yield from _regions(rows([run for run in runs if run.left < gutter[1]]))
        yield from _regions(rows([run for run in runs if run.left >= gutter[1]]))
        at = last
    if plain:
        yield _region(plain)


def _above(plain: list[Row], gutter: Gap, start: float) -> int:
    """Where the columns begin among the rows before their first row that has both: with a row on the right."""
    first = at = len(plain)
    while at and (crossed := _narrowed(plain[at - 1], *gutter)) and crossed[1] - crossed[0] >= gutter[1] - gutter[0]:
        at -= 1
        if _is_cells(plain[at], gutter, start):
            break
        if plain[at][-1].left >= gutter[1]:
            first = at
    return first


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


def _columns(every: list[Row], first: int) -> tuple[int, Gap | None, float]:
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
        if all(_is_prose(side) for side in sides):
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


def _is_prose(side: Sequence[Run]) -> bool:
    lines = rows(side)
    said = [joined(row).words for row in lines]
    return len(lines) >= LINES and (
        median(len(words.split()) for words in said) >= WORDS or median(map(len, said)) >= 2 * SIGNS
    )
