"""A comparison → HTML: the two things side by side, a row for each point in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pullquote.qa import Answer, Comparison
from pullquote.ui.shared.highlight import safe

Card = Callable[[int], str]
"""The place of a quote in the answer → its card."""


def columns(answer: Answer, comparison: Comparison, card: Card) -> str:
    """A table with a column for each thing; a sentence on both stands once, across."""
    heads = "".join(f'<th scope="col" dir="auto">{safe(side)}</th>' for side in comparison.sides)
    rows = "".join(
        (_about(row.about, len(comparison.sides)) if row.about else "") + _row(answer, comparison, row.quotes, card)
        for row in comparison.rows
    )
    return f'<table class="pq-compared"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _about(about: str, over: int) -> str:
    return f'<tr><th scope="rowgroup" colspan="{over}" dir="auto">{safe(about)}</th></tr>'


def _row(answer: Answer, comparison: Comparison, places: Iterable[tuple[int, ...]], card: Card) -> str:
    cells = list(places)
    said = [{(answer.quotes[at].article, answer.quotes[at].start) for at in cell} for cell in cells]
    if said[0] and all(each == said[0] for each in said):
        return f'<tr><td colspan="{len(cells)}">{"".join(map(card, cells[0]))}</td></tr>'
    shown = (
        f'<td data-side="{safe(side)}">{"".join(map(card, cell))}</td>'
        for side, cell in zip(comparison.sides, cells, strict=True)
    )
    return f"<tr>{''.join(shown)}</tr>"
