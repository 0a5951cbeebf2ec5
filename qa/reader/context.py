"""A hit as the reader sees it: the text of the passage without noise, its sentences, and their offsets in the
article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pullquote.corpus import List, Row, RowView, Span, Table, View, merge, view
from pullquote.index import Hit, language_code, prefix, term_set
from pullquote.qa.amounts.weekdays import between


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its table, and how it is read."""

    table: Table
    row: Row
    read: RowView


@dataclass(frozen=True, slots=True)
class ListPart:
    """A list, and where its lead-in and the items read are in a page's text."""

    list: List
    lead: Span
    items: tuple[Span, ...]

    def item_of(self, at: int) -> int:
        """The place in `items` of the one that a character is in or before; the last one behind them all."""
        return next((i for i, (_, end) in enumerate(self.items) if at < end), len(self.items) - 1)


@dataclass(frozen=True, slots=True)
class Page:
    """`above` is title and heading; `text` what is read; `sentences` are spans of `text`, in order.

    `cut` are regions of the passage that are read separately: a table row, as `row`, whose `text` includes the heads,
    and a list, as `part`.
    """

    hit: Hit
    above: str
    view: View
    sentences: tuple[Span, ...]
    cut: tuple[Span, ...] = ()
    row: TableRow | None = None
    part: ListPart | None = None

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def terms(self) -> frozenset[str]:
        """The search terms of title, heading and text, and of the days that it has in "Monday to Friday"."""
        return _terms(f"{self.above} {self.text}", self.language)

    @property
    def language(self) -> str:
        """The language of the article as a code, "en" by default."""
        return language_code(self.hit.article)

    @property
    def table(self) -> tuple[str, int]:
        """The table that a row is of, by its article and place; -1 for a page that is no row."""
        return self.hit.article.id, self.row.table.start if self.row else -1

    def around(self, span: Span) -> Span:
        """The sentence that a span begins in; the span itself if it begins in none."""
        return next((each for each in self.sentences if each[0] <= span[0] < each[1]), span)

    @classmethod
    def of(cls, hit: Hit, without: Sequence[Span] = ()) -> Page:
        """The page of a hit's passage, without its noise and some more regions; its text may be empty."""
        passage = hit.passage
        noise = merge([*passage.noise, *without]) if without else passage.noise
        seen = view(hit.article.text, (passage.start, passage.end), noise)
        at = list(seen.offsets)  # each step of a search in runs would search them
        bounds = ((bisect_left(at, start), bisect_right(at, end - 1)) for start, end in passage.sentences)
        return cls(hit, prefix(hit.article, passage), seen, tuple((a, b) for a, b in bounds if a < b), tuple(without))


def one_paragraph(text: str, one: Span, after: Span) -> bool:
    """Whether two sentences that follow each other are of one paragraph. A line break ends it, unless they themselves
    run over lines."""
    between = text[one[1] : after[0]]
    return "\n" not in between or (between.count("\n") == 1 and "\n" in text[slice(*one)] + text[slice(*after)])


@lru_cache(maxsize=256)  # a page has several readings
def _terms(text: str, language: str) -> frozenset[str]:
    return term_set(f"{text} {between(text)}" if language == "en" else text, language)
