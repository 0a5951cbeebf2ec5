"""Tables drawn with `|` in a text: where their cells are. Changes nothing.

A line of dashes below the heads makes a table. Without one, so do three rows of equal width, if the first has only
words and another one a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pullquote.corpus.article import LONGEST_ROW, Row, Span, Table
from pullquote.corpus.text.lines import LINE
from pullquote.corpus.text.spans import inside, outside

BAR = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
NUMBER = re.compile(r"\d")
UNDRAWN = 3
"""Rows that make a table without a line of dashes."""


def pipe_tables(text: str, noise: Sequence[Span], closed: Sequence[Span] = ()) -> tuple[Table, ...]:
    """The tables with heads, in text order; none in the closed regions. Noise is no part of a cell's end."""
    return tuple(table for run in _runs(text, closed) if (table := _table(text, run, noise)))


def _runs(text: str, closed: Sequence[Span]) -> Iterator[list[Span]]:
    """Lines with a bar that follow each other."""
    run: list[Span] = []
    last = -1
    if "|" not in text:
        return
    for match in LINE.finditer(text):
        barred = BAR.search(text, *match.span()) and not inside(closed, *match.span())
        if run and (not barred or match.start() - last > (2 if text[last : match.start()] == "\r\n" else 1)):
            yield run
            run = []
        if barred:
            run.append(match.span())
        last = match.end()
    if run:
        yield run


def _table(text: str, lines: list[Span], noise: Sequence[Span]) -> Table | None:
    drawn = len(lines) > 1 and DASHES.fullmatch(text, *lines[1]) is not None
    heads, *others = (_row(text, line, noise) for line in (lines[0], *lines[2 if drawn else 1 :]))
    rows = [heads, *(row for row in others if row)] if heads else []
    if len(rows) < 2 or max(row.end - row.start for row in rows) > LONGEST_ROW:
        return None
    if not drawn and not _aligned(text, rows):
        return None
    return Table(rows[0], tuple(rows[1:]))


def _aligned(text: str, rows: Sequence[Row]) -> bool:
    heads = [bool(NUMBER.search(text, *cell)) or cell[0] == cell[1] for cell in rows[0].cells]
    numbered = any(NUMBER.search(text, *cell) for row in rows[1:] for cell in row.cells)
    return len(rows) >= UNDRAWN and len({len(row.cells) for row in rows}) == 1 and not any(heads) and numbered


def _row(text: str, line: Span, noise: Sequence[Span]) -> Row | None:
    """None of a line without words."""
    start, end = line
    bars = [match.start() for match in BAR.finditer(text, start, end)]
    opened = bool(bars) and not text[start : bars[0]].strip()
    shut = len(bars) > 1 and not text[bars[-1] + 1 : end].strip()
    edges = [*([] if opened else [start - 1]), *bars, *([] if shut else [end])]
    cells = tuple(_tight(text, (left + 1, right), noise) for left, right in pairwise(edges))
    filled = [cell for cell in cells if cell[0] < cell[1]]
    return Row(filled[0][0], filled[-1][1], cells) if len(cells) > 1 and filled else None


def _tight(text: str, cell: Span, noise: Sequence[Span]) -> Span:
    """From its first visible character to its last."""
    shown = [
        (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        for start, end in outside(noise, *cell)
        if (piece := text[start:end]).strip()
    ]
    return (shown[0][0], shown[-1][1]) if shown else (cell[0], cell[0])
