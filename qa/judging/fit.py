"""Whether an answer is of the kind asked for (a number, a time, a name, a definition) and says something new."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.corpus.languages.question_language import question_language
from pullquote.index import term_set
from pullquote.qa.amounts.amounts import amounts
from pullquote.qa.amounts.properties import asked_with
from pullquote.qa.amounts.units import unit
from pullquote.qa.conversation.entities import UNNAMED
from pullquote.qa.languages.question_words import may_be
from pullquote.qa.query.question_type import (
    asked_to_define,
    asks_amount,
    asks_name,
    asks_one_person,
    asks_when,
    asks_where,
    asks_whether,
    asks_who,
)
from pullquote.qa.reader.context import Page
from pullquote.qa.short_answer.definition import defines, definition, only_describes

OTHER = 0.7  # of the confidence is left in an answer of another kind
SPEAKER = 0.4  # in the name of who speaks, before what is said: "Ann Lee: You founded …"
DEFINES = 2.0  # times the odds, for a sentence that says what the thing is
NAMELESS = 0.4  # in a bare "women" where someone is asked for
ECHO = 0.3  # in the words of the question itself, or other names of what it names
FIGURE = 0.4  # in a bare number where a thing is to be defined, or someone or a place is asked for
SAYS_ALL = 2.5  # times the odds, where the sentence has all words of the question, and the answer is of its kind
EMPTY = 0.3  # in "the", or "they", where someone, a place or a definition is asked for
ANOTHER = 0.3  # in what a sentence tells of another one than the one asked about
UNSAID = 0.5  # where nothing of what is asked is near, and for yes or no, nothing of it but the names
FEW = 4  # words; fewer tell what a thing is only in a sentence that says so
LEAST = 2  # words of a question, of which one sentence says something by having them all
_COUNTED = re.compile(
    r"(?<![^\W_])\d|\b(?:none|no|free|half|dozens?|once|twice|thrice|several|few|many|most|all|hundreds?|thousands?|millions?|daily"
    r"|weekly|monthly|yearly|hourly|every|always|never|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.I,
)
_TIMED = re.compile(
    r"\b[12]\d{3}s?\b|\d+ ?(?:st|nd|rd|th|am|pm|bc|ad|bce|ce|a\.?m|p\.?m)\b|\d[:/.]\d|^\d{1,2}$"
    r"|\b(?:before|after|during|when|while|until|till|since|as|once|upon|today|tomorrow|yesterday|now|soon|ago|noon"
    r"|midnight|dawn|dusk|night|(?:mid)?(?:morning|evening|afternoon)s?|centur(?:y|ies)|years?|decades?|months?|weeks?"
    r"|days?|hours?|daily|always|never|spring|summer|autumn|fall|winter|easter|christmas|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)days?|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\b",
    re.I,
)
_PLACING = (
    r"\b(?:in|on|at|by|from|to|into|near|over|under|below|above|behind|beside|between|within|outside|inside|around|through"
    r"|along|across|against|towards?|of|worldwide|abroad|overseas|online|nationwide|everywhere|nowhere|anywhere|upstairs"
    r"|downstairs|here|there|home|north|south|east|west)\b"
)
_PLACED = re.compile(rf"[A-Z\d]|{_PLACING}")
_PLACED_BY = re.compile(rf"{_PLACING}(?: [\w’'-]+){{0,2}}\W*$", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:the|of|de|van|von) )*[A-Z][\w’'.-]*(?: (?:(?:of|de|van|von|der|the) )*[A-Z][\w’'.-]*)*")
_PRONOUN = re.compile(r"(?:He|She|They|His|Her|Their|It|Its|This)\b")
_IS_CALLED = re.compile(
    r"\W*(?:(?:is|was|are|or|aka|alias|born|known|also|better|called|nicknamed|as|whose|his|her|its|the|real|full|birth"
    r"|stage|pen|name|[A-Z][\w’'.-]*)\W+)*"
)
_COMPANY = term_set("group holding holdings company corporation corp inc ltd limited plc gmbh co llc")
_THING = re.compile(r"(?<![\w'’-])[a-z][a-z'’-]+(?![\w'’-])")
_LABEL = re.compile(r"[*_]*:")
ASKS = re.compile(r"[?？]\W*$")
_ISSUED = re.compile(
    r"\W*(?:published|posted|(?:last )?updated|last (?:modified|changed|revised|edited)|issued)\b[^.]{0,60}$",
    re.I | re.M,
)
_ISSUING = term_set("published posted updated modified changed revised edited issued written appeared page article")
_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*")
_NONE = re.compile(r"no\b", re.I)
_BY_NOBODY = re.compile(r"(?:by )?(?:hand|machine|chance|accident|mistake|far|itself|then|now)", re.I)
_BARE = re.compile(r"[a-z][\w’'-]*(?: [a-z][\w’'-]*)?")
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|our|my|your|some|one|two|three|no|every|each|all)\b")


@dataclass(frozen=True, slots=True)
class Fit:
    """The kind of answer that a question asks for; `names`: terms of the other names of what it names, if it asks for
    no name; `things`: those of what is no name; `about`: those of what an English question is about."""

    terms: frozenset[str]
    names: frozenset[str]
    amount: bool
    when: bool
    where: bool
    who: bool
    person: bool
    whether: bool
    things: frozenset[str]
    defined: str
    about: frozenset[str]

    @classmethod
    def of(cls, question: str, others: Sequence[str] = ()) -> Fit:
        """`others`: what the things that the question names are called besides."""
        defined = asked_to_define(question)
        naming = bool(defined) or asks_name(question)
        known = frozenset() if naming else term_set(" ".join(others))
        about = (
            frozenset() if naming or question_language(question) != "en" else term_set(question) - asked_with(question)
        )
        return cls(
            term_set(question),
            known,
            asks_amount(question),
            asks_when(question),
            asks_where(question),
            asks_who(question),
            asks_one_person(question),
            asks_whether(question) or " or " in question,
            term_set(" ".join(_THING.findall(question))),
            defined,
            about,
        )

    def judge(self, confidence: float, page: Page, span: Span) -> float:
        """The adjusted confidence of a span: lower if it is of another kind or says nothing new, higher if it defines,
        or has all words of the question in one sentence."""
        said = page.text[slice(*span)]
        around = page.around(span)
        if (kept := self._kept(page, said, span, around)) < 1:
            return kept * confidence
        if self.defined and defines(self.defined, page.text, around):
            return raised(DEFINES, confidence)
        kind = self.amount or self.when or self.person or self.whether
        return raised(SAYS_ALL, confidence) if kind and self._says_all(page, around) else confidence

    def tells(self, said: str, language: str) -> bool:
        """Whether words have an amount or a time in them, if that is what the question asks for."""
        kinds = [kind for kind, asked in (("amount", self.amount), ("when", self.when)) if asked]
        return not kinds or any(self._tells(kind, said, language) for kind in kinds)

    def overlooked(self, page: Page, spans: Sequence[Span]) -> list[Span]:
        """The sentences that say all that a question for yes or no asks, and hold none of the spans: a reader looks for
        what is new, and such a sentence has nothing new but the answer."""
        if not (self.whether or self.named) or not spans or page.row or page.part:
            return []
        free = [each for each in page.sentences if not any(each[0] <= start < each[1] for start, _ in spans)]
        if self.named:
            return [told for each in free if (told := definition(self.defined, page.text, each))]
        return [each for each in free if self._says_all(page, each)]

    def _says_all(self, page: Page, sentence: Span) -> bool:
        said = page.text[slice(*sentence)]
        return (
            len(self.terms) >= LEAST
            and bool(self.things or self.person)
            and not ASKS.search(said)
            and self.terms <= term_set(said)
        )

    def _kept(self, page: Page, said: str, span: Span, around: Span) -> float:
        """The part of the confidence that is left."""
        none = self.amount and _NONE.match(said)
        if not self.whether and not none and self._echoes(term_set(said)):
            return ECHO
        if (self.who or self.where or self.defined) and (not term_set(said) or said.casefold() in UNNAMED):
            return EMPTY
        if self.whether and self.things and page.language == "en" and self.things.isdisjoint(_about(page, around)):
            return UNSAID
        if self.who and _BY_NOBODY.fullmatch(said):
            return EMPTY
        if self.named and page.language == "en" and self._another(page, said, span, around):
            return ANOTHER
        if (self.defined or self._someone_or_place) and (_FIGURE.fullmatch(said) or _measures(said)):
            return FIGURE
        if self.defined and (only_describes(page.text, span, around) or self._tells_more(page, said, around)):
            return OTHER
        if self.amount and not self._tells("amount", said, page.language):
            return OTHER
        if self.who and _LABEL.match(page.text, span[1]) and any(a == span[0] for a, _ in page.sentences):
            return SPEAKER
        if self.person and _BARE.fullmatch(said) and not _DETERMINED.match(said):
            return NAMELESS
        if self.where and page.language == "en" and not self._places(page, said, span):
            return OTHER
        if self.when and _ISSUED.match(page.text, around[0]) and not _ISSUING.intersection(self.terms):
            return ANOTHER
        if page.language == "en" and len(self.about) >= LEAST and self.about.isdisjoint(_about(page, around, 1)):
            return UNSAID
        return OTHER if self.when and not self._tells("when", said, page.language) else 1.0

    def _tells_more(self, page: Page, said: str, around: Span) -> bool:
        """Whether a few words are of a sentence on the thing that does not tell what it is, but what it shows."""
        few = len(said.split()) < FEW and not self.who and self.defined in page.text[slice(*around)]
        return few and self.defined[0].isupper() and not definition(self.defined, page.text, around)

    @property
    def named(self) -> bool:
        """Whether it is asked who someone is, who has a name."""
        return self.who and self.defined[:1].isupper()

    def _another(self, page: Page, said: str, span: Span, around: Span) -> bool:
        """Whether a sentence does not name whom a question names, nor begins with "he" or "she" after one that does, or
        a bare name in it is that of another one."""
        last = self.defined.split()[-1]
        before = max((each for each in page.sentences if each[1] <= around[0]), default=around)
        sentence, earlier = page.text[slice(*around)], page.text[slice(*before)]
        if last not in sentence and not (last in earlier and _PRONOUN.match(sentence)):
            return True
        if not _NAME.fullmatch(said):
            return False
        between = sorted((page.text.rfind(last, around[0], span[0]), page.text.find(last, span[1], around[1])))[-1]
        joint = page.text[between + len(last) : span[0]] if between < span[0] else page.text[span[1] : between]
        return between < 0 or not _IS_CALLED.fullmatch(joint)

    @property
    def _someone_or_place(self) -> bool:
        """Whether that alone is asked for, and no number beside it."""
        return (self.who or self.where) and not (self.when or self.amount)

    def _echoes(self, words: Set[str]) -> bool:
        """Whether it has no words but the question's, and what a company of that name may be called besides."""
        if words & self.terms and self.person:
            words = words - _COMPANY
        return bool(words) and words <= self.terms | self.names

    @staticmethod
    def _places(page: Page, said: str, span: Span) -> bool:
        return bool(_PLACED.search(said) or _PLACED_BY.search(page.text, max(0, span[0] - 40), span[0]))

    @staticmethod
    def _tells(kind: str, said: str, language: str) -> bool:
        if language != "en":
            return may_be(kind, said, language)
        return bool(_COUNTED.search(said) or amounts(said)) if kind == "amount" else bool(_TIMED.search(said))


def _about(page: Page, around: Span, after: int = 0) -> frozenset[str]:
    """The terms of a sentence, of the one before it and so many after it, and of the title and heading above."""
    before = max((each for each in page.sentences if each[1] <= around[0]), default=around)
    behind = [each for each in page.sentences if each[0] >= around[1]][:after]
    return term_set(f"{page.above} {page.text[before[0] : behind[-1][1] if behind else around[1]]}")


def _measures(said: str) -> bool:
    """Whether it is a measure and names nothing: "every four years".

    >>> _measures("every four years"), _measures("Four Years Ltd"), _measures("four friends")
    (True, False, False)
    """
    return said.islower() and any(unit(each.unit) for each in amounts(said))


def raised(times: float, confidence: float) -> float:
    """The confidence whose odds are so many times as high."""
    return times * confidence / (times * confidence + 1 - confidence)
