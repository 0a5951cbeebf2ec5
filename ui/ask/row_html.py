"""A quoted row of a table → HTML: a small table of its cells below their heads, the answer's cell marked."""

from __future__ import annotations

from pullquote.corpus import Article, Span
from pullquote.qa import Quote
from pullquote.ui.shared.highlight import Mark, words


def row(article: Article, quote: Quote, number: int, marked: bool = True) -> str:
    """The table, its words cut out of the article by their offsets."""
    marks = [Mark(number, cell, cell) for cell in [(quote.answer_start, quote.answer_end)] if marked]
    heads = "".join(f"<th>{_shown(article, (cell.head_start, cell.head_end))}</th>" for cell in quote.cells)
    cells = "".join(f"<td>{_shown(article, (cell.start, cell.end), marks)}</td>" for cell in quote.cells)
    heads = f"<thead><tr>{heads}</tr></thead>" if any(cell.head for cell in quote.cells) else ""
    return f'<table class="pq-row">{heads}<tbody><tr>{cells}</tr></tbody></table>'


def _shown(article: Article, span: Span, marks: list[Mark] | None = None) -> str:
    return words(article, span, marks or []) if span[0] < span[1] else ""
