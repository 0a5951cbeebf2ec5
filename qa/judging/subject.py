"""Whether a sentence tells of another one than the question: of "When did Ann retire?", that Bo retired.

Compares the subject of the question with what stands right before the same verb in the sentence. A name may be that of
what another name or a noun stands for, so names are compared with names and nouns with nouns. English, no grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.conversation.entities import PREPOSITION
from pullquote.qa.judging.exactness import nearly
from pullquote.qa.reader.context import Page
from pullquote.qa.rivals.deed import forms

ANOTHER = 0.3  # of the confidence is left where the sentence names another one, or has the roles turned
OTHER_THING = 0.5  # where it has another noun, and the page has both
UNTOLD = 0.7  # where it lacks the verb, which the page has of another one
_THE = r"(?:the|an?|his|her|its|their|our|my|your)"
_BE = r"(?:is|are|was|were|been|be|being)"
_AUXILIARY = rf"(?:did|does|do|will|would|can|could|has|have|had|must|should|{_BE})"
_WORD = r"[^\W_][\w’'&-]*"
_NOUN = rf"(?!(?:{_THE}|{PREPOSITION}|and|or|but|who|which|that)\b){_WORD}"
_NAME = r"(?-i:[A-Z0-9][\w’'&.-]*(?: (?:(?:of|de|van|von|der|and|&) )?[A-Z0-9][\w’'&.-]*)*)"
_SOME = rf"(?:{_THE} {_NOUN}(?: {_NOUN}){{0,2}}?|{_NAME})"
_ASIDE = r"(?:, (?:who|which)\b[^;.]{1,60},|,? who|,? which|,)?"
_ASKED = re.compile(
    rf"(?:and |but |so )?(?:(?:{PREPOSITION}) )?(?:when|where|how|what|which|whom?)\b.*? ?\b(?P<is>{_AUXILIARY}) "
    rf"(?P<who>{_SOME}) (?P<verb>(?-i:[a-z-]+))"
    rf"(?P<other>(?: (?:{PREPOSITION}|as|up|out|off|down|back|over|{_THE}|(?-i:[A-Z\d])).*)?)\W*",
    re.IGNORECASE,
)
_BEFORE_VERB = re.compile(
    rf"\b(?P<who>{_SOME})(?P<aside>{_ASIDE})(?P<is>(?: (?:{_AUXILIARY}|also|then|once|never|first|\w+ly))*) $",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\W*(?P<who>(?:The|[A-Z][\w’'&.-]*)(?: [A-Z0-9][\w’'&-]*)+)(?= [a-z])")  # one word may be no name
_IS = re.compile(rf"\b{_BE}\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Dr|Prof|Mr|Mrs|Ms|Sir|Professor|Doctor)\b\.? ?")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z0-9][\w’'-]*")
_ENDS = re.compile(r"[;:.] |, (?:and|but|while|whereas|though) |[.!?]?$")
_SOMEONE = re.compile(r"(?:s?he)", re.IGNORECASE)
_WORDS = re.compile(_WORD)
_PRONOUN = re.compile(r"\b(?:it|him|her|them)\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom or of what a question asks when and where it did something, or something was done to it; `other`: what
    else is in the question. Without `verbs` it asks nothing of the kind."""

    who: str = ""
    verbs: frozenset[str] = frozenset()
    other: str = ""
    passive: bool = False

    @classmethod
    def of(cls, question: str) -> Subject:
        """Empty for a question of another form."""
        found = _ASKED.fullmatch(question.strip())
        if not found or not term_set(found["who"]):
            return cls()
        return cls(found["who"], forms(found["verb"]), found["other"], bool(_IS.match(found["is"])))

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """The adjusted confidence: lower where the sentence tells the same of another one, or something else, and the
        page that of another one, or something else of another one."""
        if not self.verbs or page.row or page.part or page.language != "en":
            return confidence
        around, titled = page.around(span), _holds(page.above, self.who)
        if (told := self._told(page.text, around, span, titled)) is None:
            if titled:
                return confidence
            others = (self._told(page.text, sentence, sentence) for sentence in page.sentences)
            elsewhere = any(left is not None and left < 1 for left in others)
            told = UNTOLD if elsewhere or self._begins_with_another(page.text[slice(*around)]) else 1.0
        if told == OTHER_THING and not _meet(self.who, f"{page.above} {page.text}"):
            return confidence  # as likely another word for it
        return confidence * told

    def _begins_with_another(self, said: str) -> bool:
        """Whether a sentence begins with another name, and has nothing that may mean the one asked about."""
        first = _FIRST.match(said)
        if not first or _meet(self.who, said) or _PRONOUN.search(said):
            return False
        return _likely(self.who, first["who"]) == ANOTHER

    def _told(self, text: str, around: Span, span: Span, titled: bool = False) -> float | None:
        """The part of the confidence that is left by the verbs of a sentence; None if it does not have the verb.
        `titled`: all may be about the one asked about, whose name is in the title."""
        words = _WORDS.finditer(text, *around)
        return min(
            (self._left(text, around, span, word, titled) for word in words if self.verbs & term_set(word[0])),
            default=None,
        )

    def _left(self, text: str, around: Span, span: Span, verb: re.Match[str], titled: bool) -> float:
        subject = _BEFORE_VERB.search(text, around[0], verb.start())
        ends = _ENDS.search(text, verb.end(), around[1])
        if not subject or not ends or (subject["aside"] and _meet(self.who, text[around[0] : subject.start()])):
            return 1.0
        if _SOMEONE.fullmatch(subject["who"]) and not titled and self._is_named_later(text, around[0]):
            return ANOTHER
        rest = text[min(subject.start(), span[0]) : subject.start()] + text[verb.end() : max(ends.start(), span[1])]
        mine = _likely(self.who, subject["who"])
        passive = bool(_IS.search(subject["is"])) or text.startswith(" by ", verb.end())  # "an act passed by Lund"
        if self.passive != passive:
            by = re.search(r"\bby\b", f"{self.other} {rest}")
            return ANOTHER if by and mine == 1 and _meet(self.other, rest) else 1.0
        if _meet(self.who, rest):
            return ANOTHER if term_set(subject["who"]) and _holds(self.other, subject["who"]) else 1.0
        return 1.0 if titled or _PRONOUN.search(rest) else mine

    def _is_named_later(self, text: str, start: int) -> bool:
        """Whether a "she" in the sentence that starts there cannot be the one asked about: only later is that named."""
        before, after = text[:start], text[start:]
        return bool(_CAPITAL.search(self.who)) and _meet(self.who, after) and not _meet(self.who, before)


def _meet(one: str, other: str) -> bool:
    """Whether two texts have a term in common."""
    return not term_set(one).isdisjoint(term_set(other))


def _holds(text: str, words: str) -> bool:
    return term_set(words) <= term_set(text)


def _likely(asked: str, told: str) -> float:
    """How likely two phrases mean the same: names each of which has a word that the other lacks do not; what may be a
    slip is judged elsewhere, see `Exact`.

    >>> [_likely("Ann Lee", told) for told in ("Lee", "Bo Lee", "the mayor")], _likely("the pool", "the museum")
    ([1.0, 0.3, 1.0], 0.5)
    """
    names = [term_set(" ".join(_CAPITAL.findall(_TITLE.sub("", each)))) for each in (asked, told)]
    if all(names):
        fewer, more = sorted(names, key=len)
        return 1.0 if all(any(nearly(one, other) for other in more) for one in fewer) else ANOTHER
    nouns = [term_set(each) for each in (asked, told)]
    return 1.0 if any(names) or not all(nouns) or nouns[0] & nouns[1] else OTHER_THING
