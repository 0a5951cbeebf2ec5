"""Score each `Reading`: the calibrated confidence that it answers, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from pullquote.corpus import Span
from pullquote.qa.answers.list_answer import Listed, ListQuestion
from pullquote.qa.answers.numbered import numbered
from pullquote.qa.answers.row_answer import answer_cell
from pullquote.qa.judging.exactness import Exact
from pullquote.qa.judging.fit import Fit
from pullquote.qa.judging.headline import headline
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Features, QuestionTerms, Reading
from pullquote.qa.reader.whole_spans import whole

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """`page.text[start:end]` answers with this confidence, 0..1; of a list, as `listed` says."""

    page: Page
    start: int
    end: int
    confidence: float
    listed: Listed | None = None

    @property
    def text(self) -> str:
        return (self.listed.said if self.listed else "") or self.page.text[self.start : self.end]


def score_spans(
    question: str, readings: Sequence[Reading], pages: Sequence[Page], scale: Calibration
) -> list[ScoredSpan]:
    """Score all readings; best first, ties broken by article id and place, so that a question always gives one list.

    Each span is made whole; where a reason or a manner is asked for, a fragment becomes its clause. A place that does
    not tell of the very thing that the question names keeps a part of its confidence, see `Exact`.
    """
    exact, fit = Exact.of(question), Fit.of(question)
    terms_in = cache(partial(QuestionTerms.of, question))
    asked = ListQuestion.of(question, pages)
    read = [(reading, _whole(reading, pages[reading.page])) for reading in readings]
    scored = []
    for reading, span in (*read, *_overlooked(exact, read, pages)):
        page = pages[reading.page]
        wanted = terms_in(page.language)
        span = span if page.row else headline(question, page.text, span, page.sentences)
        confidence = exact.judge(scale.confidence(Features.of(wanted, reading, page)), page, span)
        if page.part:
            listed = asked.answer(page, page.part, span, confidence)
            scored.append(ScoredSpan(page, *listed.span, listed.confidence, listed))
        elif cell := answer_cell(wanted.terms, page, span, asked.whether):
            scored.append(ScoredSpan(page, *cell, fit.judge(confidence, page, cell)))
    return ranked([*scored, *(ScoredSpan(*found) for found in numbered(question, pages))])


def _whole(reading: Reading, page: Page) -> Span:
    return whole(page.text, (reading.start, reading.end), page.sentences)


def _overlooked(
    exact: Exact, read: Sequence[tuple[Reading, Span]], pages: Sequence[Page]
) -> list[tuple[Reading, Span]]:
    """The sentences that the reader passed over for their likes, each as well read as the best span of its page."""
    found = []
    for number, page in enumerate(pages):
        here = sorted((each for each in read if each[0].page == number), key=lambda each: -each[0].score)
        spans = exact.overlooked(page, [span for _, span in here])
        found += [(here[0][0], span) for span in spans]
    return found


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
