"""Charts and diagrams of office files: their titles, the figures that a chart is drawn from, the words of a diagram."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import inside, tag

MOST = 1_000
"""Points of a series that are read."""


def add_chart(root: Any, built: Builder) -> None:
    """Add the titles of a chart and a table of its series, a row a category."""
    for title in inside(root, "title"):
        built.add("".join(each.text or "" for each in inside(title, "t")))
    series = list(inside(root, "ser"))
    names = ["".join(_points(each, "tx")[:1]) for each in series]
    values = [_points(each, "val", "yVal") for each in series]
    categories = next((found for each in series if (found := _points(each, "cat", "xVal"))), [])
    if any(values):
        rows = [["", *names], *(list(row) for row in zip_longest(categories, *values, fillvalue=""))]
        add_rows(built, ([Cell(words) for words in row] for row in rows), headed=any(names))


def add_diagram(root: Any, built: Builder) -> None:
    """Add the words in the shapes of a diagram, in order."""
    for paragraph in inside(root, "p"):
        built.add("".join(each.text or "" for each in inside(paragraph, "t")))


def _points(series: Any, *names: str) -> list[str]:
    """The values of a part of a series as they were saved."""
    return [
        "".join(value.text or "" for value in inside(point, "v"))
        for part in series
        if tag(part) in names
        for point in list(inside(part, "pt"))[:MOST]
    ] or ["".join(each.text or "" for each in inside(part, "v")) for part in series if tag(part) in names and len(part)]
