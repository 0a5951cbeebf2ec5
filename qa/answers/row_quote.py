"""A reading of a table's row → its quote: the row, with the row of heads before it where that is near."""

from __future__ import annotations

import re

from pullquote.corpus import Article, Span
from pullquote.qa.answers.answer import Cell, Quote
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.reader.context import TableRow

_WORD = re.compile(r"\w+")


def quoted_row(reading: ScoredSpan, told: TableRow, inside: Span, most: int) -> Quote:
    """The row, from the heads on where both and what is between have at most so many words; `inside` is the cell."""
    article, table, row = reading.page.hit.article, told.table, told.row
    whole = table.heads.start, row.end
    start = row.start if table.named or not _near(article.text, whole, most) else whole[0]
    return Quote(
        article.id,
        article.title,
        start,
        row.end,
        article.text[start : row.end],
        *inside,
        reading.confidence,
        reading.page.hit.also,
        article.date,
        place=article.place(inside[0]) or reading.page.hit.passage.heading,
        cells=_cells(article, told),
    )


def own(quote: Quote) -> Span:
    """What of a quote nothing else quotes: of a row the row alone, without the heads and the rows in between."""
    return (quote.cells[0].start, quote.cells[-1].end) if quote.cells else (quote.start, quote.end)


def _near(text: str, span: Span, most: int) -> bool:
    return len(_WORD.findall(text, *span)) <= most


def _cells(article: Article, told: TableRow) -> tuple[Cell, ...]:
    text, heads = article.text, told.table.heads.cells
    found = []
    for number in told.read.numbers:
        start, end = told.row.cells[number]
        first, last = heads[number] if number < len(heads) else (start, start)
        found.append(Cell(text[first:last], first, last, text[start:end], start, end))
    return tuple(found)
