"""A comparison → HTML: the two things side by side, a row for each point in common."""

from __future__ import annotations

from collections.abc import Callable

from pullquote.qa import Answer, Comparison
from pullquote.qa.answers.answer import ComparisonRow
from pullquote.qa.comparison.shared_rows import on_all
from pullquote.ui.shared.highlight import safe

Card = Callable[[int], str]
"""The place of a quote in the answer → its card."""


def columns(answer: Answer, comparison: Comparison, card: Card) -> str:
    """A table with a column for each thing; a sentence on both stands once, across."""
    heads = "".join(f'<th scope="col" dir="auto">{safe(side)}</th>' for side in comparison.sides)
    rows = "".join(
        (_about(row.about, len(comparison.sides)) if row.about else "") + _row(answer, comparison, row, card)
        for row in comparison.rows
    )
    return f'<table class="pq-compared"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _about(about: str, over: int) -> str:
    return f'<tr><th scope="rowgroup" colspan="{over}" dir="auto">{safe(about)}</th></tr>'


def _row(answer: Answer, comparison: Comparison, row: ComparisonRow, card: Card) -> str:
    if on_all(answer, row):
        return f'<tr><td colspan="{len(row.quotes)}">{"".join(map(card, row.quotes[0]))}</td></tr>'
    shown = (
        f'<td data-side="{safe(side)}">{"".join(map(card, cell))}</td>'
        for side, cell in zip(comparison.sides, row.quotes, strict=True)
    )
    return f"<tr>{''.join(shown)}</tr>"
