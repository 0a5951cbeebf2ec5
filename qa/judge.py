"""Readings → readings with the chance that each answers, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.clause import clause
from qa.kind import asks_clause
from qa.page import Page
from qa.reading import Reading, Scale, Signs, Wanted
from qa.whole import whole


@dataclass(frozen=True, slots=True)
class Judged:
    """`page.text[start:end]` answers with this chance, 0..1."""

    page: Page
    start: int
    end: int
    chance: float

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


def judge(question: str, readings: Iterable[Reading], pages: Sequence[Page], scale: Scale) -> list[Judged]:
    """Best first; equal ones in order of article id and place, so that the same question always gives the same list.

    Each span is made whole; where a reason or a manner is asked for, a fragment becomes its clause.
    """
    wanted, widens = Wanted.of(question), asks_clause(question)
    judged = []
    for reading in readings:
        page = pages[reading.page]
        span = whole(page.text, (reading.start, reading.end), page.sentences)
        span = clause(page.text, span, page.sentences) if widens else span
        judged.append(Judged(page, *span, scale.chance(Signs.of(wanted, reading, page))))
    return ranked(judged)


def ranked(judged: Iterable[Judged]) -> list[Judged]:
    """Best first, as `judge` gives them."""
    return sorted(judged, key=lambda j: (-j.chance, j.page.hit.article.id, j.page.hit.passage.start, j.start, j.end))
