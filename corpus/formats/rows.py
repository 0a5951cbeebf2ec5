"""Rows of cells → one block a row, each cell under the head of its column: "Route: Lund; Adult: 22; Child: 11".

Every row repeats the head, so that a row answers by itself wherever a passage begins.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, zip_longest
from typing import NamedTuple

from pullquote.corpus.article import LONGEST_ROW, Row, Span, Table
from pullquote.corpus.formats.builder import Builder

NUMBER = re.compile(r"[\s\d.,:%/+$€£()-]+")
DIGIT = re.compile(r"\d")
AHEAD = 20
"""Rows after the first that are looked at to tell what it is."""
MOST_ROWS = 5_000
"""Rows of a table that are kept as rows; those after them are read as text, which names the heads too."""
LONGEST_HEAD = 80
"""Characters; a longer cell is not a head, and would be repeated in every row."""


class Cell(NamedTuple):
    """`place` tells people where it is; '' for nowhere in particular."""

    words: str
    place: str = ""


def add_rows(
    built: Builder,
    rows: Iterable[Sequence[Cell]],
    parts: bool = False,
    headed: bool | None = None,
    printed: bool = False,
) -> list[Sequence[Span]]:
    """The rows of a table, or of a sheet where `parts`: there a blank row may part two tables.

    The first row is the head if `headed`; where that is not known, if it has a short word or two for every column, no
    number, and is no label beside its value. Where a head stands over several columns, the second row may distinguish
    them. A row with one cell is a paragraph. Where the rows are `printed`, only spaces part cells that no head is put
    before: those are the signs of the page. Returns where the cells of each row stand, in order; a blank row has none.
    """
    places = list[Sequence[Span]]()
    head: list[str] = []
    heads, found = None, list[Row]()
    fresh, between, bar = True, " " if printed else "; ", " " if printed else " | "
    for row, following in _ahead(rows):
        cells = [Cell(" ".join(cell.words.split()), cell.place) for cell in row]
        filled = {cell.words for cell in cells if cell.words}
        if not filled:
            fresh = fresh or parts
            places.append(())
            continue
        wide = max(len(cells), len(head), *(len(each) for each in following if fresh), 0)
        if len(filled) == 1 and wide > 1 and not (fresh and headed):
            only = next(cell for cell in cells if cell.words)
            (place,) = built.add_parts([only])
            places.append([place if cell.words else place[:1] * 2 for cell in cells])
        elif fresh and headed is not True and (pair := _pair(cells, following)):
            between, fresh, head = " " if printed else pair, False, []
            found.append(_row(built.add_parts(cells, between), cells))
            places.append(found[-1].cells)
        elif (fresh or (not found and _spans(head))) and (headed if fresh and headed is not None else _is_head(cells)):
            _record(built, heads, found)
            head = [cell.words for cell in cells] if fresh else _below(head, [cell.words for cell in cells])
            heads, fresh, found = _row(built.add_parts(cells, bar), cells), False, []
            places.append(heads.cells)
        else:
            fresh = False
            named = [_named(cell, head, i) for i, cell in enumerate(cells)]
            found.append(_row(built.add_parts(named, "; " if head else between), cells))
            places.append(found[-1].cells)
    _record(built, heads, found)
    return places


def _ahead(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[Sequence[Cell], Sequence[Sequence[Cell]]]]:
    """Each row with some of those after it."""
    source = iter(rows)
    following = deque(islice(source, AHEAD))
    while following:
        row = following.popleft()
        following.extend(islice(source, 1))
        yield row, following


def _pair(cells: Sequence[Cell], following: Iterable[Sequence[Cell]]) -> str:
    """What parts a label from its value where a row of two cells and those after it hold such; '' where not."""
    rows = [[" ".join(cell.words.split()) for cell in row] for row in (cells, *following)]
    if any(len(row) != 2 for row in rows if any(row)) or not all(rows[0]):
        return ""
    figures = [bool(DIGIT.search(row[1])) for row in rows if len(row) == 2 and row[1]]
    labels = [row[0] for row in rows if any(row)]
    if any(label.endswith((":", "：")) for label in labels):
        return " "
    if len(set(labels)) < len(labels):
        return ""
    return ": " if figures[0] or 0 < 2 * sum(figures) < len(figures) else ""


def _spans(head: Sequence[str]) -> bool:
    """Whether a head stands over two columns or more."""
    return any(one and one == other for one, other in pairwise(head))


def _below(head: Sequence[str], words: Sequence[str]) -> list[str]:
    """The heads of two rows as one: "Price, Adult"."""
    pairs = zip_longest(head, words, fillvalue="")
    return [above if above == word or not word else f"{above}, {word}" if above else word for above, word in pairs]


def _record(built: Builder, heads: Row | None, rows: Sequence[Row]) -> None:
    kept = tuple(row for row in rows[:MOST_ROWS] if row.end - row.start <= LONGEST_ROW)
    if heads and kept:
        built.tables.append(Table(heads, kept, named=True))


def _row(spans: Sequence[Span], cells: Sequence[Cell]) -> Row:
    """A row by where its parts stand; of each part the cell is the end."""
    places = tuple(
        (end - len(cell.words) if cell.words else end, end) for (_, end), cell in zip(spans, cells, strict=True)
    )
    return Row(min(start for start, _ in spans), max(end for _, end in spans), places)


def _is_head(cells: Sequence[Cell]) -> bool:
    words = [cell.words for cell in cells]
    while words and not words[-1]:
        words.pop()
    named = [word for word in words if word]
    short = all(len(word) <= LONGEST_HEAD for word in named)
    return len(words) > 1 and len(named) >= len(words) - 1 and short and not any(map(NUMBER.fullmatch, named))


def _named(cell: Cell, head: Sequence[str], column: int) -> Cell:
    name = head[column].rstrip(":") if column < len(head) and cell.words else ""
    return Cell(f"{name}: {cell.words}" if name else cell.words, cell.place)
