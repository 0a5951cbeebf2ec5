"""A reading of a table row → the cell that answers, and its quote: the row, and the heads if near.

A reader of sentences easily picks the neighbour of a cell. Compares words, not meanings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus import Article, Span
from pullquote.index import term_set
from pullquote.qa.amounts.weekdays import between, weekdays
from pullquote.qa.answers.answer import Cell, Quote
from pullquote.qa.judging.fit import raised
from pullquote.qa.reader.context import Page, TableRow
from pullquote.qa.rivals.cells import STATES, CellQuestion

LOOKED_UP = 5.0  # times the odds, where the question names row and column
FOUND = 0.5  # confidence at least, then
ALONE = 0.85  # and so much, where no other row of the table has as much of the question
LEAST = 0.01  # below which nothing is sure of it
TIED = 0.5  # of the confidence is left where rows that have as much of the question say something else there
AMISS = 0.3  # of the confidence is left for a cell of another kind than asked for, or in a row that is not meant
_WORD = re.compile(r"\w+")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b(?![.\d])|\b(?:1\d|20)\d\d-\d\d|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)


def answer_cell(asked: CellQuestion, page: Page, span: Span, whether: bool = False) -> Span | None:
    """The cell that the span touches, or the only one whose head the question names in full, or the only one of the
    kind asked for; elsewhere the span itself.

    None if the cell is a dash; and, unless the question asks `whether`, if it says all that the cell does, for then it
    asks for another, names a column that the row has nothing in, or asks for someone and the cell is a figure.
    """
    if page.row is None:
        return span
    read = page.row.read
    at = read.cell_of(*span)
    if not whether:
        open_ = [i for i, said in enumerate(read.said) if asked.may_be(said)]
        named = asked.named(page.row, open_)
        if not named and asked.misses(page, page.row):
            return None
        only = next((few[0] for few in (named, asked.meant(page, page.row, open_)) if len(few) == 1), at)
        if only != at:
            at = only
        elif at not in open_:
            return None
    return read.cells[at] if _WORD.search(read.said[at]) else None


def kept(asked: CellQuestion, page: Page, cell: Span) -> float:
    """The part of the confidence that is left."""
    return AMISS if page.row and asked.amiss(page, page.row, page.row.read.cell_of(*cell)) else 1.0


def raised_by_row(
    asked: CellQuestion, page: Page, cell: Span, when: bool, confidence: float, alone: bool = False
) -> float:
    """The confidence in a cell: higher where the question names row and cell, and at least `FOUND`, or `ALONE`, where
    the row has all names of the question, whatever a reader of sentences thinks of it."""
    if page.row is None:
        return confidence
    told = term_set(f"{page.hit.article.title} {page.hit.passage.heading} {page.text} {between(page.text)}")
    all_told = asked.things <= told
    if asked.elsewhere(page, page.text[slice(*cell)]) or not _looked_up(asked, page, page.row, cell, when, all_told):
        return confidence
    higher = raised(LOOKED_UP, confidence)
    least = ALONE if alone and all_told and asked.names(page.row.read.heads[page.row.read.cell_of(*cell)]) else FOUND
    return max(higher, least) if asked.proper <= told and confidence > LEAST else higher


def alone(page: Page, pages: Sequence[Page]) -> bool:
    """Whether a row is the only one of its table among the pages that are read."""
    return page.row is not None and len(_of_its_table(page, pages)) == 1


def singled_out(asked: CellQuestion, page: Page, pages: Sequence[Page], cell: Span) -> float:
    """The part of the confidence that is left in a cell, where the question names several rows of the table, and they
    differ in it."""
    if page.row is None or not asked.things & term_set(" ".join(page.row.read.said)):
        return 1.0
    head = page.row.read.heads[page.row.read.cell_of(*cell)]
    return TIED if len({_below(head, each) for each in _of_its_table(page, pages)}) > 1 else 1.0


def _of_its_table(page: Page, pages: Sequence[Page]) -> list[TableRow]:
    """The rows of the same table that are read: those that have as much of the question, see `rows_apart`."""
    return [each.row for each in pages if each.row and each.table == page.table]


def _below(head: str, row: TableRow) -> str:
    """What the first cell with that head says, '' if it is blank."""
    return next((said for each, said in zip(row.read.heads, row.read.said, strict=True) if each == head), "")


def _looked_up(asked: CellQuestion, page: Page, row: TableRow, cell: Span, when: bool, all_told: bool) -> bool:
    """Whether the question names the row, by all that one of its cells says, and the cell: by its head or the day
    there, or because a time is asked for and no other cell tells one. Either may name the measure asked for, where
    `all_told`: what else is asked about is there."""
    at, named = row.read.cell_of(*cell), asked.names if all_told else asked.says
    others = [said for i, said in enumerate(row.read.said) if i != at]
    if not any((named(label) and not term_set(label) <= STATES) or asked.dates_in(label) for label in others):
        return False
    on = bool(asked.days) and asked.days <= weekdays(row.read.heads[at])
    timed = [i for i, (a, b) in enumerate(row.read.cells) if _TIME.search(page.text, a, b)]
    return on or named(row.read.heads[at]) or (when and timed == [at])


def quoted_row(page: Page, table_row: TableRow, inside: Span, confidence: float, most: int) -> Quote:
    """The row, from the heads on where both and what is between have at most so many words; `inside` is the cell."""
    article, table, row = page.hit.article, table_row.table, table_row.row
    whole = table.heads.start, row.end
    start = row.start if table.named or not _near(article.text, whole, most) else whole[0]
    return Quote(
        article.id,
        article.title,
        start,
        row.end,
        article.text[start : row.end],
        *inside,
        confidence,
        page.hit.also,
        article.date,
        place=page.hit.place(inside[0]),
        cells=_cells(article, table_row),
    )


def own(quote: Quote) -> Span:
    """The part of a quote that is its own: of a row, the row alone, without heads and rows in between."""
    return (quote.cells[0].start, quote.cells[-1].end) if quote.cells else (quote.start, quote.end)


def _near(text: str, span: Span, most: int) -> bool:
    return len(_WORD.findall(text, *span)) <= most


def _cells(article: Article, table_row: TableRow) -> tuple[Cell, ...]:
    text, heads = article.text, table_row.table.heads.cells
    found = []
    for number in table_row.read.numbers:
        start, end = table_row.row.cells[number]
        first, last = heads[number] if number < len(heads) else (start, start)
        found.append(Cell(text[first:last], first, last, text[start:end], start, end))
    return tuple(found)
