"""Rows of cells → one block a row, each cell under the head of its column: "Route: Lund; Adult: 22; Child: 11".

The head stands in every row, so that a row answers by itself wherever a passage begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pullquote.corpus.formats.builder import Builder

NUMBER = re.compile(r"[\s\d.,:%/+$€£()-]+")


class Cell(NamedTuple):
    """`place` tells people where it stands; '' for nowhere in particular."""

    words: str
    place: str = ""


def add_rows(built: Builder, rows: Iterable[Sequence[Cell]], parts: bool = False) -> None:
    """The rows of a table, or of a sheet where `parts`: there a blank row may part two tables.

    The first row is the head where it has a word for every column and no number. A row with one cell is a paragraph.
    """
    head: list[str] = []
    fresh = True
    for row in rows:
        cells = [Cell(" ".join(cell.words.split()), cell.place) for cell in row]
        filled = {cell.words for cell in cells if cell.words}
        if not filled:
            fresh = fresh or parts
            continue
        if len(filled) == 1 and len(cells) > 1:
            only = next(cell for cell in cells if cell.words)
            built.add_parts([only])
        elif fresh and _is_head(cells):
            head, fresh = [cell.words for cell in cells], False
            built.add_parts([cell for cell in cells if cell.words], " | ")
        else:
            fresh = False
            built.add_parts([_named(cell, head, i) for i, cell in enumerate(cells) if cell.words], "; ")


def _is_head(cells: Sequence[Cell]) -> bool:
    words = [cell.words for cell in cells]
    while words and not words[-1]:
        words.pop()
    named = [word for word in words if word]
    return len(words) > 1 and len(named) >= len(words) - 1 and not any(map(NUMBER.fullmatch, named))


def _named(cell: Cell, head: Sequence[str], column: int) -> Cell:
    name = head[column].rstrip(":") if column < len(head) else ""
    return Cell(f"{name}: {cell.words}" if name else cell.words, cell.place)
