"""Where a page puts the question itself, as answers to frequent questions and interviews do: the answer is right below.

A reader of passages hardly sees that: "The taste." says nothing of raw milk. Compares words, not meanings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.judging.fit import ASKS, raised
from pullquote.qa.reader.context import Page
from pullquote.qa.short_answer.whole_spans import BARE

SAME = 0.8  # confidence at least, where both have the same words
NEARLY = 0.5  # where the page's question has more of them
ODDS = 4.0  # times the odds, for both
OPENING = 300  # characters of an article that tell what all of it is about
LONGEST = 300  # characters of a question that a page puts
OF_PAGE = 0.6  # of its words that the question has
_TURN = re.compile(r"\W*(?:Q|Question|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?)\d{0,3}[:.)] .*[?？]\W*$")  # "Q: …?"
_TO_WHOM = re.compile(r"\W*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}[,:] ")  # "Mr Moll, why …?"
_MAY = re.compile(r"^\W*May\b|\bmay\b")  # no month
_WORD = re.compile(
    r"\b(?:how (?:long|many|much|often|old|far|big|high)|whom?|whose|when|where|why|how|what|which)\b", re.I
)
_SAME_WORD = {"which": "what", "how much": "what", "whom": "who"}


@dataclass(frozen=True, slots=True)
class Posed:
    """The question as pages may put it, and the word that tells what it asks for."""

    question: str
    word: str

    @classmethod
    def of(cls, question: str) -> Posed:
        return cls(question, _asked_with(question))

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """The adjusted confidence: higher in the sentence right below the question, unless it is a bare "No."."""
        below, least = self._below(page)
        told = any(a <= span[0] < b for a, b in below) and not BARE.fullmatch(page.text, *span)
        return max(least, raised(ODDS, confidence)) if told else confidence

    def overlooked(self, page: Page, spans: Sequence[Span]) -> list[Span]:
        """The sentences right below the question that hold none of the spans."""
        told = [start for start, end in spans if not BARE.fullmatch(page.text, start, end)]
        return [each for each in self._below(page)[0] if not any(each[0] <= start < each[1] for start in told)]

    def _below(self, page: Page) -> tuple[list[Span], float]:
        """The sentences right below the question, and how sure they answer it at least."""
        if page.row or page.part or not page.sentences:
            return [], 0.0
        said = (page.text[slice(*each)] for each in page.sentences[:-1])
        put = [(self._same(heading, page), 0) for heading in _heading(page)]
        put += [
            (self._same(each, page), i) for i, each in enumerate(said, 1) if len(each) <= LONGEST and _TURN.match(each)
        ]
        return [_answer(page, at) for sure, at in put if sure], max((sure for sure, _ in put), default=0.0)

    def _same(self, put: str, page: Page) -> float:
        """How sure the page's question is this one, 0 if it is another. What title and opening say, it need not
        repeat."""
        asks = bool(ASKS.search(put[-LONGEST:]))
        if len(put) > LONGEST or not (_asked_with(put) == self.word if asks else self.word == "why"):
            return 0.0
        article, language = page.hit.article, page.language
        theirs = term_set(_MAY.sub("", _TO_WHOM.sub("", put, count=1)), language)
        known = term_set(f"{article.title} {article.text[:OPENING]}", language)
        mine = term_set(_MAY.sub("", self.question), language) - (known - theirs)
        both = mine & theirs
        if not both or both < mine or len(both) < OF_PAGE * len(theirs):
            return 0.0
        if not asks:  # "It smells" above what it comes from
            return NEARLY if mine == theirs else 0.0
        return SAME if mine == theirs else NEARLY


def _heading(page: Page) -> list[str]:
    """The heading right above a passage, if there is one."""
    text, passage = page.hit.article.text, page.hit.passage
    headings = page.hit.article.headings
    at = bisect_right(headings, passage.start, key=lambda heading: heading.end)
    above = headings[max(0, at - 1) : at]
    return [passage.heading for each in above if not re.search(r"\w", text[each.end : passage.start])]


def _answer(page: Page, at: int) -> Span:
    """The sentence with this number, and the next one, too, where it is a bare yes or no."""
    start, end = page.sentences[at]
    more = page.sentences[at + 1 : at + 2] if BARE.fullmatch(page.text, start, end) else ()
    return start, more[0][1] if more else end


def _asked_with(question: str) -> str:
    """The word that tells what is asked for; '' where it is asked whether.

    >>> [_asked_with(each) for each in ("Mr Moll, why cheese?", "Which cheese?", "How old is it?", "Is it old?")]
    ['why', 'what', 'how old', '']
    """
    found = _WORD.search(question)
    word = found[0].casefold() if found else ""
    return _SAME_WORD.get(word, word)
