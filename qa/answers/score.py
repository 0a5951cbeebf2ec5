"""Score each `Reading`: the calibrated confidence that it answers, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.qa.answers.clause import clause
from pullquote.qa.query.question_type import asks_clause
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Features, QuestionTerms, Reading
from pullquote.qa.reader.whole_spans import whole

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """`page.text[start:end]` answers with this confidence, 0..1."""

    page: Page
    start: int
    end: int
    confidence: float

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


def score_spans(
    question: str, readings: Iterable[Reading], pages: Sequence[Page], scale: Calibration
) -> list[ScoredSpan]:
    """Score all readings; best first, ties broken by article id and place, so that a question always gives one list.

    Each span is made whole; where a reason or a manner is asked for, a fragment becomes its clause.
    """
    wanted, widens = QuestionTerms.of(question), asks_clause(question)
    scored = []
    for reading in readings:
        page = pages[reading.page]
        span = whole(page.text, (reading.start, reading.end), page.sentences)
        span = clause(page.text, span, page.sentences) if widens else span
        scored.append(ScoredSpan(page, *span, scale.confidence(Features.of(wanted, reading, page))))
    return ranked(scored)


def ranked(scored: Iterable[ScoredSpan]) -> list[ScoredSpan]:
    """Sort best first; equal ones by article id and place."""
    return sorted(scored, key=_rank)


def _rank(span: ScoredSpan) -> tuple[float, str, int, int, int]:
    hit = span.page.hit
    return -span.confidence, hit.article.id, hit.passage.start, span.start, span.end


def newest_first(spans: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """Put the newer of equally good spans first: equal to the two places that people are shown. Ranked spans in."""
    return sorted(spans, key=lambda span: (-round(span.confidence, 2), *_age(span.page.hit.article.date)))


def _age(date: str) -> tuple[bool, int]:
    """Sorts what has a date before what has none, newer first."""
    figures = "".join(re.findall(r"\d+", date[:10]))[:8].ljust(8, "0")
    return not _DATE.match(date), -int(figures)
