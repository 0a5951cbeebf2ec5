"""Readings → readings with the chance that each answers, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.qa.answers.clause import clause
from pullquote.qa.query.question_type import asks_clause
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Features, QuestionTerms, Reading


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """`page.text[start:end]` answers with this chance, 0..1."""

    page: Page
    start: int
    end: int
    chance: float

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


def judge(question: str, readings: Iterable[Reading], pages: Sequence[Page], scale: Calibration) -> list[ScoredSpan]:
    """Best first; equal ones in order of article id and place, so that the same question always gives the same list.

    Where a reason or a manner is asked for, a fragment becomes its clause.
    """
    wanted, widens = QuestionTerms.of(question), asks_clause(question)
    judged = []
    for reading in readings:
        page = pages[reading.page]
        span = (reading.start, reading.end)
        span = clause(page.text, span, page.sentences) if widens else span
        judged.append(ScoredSpan(page, *span, scale.chance(Features.of(wanted, reading, page))))
    return ranked(judged)


def ranked(judged: Iterable[ScoredSpan]) -> list[ScoredSpan]:
    """Best first, as `judge` gives them."""
    return sorted(judged, key=lambda j: (-j.chance, j.page.hit.article.id, j.page.hit.passage.start, j.start, j.end))
