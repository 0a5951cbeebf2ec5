"""Runs of a page → its lines in reading order: columns one after the other, the cells of a row together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from pullquote.corpus.pdf.run import Run

MARK = re.compile(r"[-*•‣◦▪●○■□➢✓–—·]|\(?\w{1,3}[.)]")
NARROW = 0.8
"""Heights of a letter that the white space between two columns has at least."""
LINES, WORDS, SIGNS = 3, 3.5, 18
"""Lines of a column at least, and words or signs of a usual one: cells of a table hold less."""

Row = list[Run]


class Region(NamedTuple):
    """Rows that stand below each other, between `left` and `right`."""

    rows: list[Row]
    left: float
    right: float


def regions(runs: Sequence[Run]) -> list[Region]:
    """The regions of a page in reading order; together they hold every run."""
    return list(_regions(rows(runs)))


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
    """The mark of a list belongs to the words after it, however far they stand."""
    if len(row) > 1 and MARK.fullmatch(row[0].words):
        row = [joined(row[:2]), *row[2:]]
    return row


def joined(row: Sequence[Run]) -> Run:
    """Several runs as one."""
    return Run(
        " ".join(run.words for run in row),
        min(run.left for run in row),
        min(run.bottom for run in row),
        max(run.right for run in row),
        max(run.top for run in row),
    )


def _regions(every: list[Row]) -> Iterator[Region]:
    plain: list[Row] = []
    at = 0
    while at < len(every):
        last, gutter = _columns(every, at)
        if gutter is None:
            plain.append(every[at])
            at += 1
            continue
        if plain:
            yield _region(plain)
            plain = []
        sides: tuple[list[Run], list[Run]] = ([], [])
        for row in every[at:last]:
            for run in row:
                sides[run.left >= gutter].append(run)
        for side in sides:
            yield from _regions(rows(side))
        at = last
    if plain:
        yield _region(plain)


def _region(found: list[Row]) -> Region:
    return Region(found, min(row[0].left for row in found), max(run.right for row in found for run in row))


def _columns(every: list[Row], first: int) -> tuple[int, float | None]:
    """The end of two columns of prose that begin at a row, and where the right one begins; None: no columns."""
    for gap in range(len(every[first]) - 1):
        left, right = every[first][gap].right, every[first][gap + 1].left
        last = first
        while last < len(every):
            crossed = _narrowed(every[last], left, right)
            if crossed is None or crossed[1] - crossed[0] < NARROW * every[last][0].height:
                break
            left, right = crossed
            last += 1
        sides = [
            [run for row in every[first:last] for run in row if (run.left >= right) is on_right]
            for on_right in (False, True)
        ]
        if all(_is_prose(side) for side in sides):
            return last, right
    return first, None


def _narrowed(row: Row, left: float, right: float) -> tuple[float, float] | None:
    """What of the gap from left to right a row leaves free; None where a run goes over it."""
    middle = (left + right) / 2
    for run in row:
        if run.left < middle < run.right:
            return None
        left, right = (max(left, run.right), right) if run.right <= middle else (left, min(right, run.left))
    return (left, right) if left < right else None


def _is_prose(side: Sequence[Run]) -> bool:
    lines = rows(side)
    said = [joined(row).words for row in lines]
    return len(lines) >= LINES and (
        median(len(words.split()) for words in said) >= WORDS or median(map(len, said)) >= 2 * SIGNS
    )
