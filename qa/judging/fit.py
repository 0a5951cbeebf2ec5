"""Whether an answer is of the kind that a question asks for: a number, a time, a definition."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.qa.judging.amounts import amounts
from pullquote.qa.languages.question_words import may_be
from pullquote.qa.query.question_type import asked_to_define, asks_amount, asks_when, asks_who
from pullquote.qa.reader.context import Page

OTHER = 0.7  # of the confidence is left in an answer of another kind
SPEAKER = 0.4  # in the name of who speaks, before what is said: "Ann Lee: You founded …"
DEFINES = 2.0  # times the odds, for a sentence that says what the thing is
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


@dataclass(frozen=True, slots=True)
class Fit:
    """The kind of answer that a question asks for."""

    amount: bool
    when: bool
    who: bool
    defines: re.Pattern[str] | None

    @classmethod
    def of(cls, question: str) -> Fit:
        name = asked_to_define(question)
        said = rf"\W*(?:the |an? )?{re.escape(name)}s?\b[^.]{{0,40}}?\b(?:is|are|was|were) (?:an?|the|one)\b"
        return cls(
            asks_amount(question), asks_when(question), asks_who(question), re.compile(said, re.I) if name else None
        )

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """What the confidence in a span becomes: a part where it is of another kind, more where it defines."""
        said = page.text[slice(*span)]
        if self.amount and not self._tells("amount", said, page.language):
            return OTHER * confidence
        if self.who and _LABEL.match(page.text, span[1]) and any(a == span[0] for a, _ in page.sentences):
            return SPEAKER * confidence
        if self.when and not self._tells("when", said, page.language):
            return OTHER * confidence
        if self.defines and any(a <= span[0] < b and self.defines.match(page.text, a) for a, b in page.sentences):
            return DEFINES * confidence / (DEFINES * confidence + 1 - confidence)
        return confidence

    @staticmethod
    def _tells(kind: str, said: str, language: str) -> bool:
        if language != "en":
            return may_be(kind, said, language)
        return bool(_COUNTED.search(said) or amounts(said)) if kind == "amount" else bool(_TIMED.search(said))
