"""Whether a sentence says who did it: of "Who founded Quern?", that it was founded, and by whom.

A name that stands near is no answer. The sentence or the one before must tell of the deed, in the question's word or
one that means about the same, and of what it was done to. Verbs that are not listed in `deeds` may be said otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.judging.deeds import same_deed
from pullquote.qa.reader.context import Page
from pullquote.qa.rivals.deed import converse, forms

UNDONE = 0.5  # of the confidence is left where nothing says that it was done, or done to this
UNHEARD = 0.7  # where it is a verb of which no other is known that means the same, and half of the rest is there
OF_IT = 0.3  # where it is only what the thing is like: "old" of "the old inn"
PLACE = 0.3  # where the name is that of the place where it was done, or of whom or what it was done from
_ASKED = re.compile(
    r"(?:and |but |so )?who (?:(?:has|had|have|first|originally|really|actually|once) )*"
    r"(?:(?:is|are|was|were|been|got) (?=(?:[a-z]+(?:ed|en|wn|ung|ght)|made|sent|paid|told)\b)"
    r"|(?!(?:is|are|was|were|will|would|can|could|may|might|must|should|did|does|do)\b))"
    r"(?P<verb>[a-z-]+) (?P<what>.+?)\W*",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w’'&.-]*")
_PRONOUN = re.compile(r"\b(?:its?|he|his|him|she|hers?|they|theirs?|them|this)\b", re.IGNORECASE)
_BY = re.compile(r"([\w-]+)['’”\"]? by(?: [\w’'-]+){0,4}\W*$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?(?: \w+){1,4}")
_VERB = re.compile(r" (?!(?:the|an?|his|her|its|their|in|on|at|to|for|with|from|and|or)\b)[a-z]+")  # not "Bo the fence"
_NEXT = re.compile(r" ([\w’'-]+)")
_WHERE = re.compile(r"\b(?:in|at|near|within|across|throughout|into)(?: the)? $", re.IGNORECASE)
_FROM = re.compile(r"([\w-]+) from(?: the)? $", re.IGNORECASE)  # "run from Bonn", "bought from Bo"


@dataclass(frozen=True, slots=True)
class Agent:
    """What a question asks who did: the words that tell of it, those for what it was done to, and the names among
    those; all as terms. `known`: whether other words for the deed are."""

    deed: frozenset[str] = frozenset()
    what: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    known: bool = True

    @classmethod
    def of(cls, question: str) -> Agent:
        """Without a deed, nothing is required."""
        found = _ASKED.fullmatch(question.strip())
        if not found:
            return cls()
        what, names = term_set(found["what"]), term_set(" ".join(_NAME.findall(found["what"])))
        known, verbs = same_deed(found["verb"]), forms(found["verb"])
        return cls(known or verbs | converse(verbs), what, names, bool(known))

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """The adjusted confidence of a name: lower if nothing there says that it did it."""
        if not self.deed or page.row or page.language != "en":
            return confidence
        around = page.around(span)
        if self._describes(page.text, span):
            return OF_IT * confidence
        done_from = _FROM.search(page.text, around[0], span[0])
        away = _WHERE.search(page.text, around[0], span[0]) or (done_from and self.deed & term_set(done_from[1]))
        place = PLACE if away else 1.0
        return confidence * place * self._done(page, span, around)

    def _describes(self, text: str, span: Span) -> bool:
        """Whether it stands before the thing itself, and is no name: the "old" of "the old inn"."""
        following = _NEXT.match(text, span[1])
        return bool(following and text[span[0] : span[1]].islower() and self.what & term_set(following[1]))

    def _done(self, page: Page, span: Span, around: Span) -> float:
        """The part of the confidence that is left by what the sentence and the one before tell."""
        said = _part(page.text, span, around)
        before = max((each for each in page.sentences if each[1] <= around[0]), default=(0, 0))
        here, leans = term_set(said), bool(_PRONOUN.search(said))
        near = here | term_set(page.text[slice(*before)])
        if self.names and self.names <= term_set(page.text[slice(*span)]):
            return UNDONE
        told = term_set(f"{page.above} {page.text[: around[1]]}") if leans else near | term_set(page.above)
        if not (self.names or self.what) & told:
            return UNDONE
        if self.deed & (near if leans else here) or self._made(page, span, around):
            return 1.0
        return UNHEARD if not self.known and 2 * len(self.what & told) >= len(self.what) else UNDONE

    def _made(self, page: Page, span: Span, around: Span) -> bool:
        """Whether it says "the report by Ann" or "Ann's report" of what is asked."""
        by, of = _BY.search(page.text, around[0], span[0]), _OWNED.match(page.text, span[1], around[1])
        made = by[1] if by else of[0] if of else ""
        return bool(self.what & term_set(made))


def _part(text: str, span: Span, around: Span) -> str:
    """The sentence, or where the name has a verb of its own behind it, only what no semicolon parts from it."""
    start = text.rfind("; ", around[0], span[0])
    return text[start + 2 : around[1]] if start >= 0 and _VERB.match(text, span[1]) else text[slice(*around)]
