"""Which columns of a table of properties are meant: "Which model has a pump?" asks for the heads above each "yes".

Of rows that begin with a property ("Pump", "Weight"), below the names of things. By words and amounts, in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.amounts.amounts import Amount, amounts
from pullquote.qa.reader.context import Page, TableRow
from pullquote.qa.rivals.cells import CellQuestion

SURE = 0.85  # where the row has all that is asked, by its words or the measure that it names
_WHICH = re.compile(r"\W*(?:and |but )?(?:which|what) (?:of the )?(?P<thing>[a-z]+)\b", re.IGNORECASE)
_YES = re.compile(r"\W*(?:yes|with|optional|included|standard)\b.*|[✓✔●].*", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|none|not|without|n/a)\b.*|[✗✘○–—-]", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:no|not|without|lacks?|missing)\b|n['’]t\b", re.IGNORECASE)


def columns(question: str, asked: CellQuestion, pages: Sequence[Page]) -> Iterator[tuple[Page, Span, str, float]]:
    """The cells that are as the question says, each page with the first of them, the names of their columns, and how
    sure that is."""
    which = _WHICH.match(question)
    if not which:
        return
    things = asked.things - term_set(f"{which['thing']} have has come comes with without")
    for page in pages:
        if page.row and page.language == "en" and _is_of(page, page.row, asked, things):
            read = page.row.read
            if meant := [i for i in _meant(question, read.said) if i]:
                yield page, read.cells[meant[0]], ", ".join(read.heads[i] for i in meant), SURE


def _is_of(page: Page, row: TableRow, asked: CellQuestion, things: Set[str]) -> bool:
    """Whether a row is of the property that is asked for, and tells it of things that the question does not name."""
    label, heads = row.read.said[0], row.read.heads
    others = heads[1:]
    if len(others) < 2 or not all(others) or term_set(heads[0]) & asked.terms or row.read.numbers[0] != 0:
        return False
    if any(term_set(head) <= asked.terms for head in others):
        return False
    return asked.names(label) and things <= term_set(page.text)


def _meant(question: str, said: Sequence[str]) -> list[int]:
    """The cells that have the amounts of the question; without any, those that say yes, or no if that is asked for."""
    if wanted := amounts(question):
        return [i for i, cell in enumerate(said) if all(_has(cell, amount) for amount in wanted)]
    form = _NO if _WITHOUT.search(question) else _YES
    told = all(_YES.fullmatch(cell) or _NO.fullmatch(cell) for cell in said[1:])
    return [i for i, cell in enumerate(said) if told and form.fullmatch(cell)]


def _has(cell: str, amount: Amount) -> bool:
    return any(amount.same(each) for each in amounts(cell))
