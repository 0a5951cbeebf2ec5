"""Score each `Reading`: the calibrated confidence that it answers, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.qa.answers.clause import clause
from pullquote.qa.answers.exactness import Exact
from pullquote.qa.query.question_type import asks_clause
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Features, QuestionTerms, Reading
from pullquote.qa.reader.whole_spans import whole


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
    question: str, readings: Sequence[Reading], pages: Sequence[Page], scale: Calibration
) -> list[ScoredSpan]:
    """Score all readings; best first, ties broken by article id and place, so that a question always gives one list.

    Each span is made whole; where a reason or a manner is asked for, a fragment becomes its clause. A place that does
    not tell of the very thing that the question names keeps a part of its confidence, see `Exact`.
    """
    wanted, widens, exact = QuestionTerms.of(question), asks_clause(question), Exact.of(question)
    scored = []
    for reading in (*readings, *_overlooked(exact, readings, pages)):
        page = pages[reading.page]
        span = whole(page.text, (reading.start, reading.end), page.sentences)
        span = clause(page.text, span, page.sentences) if widens else span
        confidence = scale.confidence(Features.of(wanted, reading, page))
        scored.append(ScoredSpan(page, *span, exact.judge(confidence, page, span)))
    return ranked(scored)


def _overlooked(exact: Exact, readings: Sequence[Reading], pages: Sequence[Page]) -> list[Reading]:
    """Readings of the sentences that the reader passed over for their likes, each as good as the best of its page."""
    found = []
    for number, page in enumerate(pages):
        here = sorted((each for each in readings if each.page == number), key=lambda each: -each.score)
        for start, end in exact.overlooked(page, [(each.start, each.end) for each in here]):
            found.append(Reading(number, start, end, here[0].score))
    return found


def ranked(scored: Iterable[ScoredSpan]) -> list[ScoredSpan]:
    """Sort best first; equal ones by article id and place."""
    return sorted(scored, key=_rank)


def _rank(span: ScoredSpan) -> tuple[float, str, int, int, int]:
    hit = span.page.hit
    return -span.confidence, hit.article.id, hit.passage.start, span.start, span.end
