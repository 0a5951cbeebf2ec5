"""Comma and tab separated values → a row a block, as in `rows`."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.decode import decode
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused

NAMED = re.compile(r"\Asep=.\r?\n")
"""The line in which Excel is told the separator."""
SEPARATORS = ",;\t|"
SEEN = 50
"""Rows that are examined to find the separator."""
OURS = {"question", "understood"}


def read_delimited(data: bytes) -> Content:
    """Raises Refused if the bytes are not text, or are answers that this program wrote."""
    check_size(data)
    text = NAMED.sub("", decode(data))
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # whole texts may stand in a cell
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    built, first = Builder(), next(rows, [])
    if set(first) >= OURS:
        raise Refused("holds answers written by pullquote and is not an article")
    numbered = ([Cell(cell, f"row {number}") for cell in row] for number, row in enumerate([first, *rows], 1))
    add_rows(built, numbered)
    return built.content()


def _separator(text: str) -> str:
    """The one that gives most rows the same number of cells, of several the one that gives more cells."""
    lines = text.splitlines(keepends=True)[:SEEN]
    best = (0, 0, ",")
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        if width > 1 and (count, width) > best[:2]:
            best = (count, width, separator)
    return best[2]


def _shown(data: bytes) -> Iterator[str]:
    return iter(NAMED.sub("", decode(data)).splitlines())


FORMATS = (Format((".csv", ".tsv"), read_delimited, version=3, shown=_shown),)
