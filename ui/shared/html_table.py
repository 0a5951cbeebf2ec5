"""Rows of cells → an HTML table that stays one for screen readers where a narrow page lays its rows out as cards.

Cells hold markup: whoever hands them in has escaped them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(kind: str, caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of class `kind`. Browsers drop the roles of a table with another layout, so they are explicit."""
    head = "".join(f'<th role="columnheader" scope="col">{column}</th>' for column in columns)
    return (
        f'<table class="{kind}" role="table"><caption class="pq-spoken">{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(map(_row, rows))}</tbody></table>'
    )


def _row(cells: Sequence[str]) -> str:
    inside = "".join(f'<td role="cell">{cell}</td>' for cell in cells)
    return f'<tr role="row">{inside}</tr>'
