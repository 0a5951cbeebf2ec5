"""Tables that are drawn without a word about it: rows of cells, and whether the first one names the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus.layout.cells import column_bounds
from pullquote.corpus.layout.rows import Row
from pullquote.corpus.layout.run import NOWHERE, Numbers, Run

DIGIT = re.compile(r"\d")
FIGURE = re.compile(r"\W*(?:[^\W\d]{1,4}\W*)?\d")
"""How an amount begins: "12 m", "£ 12", "EUR 12"; not a street with a number."""


def table_rows(rows: list[Row]) -> list[int]:
    """Which rows are a table's: its number from 1, or 0. A label and its value are none."""
    numbers, at, number = [0] * len(rows), 0, 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) > 1 and not rows[end][0].words.endswith((":", "：")):
            end += 1
        if end - at > 1:
            number += 1
            numbers[at:end] = [number] * (end - at)
        at = max(end, at + 1)
    return numbers


def columns(table: list[Row]) -> list[list[tuple[str, Numbers]]]:
    """The cells of a table's rows, words and numbers of the characters; '' if a column has none."""
    bounds = column_bounds([run for row in table for run in row])
    return [[_cell([run for run in row if low <= run.left < high]) for low, high in bounds] for row in table]


def _cell(runs: Sequence[Run]) -> tuple[str, Numbers]:
    numbers = [number for run in runs for number in (*run.numbers, NOWHERE)]
    return " ".join(run.words for run in runs), tuple(numbers[:-1])


def has_heads(table: Sequence[Row], cells: Sequence[Sequence[tuple[str, Numbers]]]) -> bool:
    """Whether the first row names the columns: in bold alone, or as words above figures.

    Two addresses beside each other are no table with heads, nor are labels beside their values.
    """
    bold = [all(run.face is not None and run.face.bold for run in row) for row in table]
    if bold[0] and not all(bold):
        return True
    named = [
        (head, [row[column][0] for row in cells[1:] if row[column][0]]) for column, (head, _) in enumerate(cells[0])
    ]
    figures = [head for head, below in named if head and below and all(map(FIGURE.match, below))]
    return any(not DIGIT.search(head) for head in figures) and (len(named) > 2 or len(cells) > 2)
