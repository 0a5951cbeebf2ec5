"""Score each `Reading`: the calibrated confidence that it answers, best first."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from pullquote.corpus import Span
from pullquote.corpus.languages.question_language import question_language
from pullquote.qa.answers.list_answer import Listed, ListQuestion
from pullquote.qa.answers.numbered import numbered
from pullquote.qa.answers.row_answer import alone, answer_cell, kept, raised_by_row, singled_out
from pullquote.qa.judging.agent import Agent
from pullquote.qa.judging.contact import formed
from pullquote.qa.judging.exactness import Exact
from pullquote.qa.judging.fit import Fit, raised
from pullquote.qa.judging.kin import related
from pullquote.qa.judging.lifespan import in_life
from pullquote.qa.judging.measure import measured
from pullquote.qa.judging.opposite import of_the_other
from pullquote.qa.judging.posed import Posed
from pullquote.qa.judging.reason import Reason
from pullquote.qa.judging.subject import Subject
from pullquote.qa.query.question_type import asks_several
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Features, QuestionTerms, Reading
from pullquote.qa.rivals.cells import CellQuestion
from pullquote.qa.rivals.columns import columns
from pullquote.qa.rivals.correction import corrected, corrects_another, of_something_else, retracts
from pullquote.qa.rivals.editions import alike, asks_of_a_time, edition, supersedes
from pullquote.qa.rivals.other_part import in_other_part
from pullquote.qa.rivals.rivals import TOLD, Rivals
from pullquote.qa.short_answer.headline import headline
from pullquote.qa.short_answer.whole_spans import whole, with_yes_or_no

UNHEARD = 0.8  # of the confidence is left for each word of the question that a large library does not have
HEARD = 0.05  # confidence at least in a correction, so that it is about what is asked
_JUDGES = (measured, formed, related, in_life, of_the_other, in_other_part, of_something_else)
_WORD = re.compile(r"\w")
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
    question: str,
    readings: Sequence[Reading],
    pages: Sequence[Page],
    scale: Calibration,
    others: Sequence[str] = (),
) -> list[ScoredSpan]:
    """Score all readings; best first, ties broken by article id and place, so that a question always gives the same
    list. Each span is made whole; if a reason or a manner is asked for, a fragment becomes its clause. A span about
    something else than the question names loses confidence, see `Exact`.
    """
    exact, fit, reason = Exact.of(question, pages), Fit.of(question, others), Reason.of(question)
    agent, subject, rivals = Agent.of(question), Subject.of(question), Rivals.of(question)
    posed = Posed.of(question)
    terms_in = cache(partial(QuestionTerms.of, question))
    cells_in = cache(lambda language: CellQuestion.of(question, terms_in(language)))
    asked = ListQuestion.of(question, pages)
    english = question_language(question) == "en"
    several = asked.whether or asks_several(question)
    read = [(reading, _whole(reading, pages[reading.page])) for reading in readings]
    scored = []
    for reading, span in (*read, *_overlooked((exact, fit, reason, posed), fit, read, pages)):
        page = pages[reading.page]
        wanted = terms_in(page.language)
        cells = cells_in("en" if english else page.language)  # a table alone may be taken for any language
        span, share, told = rivals.settle(page, posed.answered(page, span) or span)
        if not page.row:
            span = reason.cause(page, span) or headline(question, page.text, span, page.around(span))
        read_as = scale.confidence(Features.of(wanted, reading, page))
        confidence = exact.judge(read_as, page, span)
        if page.part:
            of_lead = exact.judge(read_as, page, page.part.lead)  # what it names, all items are of
            confidence = max(confidence, of_lead)
            listed = asked.answer(page, page.part, span, confidence)
            scored.append(ScoredSpan(page, *listed.span, listed.confidence, listed))
        elif cell := answer_cell(cells, page, span, asked.whether):
            confidence *= kept(cells, page, cell)
            confidence *= math.prod(judge(question, page, cell) for judge in _JUDGES)
            confidence = subject.judge(fit.judge(confidence, page, cell), page, cell)
            sure = reason.judge(agent.judge(confidence, page, cell), page, cell)
            sure = raised(TOLD, sure) if told else share * sure
            sure = raised_by_row(cells, page, cell, fit.when, sure, alone(page, pages))
            sure = posed.judge(sure, page, cell)
            sure *= 1.0 if several else singled_out(cells, page, pages, cell)
            answer = corrected(page, cell) or cell
            answer = with_yes_or_no(page.text, answer, page.sentences) if asked.whether else answer
            scored.append(ScoredSpan(page, *answer, sure))
    for page, place, said, sure in columns(question, cells_in("en"), pages):
        scored.append(ScoredSpan(page, *place, sure, Listed(said, place, sure, place, place)))
    return ranked([*scored, *(ScoredSpan(*found) for found in numbered(question, pages))])


def _whole(reading: Reading, page: Page) -> Span:
    """Make the span whole; one without a word, such as a full stop, becomes its sentence."""
    span = whole(page.text, (reading.start, reading.end), page.sentences)
    if _WORD.search(page.text, *span):
        return span
    return page.around(span)


def _overlooked(
    judges: Sequence[Exact | Fit | Reason | Posed],
    fit: Fit,
    read: Sequence[tuple[Reading, Span]],
    pages: Sequence[Page],
) -> list[tuple[Reading, Span]]:
    """The sentences that the reader skipped for similar ones, each scored like the best span of its page."""
    found = []
    for number, page in enumerate(pages):
        here = sorted((each for each in read if each[0].page == number), key=lambda each: -each[0].score)
        spans = [span for _, span in here]
        left = (each.overlooked(page, spans) for each in judges) if spans else ()
        telling = (span for some in left for span in some if fit.tells(page.text[slice(*span)], page.language))
        found += [(here[0][0], span) for span in telling]
    return found


def ranked(scored: Iterable[ScoredSpan]) -> list[ScoredSpan]:
    """Sort best first; equal ones by article id and place."""
    return sorted(scored, key=_rank)


def _rank(span: ScoredSpan) -> tuple[float, str, int, int, int]:
    hit = span.page.hit
    return -span.confidence, hit.article.id, hit.passage.start, span.start, span.end


def less_sure(spans: Sequence[ScoredSpan], unheard: int) -> list[ScoredSpan]:
    """Reduce confidence if so many words of the question are in no article of a large library."""
    return [replace(span, confidence=UNHEARD**unheard * span.confidence) for span in spans] if unheard else list(spans)


def newest_first(spans: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """Put the newer of equally good spans first: equal to the two decimals shown. Takes ranked spans."""
    return sorted(spans, key=lambda span: (-round(span.confidence, 2), *_age(span.page.hit.article.date)))


def corrected_first(spans: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """Exchange the best span's confidence with that of a correction that says it was printed wrongly, or else of one in
    an article of corrections that tells what it says besides. Takes ranked spans."""
    best = next(iter(spans), None)
    if best is None:
        return []
    heard = [each for each in spans if each.confidence >= HEARD]
    mended = (each for each in heard if retracts(each.page, _place(each), best.text))
    others = (each for each in heard if _id(each) != _id(best) and corrects_another(each.page, _place(each), best.text))
    better = next(mended, None) or next(others, None)
    return _exchanged(spans, best, better) if better else list(spans)


def latest_first(question: str, spans: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """Exchange the best span's confidence with that of the latest edition of its document that says it in nearly the
    same words, unless the question asks for a time or an edition. Takes ranked spans.
    """
    best = next(iter(spans), None)
    if best is None or asks_of_a_time(question):
        return list(spans)
    later = [each for each in spans if supersedes(_id(each), _id(best)) and alike(_sentence(best), _sentence(each))]
    if not later:
        return list(spans)
    latest = max(later, key=lambda each: (edition(_id(each)), each.confidence))
    return _exchanged(spans, best, latest)


def _exchanged(spans: Sequence[ScoredSpan], best: ScoredSpan, better: ScoredSpan) -> list[ScoredSpan]:
    """The spans, with one in the place and with the confidence of the best."""
    before = replace(best, confidence=better.confidence)
    rest = ranked([before, *(each for each in spans if each is not best and each is not better)])
    return [replace(better, confidence=best.confidence), *rest]


def _place(span: ScoredSpan) -> Span:
    return span.start, span.end


def _id(span: ScoredSpan) -> str:
    return span.page.hit.article.id


def _sentence(span: ScoredSpan) -> str:
    return span.page.text[slice(*span.page.around((span.start, span.end)))]


def _age(date: str) -> tuple[bool, int]:
    """Sorts what has a date before what has none, newer first."""
    figures = "".join(re.findall(r"\d+", date[:10]))[:8].ljust(8, "0")
    return not _DATE.match(date), -int(figures)
