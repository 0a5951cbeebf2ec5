"""Where a page puts the question itself, as answers to frequent questions and interviews do: the answer is right below.

A reader of passages hardly sees that: "The taste." says nothing of raw milk. Compares words, not meanings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.judging.fit import ASKS, raised
from pullquote.qa.reader.context import Page
from pullquote.qa.short_answer.whole_spans import BARE

SAME = 0.8  # confidence at least, where both have the same words
NEARLY = 0.5  # where the page's question has more of them
ODDS = 4.0  # times the odds, for both
OF_ANOTHER = 0.5  # of the confidence is left where the page asks the same of another thing: as often it is another name
ALIKE = 3  # words that such questions have in common, at least
OPENING = 300  # characters of an article that tell what all of it is about
LONGEST = 300  # characters of a question that a page puts
OF_PAGE = 0.6  # of its words that the question has
_TURN = re.compile(r"\W*(?:Q|Question|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?)\d{0,3}[:.)] .*[?？]\W*$")  # "Q: …?"
_TO_WHOM = re.compile(r"\W*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}[,:] ")  # "Mr Moll, why …?"
_LABEL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}\d{0,3}: (?=\S)")  # "A: …", "Ann Lee: …"
_EACH = re.compile(r"[^\W_][\w’'-]*")
_BEFORE = re.compile(  # a thing, not what is done
    r"an?|the|my|your|his|her|its|our|their|this|that|these|those|any|some|no|own|.+['’]s"
    r"|of|for|with|without|in|into|on|at|by|from|about|before|after|during"
)
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
        """The adjusted confidence: higher in the sentence right below the question, unless it is a bare "No.", lower
        below one that differs from it in one thing."""
        below, least = self._below(page)
        if any(_holds(each, span) for each in below):
            return confidence if BARE.fullmatch(page.text, *span) else max(least, raised(ODDS, confidence))
        above = [put for put, at in _put(page) if _holds(_answer(page, at), span)]
        return OF_ANOTHER * confidence if any(self._of_another(put, page) for put in above) else confidence

    @staticmethod
    def answered(page: Page, span: Span) -> Span | None:
        """The sentence below a question that a page puts, if the span is in the question: none answers itself."""
        around = page.around(span)
        below = (at for said, at in _put(page) if at and page.sentences[at - 1] == around)
        found = next((_answer(page, at) for at in below), None)
        return found and (_behind_label(page.text, found), found[1])

    def overlooked(self, page: Page, spans: Sequence[Span]) -> list[Span]:
        """The sentences right below the question that hold none of the spans."""
        told = [start for start, end in spans if not BARE.fullmatch(page.text, start, end)]
        return [each for each in self._below(page)[0] if not any(each[0] <= start < each[1] for start in told)]

    def _below(self, page: Page) -> tuple[list[Span], float]:
        """The sentences right below the question, and how sure they answer it at least."""
        put = [(self._same(said, page), at) for said, at in _put(page)]
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

    def _of_another(self, put: str, page: Page) -> bool:
        """Whether the page's question has other words in one place, and else the same: "my cat" for "my dog"."""
        if not ASKS.search(put[-LONGEST:]) or len(put) > LONGEST or _asked_with(put) != self.word:
            return False
        theirs, mine = (_EACH.findall(said.casefold()) for said in (_TO_WHOM.sub("", put, count=1), self.question))
        steps = SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes()
        other = [
            (theirs[a:b], mine[c:d], mine[max(0, c - 1) : d - 1]) for step, a, b, c, d in steps if step == "replace"
        ]
        same = [word for step, a, b, *_ in steps if step == "equal" for word in theirs[a:b]]
        if len(other) != 1 or len(same) < ALIKE or not any(map(_BEFORE.fullmatch, other[0][2])):
            return False
        one, another = (term_set(" ".join(words), page.language) for words in other[0][:2])
        return bool(one and another) and one.isdisjoint(another)


def _put(page: Page) -> list[tuple[str, int]]:
    """The heading, and the questions that stand in a page's text, each with the number of the sentence below it."""
    if page.row or page.part or not page.sentences:
        return []
    said = (page.text[slice(*each)] for each in page.sentences[:-1])
    turns = [(each, i) for i, each in enumerate(said, 1) if len(each) <= LONGEST and _TURN.match(each)]
    return [*((heading, 0) for heading in _heading(page)), *turns]


def _heading(page: Page) -> list[str]:
    """The heading right above a passage, if there is one."""
    text, passage = page.hit.article.text, page.hit.passage
    headings = page.hit.article.headings
    at = bisect_right(headings, passage.start, key=lambda heading: heading.end)
    above = headings[max(0, at - 1) : at]
    return [passage.heading for each in above if not re.search(r"\w", text[each.end : passage.start])]


def _holds(sentence: Span, span: Span) -> bool:
    return sentence[0] <= span[0] < sentence[1]


def _answer(page: Page, at: int) -> Span:
    """The sentence with this number, and the next one, too, where it is a bare yes or no."""
    start, end = page.sentences[at]
    bare = BARE.fullmatch(page.text, _behind_label(page.text, (start, end)), end)
    more = page.sentences[at + 1 : at + 2] if bare else ()
    return start, more[0][1] if more else end


def _behind_label(text: str, sentence: Span) -> int:
    """Where what is said begins, behind "A:" or the name of who says it."""
    label = _LABEL.match(text, *sentence)
    return label.end() if label else sentence[0]


def _asked_with(question: str) -> str:
    """The word that tells what is asked for; '' where it is asked whether.

    >>> [_asked_with(each) for each in ("Mr Moll, why cheese?", "Which cheese?", "How old is it?", "Is it old?")]
    ['why', 'what', 'how old', '']
    """
    found = _WORD.search(question)
    word = found[0].casefold() if found else ""
    return _SAME_WORD.get(word, word)
