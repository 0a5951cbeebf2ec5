"""Cells of several lines: the lines of one row of a table, put together before the table is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pullquote.corpus.layout.rows import Row
from pullquote.corpus.layout.run import Run

LEADING, FAR = 1.45, 3.0
"""Letter sizes from line to line within a cell at most, and from row to row."""
INNER = 0.85
"""Share of the distance of rows below which a line is one of a cell, with whatever it begins."""
OVER = 0.9
"""Letter sizes below which two lines are one row's for certain: cells are centred beside a taller one."""

Column = tuple[float, float]


def whole_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows of a region, the lines of each cell in one row: those of a table only."""
    found, at = list[Row](), 0
    while at < len(rows):
        end = _end(rows, at)
        zone = rows[at:end]
        found += _merged(zone) if sum(len(row) > 1 for row in zone) > 1 else zone
        at = end
    return found


def _end(rows: Sequence[Row], first: int) -> int:
    """Where the rows end that may be of one table, from a row of several cells on."""
    columns = column_bounds(rows[first])
    end = first + 1
    while len(columns) > 1 and end < len(rows) and _step(rows[end - 1], rows[end]) < FAR * rows[end][0].size:
        if len(rows[end]) == 1 and sum(_is_in(rows[end][0], column) for column in columns) != 1:
            break
        columns = column_bounds([*rows[first], *rows[end]]) if len(rows[end]) > 1 else columns
        end += 1
    return end


def _merged(zone: Sequence[Row]) -> list[Row]:
    columns = column_bounds([run for row in zone for run in row])
    found = [list(zone[0])]
    steps = [_step(*pair) for pair in pairwise(zone) if min(map(len, pair)) > 1]
    pitch = median(steps) if steps else 0.0
    for above, row in pairwise(zone):
        step = _step(above, row) / row[0].size
        centred = step < OVER and not _share(above, row, columns)
        inner = _step(above, row) < INNER * pitch
        if centred or (step <= LEADING and _goes_on(found[-1], row, columns, inner)):
            found[-1] += row
        else:
            found.append(list(row))
    return found


def _share(one: Row, other: Row, columns: Sequence[Column]) -> bool:
    return any(
        any(_is_in(run, column) for run in one) and any(_is_in(run, column) for run in other) for column in columns
    )


def _goes_on(above: Row, row: Row, columns: Sequence[Column], inner: bool) -> bool:
    """Whether the runs of a row are below some of the cells, and one begins with a word that had no room above it;
    `inner`: it is closer than rows are.
    """
    wrapped = False
    if sum(any(_is_in(run, column) for run in above) for column in columns) <= len(row):
        return False
    for run in row:
        column = next(column for column in columns if _is_in(run, column))
        before = [each for each in above if _is_in(each, column)]
        if not before:
            return False
        word = (run.right - run.left) * len(run.words.split()[0]) / len(run.words)
        if not inner and not run.words[0].islower():
            return False
        wrapped = wrapped or before[-1].right + word > column[1]
    return wrapped


def column_bounds(runs: Sequence[Run]) -> list[Column]:
    """Left and right of the columns that runs stand in."""
    found: list[Column] = []
    for left, right in sorted((run.left, run.right) for run in runs):
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return found


def _is_in(run: Run, column: Column) -> bool:
    return column[0] < run.right and run.left < column[1]


def _step(above: Row, below: Row) -> float:
    return median(run.foot for run in above) - median(run.foot for run in below)
