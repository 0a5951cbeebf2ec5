"""Pages with tables → pages to read: what is outside of tables, and each row of them by itself.

A reader that sees many rows at once picks the wrong row. Chooses rows by their words; reads none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pullquote.corpus import Span, one_row
from pullquote.index import DateMention, dates, identifiers, term_set
from pullquote.qa.amounts.properties import names_one, properties
from pullquote.qa.amounts.weekdays import NAMES, weekdays
from pullquote.qa.reader.context import Page, TableRow
from pullquote.qa.rivals.cells import STATES, on_one

MOST = 24
"""Rows read for a question, those with most of its terms; a row is read about as fast as a sentence."""

_DAYS = term_set(" ".join(NAMES))


def rows_apart(question: str, pages: Sequence[Page], most: int = MOST) -> list[Page]:
    """The pages, best first as they come, and behind them the rows that are there, each once.

    Of a table, those are read that hold most of the question's terms in their cells: the others are about other things.
    """
    asked = _Asked.of(question)
    made, rows = list[Page](), dict[tuple[str, int], Page]()
    for page in pages:
        found = [] if page.part else list(_rows(page))
        for row, read in found:
            rows.setdefault((page.hit.article.id, row.row.start), read)
        rest = _without(page, [row for row, _ in found])
        made += [rest] if rest else []
    held = {place: asked.held(page) for place, page in rows.items()}
    best: dict[tuple[str, int], tuple[int, int]] = {}
    for place, page in rows.items():
        best[page.table] = max(best.get(page.table, (0, 0)), held[place])
    chosen = [place for place, page in rows.items() if held[place] == best[page.table]]
    chosen.sort(key=lambda place: -len(asked.terms & rows[place].terms))
    return made + [rows[place] for place in chosen[:most]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question asks of the cells of a row: its terms, days of the week, dates, and the measure asked for."""

    terms: frozenset[str]
    days: frozenset[int]
    dates: tuple[DateMention, ...]
    measures: frozenset[str]

    @classmethod
    def of(cls, question: str) -> _Asked:
        """Without the numbers in part numbers: "D30" asks for no cell "30 l"."""
        numbers = {part for name in identifiers(question) for part in term_set(name[0]) if part.isdigit()}
        terms = term_set(question) - numbers
        return cls(terms, weekdays(question), tuple(dates(question)), properties(question))

    def held(self, page: Page) -> tuple[int, int]:
        """How many of the terms are in the cells of a row; days and dates count as one each, the measure as two. Before
        and with "closed" and its like, which many rows say."""
        if page.row is None:
            return 0, 0
        cells = page.row.read.said
        held = self.terms.intersection(term_set(" ".join(cells))) - self._numbers(page.row.read.heads)
        on = bool(self.days) and not held & _DAYS and any(self.days <= weekdays(cell) for cell in cells)
        dated = on_one(self.dates, " / ".join(cells))
        measured = not held & self.measures and any(names_one(cell, self.measures, self.terms) for cell in cells)
        return len(held - STATES) + on + dated + 2 * measured, len(held)

    def _numbers(self, heads: Sequence[str]) -> frozenset[str]:
        """Those in the heads that the question says: "Fjell 2" asks for no cell "2"."""
        said = (term_set(head) for head in heads)
        return frozenset(word for words in said if words <= self.terms for word in words if word.isdigit())


def _rows(page: Page) -> Iterator[tuple[TableRow, Page]]:
    article, passage = page.hit.article, page.hit.passage
    for table, row in article.rows(passage.start, passage.end):
        read = one_row(article, table, row)
        whole = passage.start <= row.start and row.end <= passage.end
        if read and whole and not _hidden(row.start, passage.noise):
            table_row = TableRow(table, row, read)
            above = ". ".join(filter(None, (page.above, _caption(page, table.start))))
            yield table_row, Page(page.hit, above, read.seen, ((0, len(read.seen.text)),), row=table_row)


def _caption(page: Page, start: int) -> str:
    """The sentence of the passage that is right above a table."""
    before = [page.text[a:b] for a, b in page.sentences if page.view.span(a, b)[1] <= start]
    return before[-1].rstrip(".:") if before and len(before[-1]) <= 200 else ""


def _hidden(at: int, noise: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in noise)


def _without(page: Page, rows: Sequence[TableRow]) -> Page | None:
    """The page without these rows and the heads of their tables; None if nothing is left."""
    if not rows or page.part:
        return page
    cut = [(each.row.start, each.row.end) for each in rows]
    cut += [(each.table.heads.start, each.table.heads.end) for each in rows]
    rest = Page.of(page.hit, [*page.cut, *cut])
    return rest if rest.text else None
