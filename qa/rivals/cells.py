"""Which cell of a table row measures what is asked for, and whether the question is about this row at all.

By units, those of the heads too, by words for measures, and by names: "How heavy is it?" asks for kg, not for a part
number. English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pullquote.index import DateMention, dates, term_set
from pullquote.qa.amounts.amounts import amounts
from pullquote.qa.amounts.properties import asked_with, names_one, properties
from pullquote.qa.amounts.units import measured_by, unit
from pullquote.qa.amounts.weekdays import weekdays
from pullquote.qa.query.question_type import asks_amount, asks_when, asks_who
from pullquote.qa.reader.context import Page, TableRow
from pullquote.qa.reader.reader import QuestionTerms

_FIGURE = re.compile(r"\d")
_NOBODY = re.compile(r"[\W\d]+")
_PART = re.compile(  # "the bag of the Dome", "a cover for the Dome"
    r"\bhow [a-z]+ (?:is|are|was|were) (?:the|an?)(?: [a-z]+)*? (?P<noun>[a-z]+) (?:of|for|with) ", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+|[%€$£°]")
_LABEL = re.compile(  # the head of a number that counts and measures nothing
    r"\b(?:numbers?|no|nr|#|id|code|registration|serial|phone|telephone|fax|zip|postcode|year|built|since|date|page|ref\w*)\b",
    re.IGNORECASE,
)
_MEASURED_IN = re.compile(r",? *[(\[]([^()\[\]]+)[)\]]\W*$|,? in (\w+)\W*$")
_BEGINS = re.compile(r"\b(?:from|opens?|starts?|begins?|departs?|departures?|leaves?)\b", re.IGNORECASE)
STATES = term_set("closed open yes no none free available full")
"""What cells of many rows say: none of them names its row."""
_NO_MEASURE = term_set("yes no open full available")
_ENDS = re.compile(r"\b(?:to|until|till|closes?|ends?|finish\w*|arriv\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellQuestion:
    """What a question asks of a row: its terms, those of its names and those of things, the properties and the kinds
    of unit, whether an amount, whether someone, of which part or belonging, whether when something begins or ends, and
    the days and dates that it names."""

    terms: Set[str]
    proper: Set[str]
    things: Set[str]
    properties: Set[str]
    kinds: Set[str]
    amount: bool
    someone: bool
    part: Set[str]
    ends: re.Pattern[str] | None
    days: Set[int]
    dates: tuple[DateMention, ...]

    @classmethod
    def of(cls, question: str, wanted: QuestionTerms) -> CellQuestion:
        ends = next((form for form in (_BEGINS, _ENDS) if form.search(question)), None)
        return cls(
            wanted.terms,
            wanted.names,
            wanted.terms - asked_with(question),
            properties(question),
            measured_by(question),
            asks_amount(question),
            asks_who(question) and not (asks_amount(question) or asks_when(question)),
            term_set(part["noun"]) if (part := _PART.search(question)) else frozenset(),
            ends,
            weekdays(question),
            tuple(dates(question)),
        )

    def says(self, label: str) -> bool:
        """Whether the question has all words of a label."""
        words = term_set(name_of(label))
        return bool(words) and words <= self.terms

    def dates_in(self, label: str) -> bool:
        """Whether a label is of a date that the question names."""
        return on_one(self.dates, label)

    def names(self, label: str) -> bool:
        """Whether it does, or asks for the measure that the label names."""
        return self.says(label) or names_one(label, self.properties, self.terms)

    def may_be(self, said: str) -> bool:
        """Whether a cell may answer: it says more than the question does, and no figure where someone is asked for."""
        words = term_set(said)
        return not (words and words <= self.terms) and not (self.someone and _NOBODY.fullmatch(said))

    def named(self, row: TableRow, among: Sequence[int]) -> Sequence[int]:
        """The cells among some whose head the question names; not "Museum" beside "Museum and tramway"."""
        heads = {i: term_set(row.read.heads[i]) for i in among if self.names(row.read.heads[i])}
        return [i for i, words in heads.items() if not any(words < other for other in heads.values())]

    def misses(self, page: Page, row: TableRow) -> bool:
        """Whether the question names the head of a column in which the row is blank."""
        text, heads = page.hit.article.text, enumerate(row.table.heads.cells)
        return any(self.says(text[a:b]) for i, (a, b) in heads if i not in row.read.numbers)

    def meant(self, page: Page, row: TableRow, among: Sequence[int]) -> Sequence[int]:
        """The cells among some that measure what is asked for, or whose head says that it begins or ends then, or has
        the days that are named."""
        if self.days and (open_ := [i for i in among if self.days <= weekdays(row.read.heads[i])]):
            return open_
        if self.kinds:
            return [i for i in among if self.kinds & _kinds(page.text[slice(*row.read.cells[i])], row.read.heads[i])]
        return [i for i in among if self.ends and self.ends.search(row.read.heads[i])]

    def amiss(self, page: Page, row: TableRow, at: int) -> bool:
        """Whether a cell is a number of another kind, or of other days, or the question does not name its row."""
        said, head = page.text[slice(*row.read.cells[at])], row.read.heads[at]
        if self.days and weekdays(head) and not self.days <= weekdays(head):
            return True
        if not self._named(page, row) or self.elsewhere(page, said):
            return True
        if not (_FIGURE.search(said) and (self.kinds or self.amount)):
            return bool(self.kinds) and not (amounts(said) or term_set(said) & STATES)
        if self.terms & term_set(head):
            return bool(self.kinds and (own := _units(said)) and not self.kinds & own)
        return bool(_LABEL.search(head)) or bool(self.kinds and not self.kinds & _kinds(said, head))

    def elsewhere(self, page: Page, said: str) -> bool:
        """Whether the answer cannot be in this cell: it says yes or no to a question for a measure, or nothing
        near the row tells of the part that is asked about."""
        if self.kinds and term_set(said) & _NO_MEASURE and not amounts(said):
            return True
        return bool(self.part) and not self.part <= _near(page)

    def _named(self, page: Page, row: TableRow) -> bool:
        """Whether cells or what is above them share a word with the question, and the names are there or in the
        sentences around the table."""
        cells = term_set(" ".join(page.text[start:end] for start, end in row.read.cells))
        if not self.terms & (cells | term_set(page.above)):
            return False
        if self.proper <= page.terms:
            return True
        text, passage = page.hit.article.text, page.hit.passage
        last = max(each.end for each in row.table.rows)
        around = text[passage.start : row.table.start] + " " + text[last : passage.end]
        return self.proper <= page.terms | term_set(around)


def _near(page: Page) -> Set[str]:
    """What a row, its passage and what is above them say."""
    passage = page.hit.passage
    said = page.hit.article.text[passage.start : passage.end]
    return term_set(f"{page.hit.article.title} {passage.heading} {page.above} {said}") | page.terms


def on_one(days: Sequence[DateMention], text: str) -> bool:
    """Whether a text has one of some dates."""
    return bool(days) and any(found.meets(day) for found in dates(text) for day in days)


def name_of(head: str) -> str:
    """What a head names, without the unit behind it, which a question says in another form or not at all.

    >>> name_of("2023 (kg)"), name_of("Price (adults)")
    ('2023', 'Price (adults)')
    """
    found = _MEASURED_IN.search(head)
    return head[: found.start()] if found and found.start() and unit(found[1] or found[2]) else head


def _kinds(said: str, head: str) -> Set[str]:
    """What the numbers of a cell measure, by their units, or that which the head has, or else by its words."""
    of_head = {each.kind for word in _WORD.findall(head) if (each := unit(word))}
    return _units(said) or of_head or measured_by(head)


def _units(said: str) -> Set[str]:
    """What the numbers of a text measure, by their units."""
    return {known.kind for each in amounts(said) if (known := unit(each.unit))}
