"""The rows of a table in rich text, whose cells are told by their right edges alone → rows of as many cells each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pullquote.corpus.formats.rows import Cell

WIDEST = 256
"""Columns of a table that people read."""
NEAR = 60
"""Twentieths of a point within which two edges are the same."""


class Edge(NamedTuple):
    """The right edge of a cell; `down` and `along`: it goes on with the cell above or on its left."""

    right: int
    down: bool = False
    along: bool = False


def grid(rows: Sequence[tuple[Sequence[Cell], Sequence[Edge]]]) -> list[Sequence[Cell]]:
    """Merged cells are repeated; the rows stay as they are where a cell has no edge, or there are too many edges."""
    columns, found = _columns(edge.right for _, edges in rows for edge in edges), list[Sequence[Cell]]()
    if len(columns) > WIDEST or any(len(edges) < len(cells) for cells, edges in rows):
        return [cells for cells, _ in rows]
    for cells, edges in rows:
        row, above = list[Cell](), found[-1] if found else ()
        for cell, edge in zip(cells, edges, strict=False):
            if edge.down and len(row) < len(above):
                cell = above[len(row)]
            elif edge.along and row:
                cell = row[-1]
            row += [cell] * max(1, bisect_right(columns, edge.right) - len(row))
        found.append(row)
    return found


def _columns(edges: Iterable[int]) -> list[int]:
    """Different edges, rising."""
    found = list[int]()
    for edge in sorted(edges):
        if not found or edge - found[-1] > NEAR:
            found.append(edge)
    return found
