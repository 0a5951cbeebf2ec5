"""Whether an answer is of the kind asked for (a number, a time, a name, a definition) and says something new."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import terms
from pullquote.qa.judging.amounts import amounts
from pullquote.qa.languages.question_words import may_be
from pullquote.qa.query.question_type import (
    asked_to_define,
    asks_amount,
    asks_one_person,
    asks_when,
    asks_whether,
    asks_who,
)
from pullquote.qa.reader.context import Page

OTHER = 0.7  # of the confidence is left in an answer of another kind
SPEAKER = 0.4  # in the name of who speaks, before what is said: "Ann Lee: You founded …"
DEFINES = 2.0  # times the odds, for a sentence that says what the thing is
NAMELESS = 0.4  # in a bare "women" where someone is asked for
ECHO = 0.3  # in the words of the question itself
SAYS_ALL = 2.5  # times the odds, where the sentence has all words of the question, and the answer is of its kind
LEAST = 2  # words of a question, of which one sentence says something by having them all
_COUNTED = re.compile(
    r"\d|\b(?:none|no|free|half|dozens?|once|twice|thrice|several|few|many|most|all|hundreds?|thousands?|millions?|daily"
    r"|weekly|monthly|yearly|hourly|every|always|never|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.I,
)
_TIMED = re.compile(
    r"\d|\b(?:before|after|during|when|while|until|till|since|as|once|upon|today|tomorrow|yesterday|now|soon|ago|noon"
    r"|midnight|dawn|dusk|night|(?:mid)?(?:morning|evening|afternoon)s?|centur(?:y|ies)|years?|decades?|months?|weeks?"
    r"|days?|hours?|daily|always|never|spring|summer|autumn|fall|winter|easter|christmas|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)days?|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\b",
    re.I,
)
_LABEL = re.compile(r"[*_]*:")
_BARE = re.compile(r"[a-z][\w’'-]*(?: [a-z][\w’'-]*)?")
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|our|my|your|some|one|two|three|no|every|each|all)\b")


@dataclass(frozen=True, slots=True)
class Fit:
    """The kind of answer that a question asks for."""

    terms: frozenset[str]
    amount: bool
    when: bool
    who: bool
    person: bool
    whether: bool
    defines: re.Pattern[str] | None

    @classmethod
    def of(cls, question: str) -> Fit:
        name = asked_to_define(question)
        said = rf"\W*(?:the |an? )?{re.escape(name)}s?\b[^.]{{0,40}}?\b(?:is|are|was|were) (?:an?|the|one)\b"
        return cls(
            frozenset(terms(question)),
            asks_amount(question),
            asks_when(question),
            asks_who(question),
            asks_one_person(question),
            asks_whether(question) or " or " in question,
            re.compile(said, re.I) if name else None,
        )

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """The adjusted confidence of a span: lower if it is of another kind or says nothing new, higher if it defines,
        or has all words of the question in one sentence."""
        said = page.text[slice(*span)]
        around = next((each for each in page.sentences if each[0] <= span[0] < each[1]), span)
        if (kept := self._kept(page, said, span)) < 1:
            return kept * confidence
        if self.defines and self.defines.match(page.text, around[0]):
            return raised(DEFINES, confidence)
        if (self.amount or self.when or self.person) and len(self.terms) >= LEAST:
            in_one = self.terms <= set(terms(page.text[slice(*around)]))
            return raised(SAYS_ALL, confidence) if in_one else confidence
        return confidence

    def _kept(self, page: Page, said: str, span: Span) -> float:
        """The part of the confidence that is left."""
        if not self.whether and (words := set(terms(said))) and words <= self.terms:
            return ECHO
        if self.amount and not self._tells("amount", said, page.language):
            return OTHER
        if self.who and _LABEL.match(page.text, span[1]) and any(a == span[0] for a, _ in page.sentences):
            return SPEAKER
        if self.person and _BARE.fullmatch(said) and not _DETERMINED.match(said):
            return NAMELESS
        return OTHER if self.when and not self._tells("when", said, page.language) else 1.0

    @staticmethod
    def _tells(kind: str, said: str, language: str) -> bool:
        if language != "en":
            return may_be(kind, said, language)
        return bool(_COUNTED.search(said) or amounts(said)) if kind == "amount" else bool(_TIMED.search(said))


def raised(times: float, confidence: float) -> float:
    """The confidence whose odds are so many times as high."""
    return times * confidence / (times * confidence + 1 - confidence)
