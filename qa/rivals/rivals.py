"""Of several names, amounts or times in a sentence, the one that the question is about.

"Ann built the shed, Bo the fence": each has a part of the sentence to itself, up to the last comma, semicolon or "and"
before the next. The one whose part has most of the question's words answers; a part takes over what those before it
say, where it has no verb of its own. Knows no grammar but such separators, and "not", in English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.amounts.amounts import amounts
from pullquote.qa.query.question_type import asks_amount, asks_whether
from pullquote.qa.reader.context import Page
from pullquote.qa.rivals.candidates import candidates, meet
from pullquote.qa.rivals.change import changed, is_over
from pullquote.qa.rivals.deed import Deed
from pullquote.qa.rivals.difference import difference
from pullquote.qa.rivals.gapped import WhichOne
from pullquote.qa.rivals.negation import contrasted, negated
from pullquote.qa.rivals.other_part import of_another

TOLD = 2.5  # times the odds, where the sentence tells of the name that it did it, and of what
UNLIKELY = 0.3  # of the confidence is left where it is said not to be this one, or no longer, or has the roles turned
_SEPARATORS = tuple(  # the strongest first
    re.compile(form)
    for form in (
        r"[;:.] ",
        r",? (?:while|whereas|whilst|but|though|although) ",
        r", (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?=[\d$€£¥]|no\b)",  # "Ann has 3 hens and no geese, Bo 5 hens"
        r", (?:and|or|yet) ",
        r" (?:and|or|yet) ",
        r", | [–—] ?|—",
        r" to ",
    )
)
_ENDS = re.compile(r"[;.] ")
_MEASURING = term_set("cost price weigh measure last much many")  # said by the unit of an amount, too
_TURN = re.compile(r"\b(?:before|after|against|without|above|below|under|over|inside|outside)\b", re.IGNORECASE)
_NO_VERB = re.compile(  # "Bo the fence", "Bo that for boats"
    r",? (?:the|an?|his|her|its|their|our|that (?:of|for|in|at|on)|those|in|on|at|to|for|with|from|\d)\b"
)
_BY_ITS = re.compile(  # "the shed by Bo"
    r"\W*(?:(?:and|but|while|whereas) )?(?:(?!(?:is|are|was|were|been|being)\b)[\w’'-]+ ){1,6}(?<!ed )(?<!en )(?<!wn )"
    r"(?<!ght )by(?: the)? ?$"
)
_DID_SO = re.compile(
    r"(?: \w+)? (?:did|does|do|has|had|was|is|were|are|would|will|can|could)(?: so)?\W*"
)  # "Bo always did"
_TO_WHOM = re.compile(r" to (?:(?:the|an?|his|her|its|their|our) )?(?:[a-z-]+ ){0,2}$")  # "sold it", "to the brewer Bo"
_SOME_OF = re.compile(r"[\w.,-]+ of ", re.IGNORECASE)  # "nine of the fourteen", of which one half says the wrong thing
_OF_ALL = re.compile(
    r"of (?:the |all |its |their |our |these |those )*(?P<all>[\w.,]*\w) (?P<of>[^\W\d_][^,;]*), (?P<rest>[\w.,]*\w)",
    re.IGNORECASE,
)
MOST_BEFORE = 8  # characters before a name that its part begins with
_NAME_GOES_ON = re.compile(r"\W*(?:and|or|,)\W*")


class Settled(NamedTuple):
    """The span to answer with, the share of the confidence that is left, and whether its odds are `TOLD` times as
    high."""

    span: Span
    share: float = 1.0
    told: bool = False


class _Worth(NamedTuple):
    """How well a candidate answers, the higher the better: whether nothing speaks against it, whether its part tells of
    the deed, and how many of the question's words are in its part and in those before, and in its part alone."""

    possible: bool
    told: int
    cover: int
    own: int


@dataclass(frozen=True, slots=True)
class Rivals:
    """What decides between them: the words of the question, and the deed that it asks for."""

    question: str
    terms: frozenset[str]
    turns: frozenset[str]
    deed: Deed | None

    @classmethod
    def of(cls, question: str) -> Rivals:
        said = term_set(question)
        return cls(question, said - _MEASURING if asks_amount(question) else said, _turns(question), Deed.of(question))

    def settle(self, page: Page, span: Span) -> Settled:
        """Settle which one answers; the span itself where it has no rivals."""
        around = page.around(span)
        if page.row or page.language != "en" or span[1] > around[1]:
            return Settled(span)
        if asks_whether(self.question):
            return Settled(around if contrasted(self.terms, page.text, around, span) else span)
        told = difference(self.question, page.text, around) or changed(self.question, page.text, around, span)
        if told:
            return Settled(told)
        if rest := _rest_of(self.terms, page.text, around, span):
            return Settled(rest)
        found = candidates(self.question, self.deed is not None, page.text, around, span)
        if not found and is_over(self.question, page.text, around, span):
            return Settled(span, UNLIKELY)
        if not found:
            return Settled(WhichOne.of(self.question).settle(page.text, around, span))
        begins = max((cut.end() for cut in _ENDS.finditer(page.text, around[0], found[0][0])), default=around[0])
        around = begins, around[1]
        parts = _parts(page.text, around, found)
        worth = [self._worth(page.text, around, found, parts, i) for i in range(len(found))]
        mine = [i for i, each in enumerate(found) if meet(each, span)]
        best = max(range(len(found)), key=lambda i: (worth[i], i in mine, -i))
        untold = self.deed is not None and not worth[best].told  # nothing tells the names apart
        if not worth[best].possible or (untold and not all(each.possible for each in worth)):
            return Settled(span, UNLIKELY)
        several = len({parts[i] for i in mine}) > 1 or (not self.deed and bool(_SOME_OF.match(page.text, *found[best])))
        taken = span if untold or (best in mine and not several) else found[best]
        return Settled(taken, told=self._is_told(page.text[around[0] : parts[best][1]], worth[best]))

    def _is_told(self, said: str, worth: _Worth) -> bool:
        """Whether the deed is told of it with at least three quarters of what else the question names."""
        others = self.deed.others if self.deed else frozenset()
        return bool(worth.told and others) and 4 * len(others & term_set(said)) >= 3 * len(others)

    def _worth(self, text: str, around: Span, found: Sequence[Span], parts: Sequence[Span], at: int) -> _Worth:
        part = parts[at]
        said = text[slice(*part)]
        own = self.terms & term_set(said)
        before = self.terms & term_set(text[around[0] : part[0]])
        wrong = negated(self.question, text, around, part, found[at])
        wrong = (
            wrong
            or is_over(self.question, text, around, found[at])
            or bool(self.deed and self.deed.turned(text, part, found[at]))
            or of_another(self.question, text, around, found[at])
        )
        turns = len(self.turns & _turns(said))
        return _Worth(not wrong, self._told(text, found, parts, at), len(own | before) + turns, len(own) + turns)

    def _told(self, text: str, found: Sequence[Span], parts: Sequence[Span], at: int) -> int:
        """How well the deed is told of a candidate, or of the last one before it whose part has a verb."""
        if not self.deed:
            return 0
        first = next((i for i in range(at, 0, -1) if not _leans(text, parts[i], found[i])), 0)
        of_it = self.deed.told(text, (parts[first][0], parts[at][1]), found[at])
        return max(of_it, self.deed.told(text, parts[first], found[first]))


def about(asked: frozenset[str], text: str, found: Sequence[Span]) -> Span | None:
    """The one of several amounts in a sentence whose part has most of some words; None where two have as many.

    >>> text = "Ann weighs 60 kg, Bo 90 kg."
    >>> about(frozenset(("bo", "weigh")), text, [(11, 16), (21, 26)])
    (21, 26)
    """
    parts = _parts(text, (0, len(text)), found)
    before = [asked & term_set(text[:end]) for _, end in parts]
    own = [asked & term_set(text[slice(*part)]) for part in parts]
    worth = sorted(((len(before[i]), len(own[i]), i) for i in range(len(found))), reverse=True)
    tied = len(worth) > 1 and worth[0][:2] == worth[1][:2]
    return None if tied or not worth else found[worth[0][2]]


def _rest_of(asked: frozenset[str], text: str, around: Span, span: Span) -> Span | None:
    """The second of two numbers in "Of 90 boats that sailed, 80 came back", for the first, unless more of what is asked
    stands before the comma, or nothing but the boats is asked about.

    >>> text = "Of 90 boats that sailed, 80 came back."
    >>> [_rest_of(frozenset(("boat", does)), text, (0, 38), (3, 11)) for does in ("return", "sail")]
    [(25, 27), None]
    """
    found = _OF_ALL.match(text, *around)
    if (
        found is None
        or not (found.start("all") <= span[0] and span[1] <= found.end("of"))
        or not amounts(found["rest"])
    ):
        return None
    of, rest = term_set(found["of"]), term_set(text[found.end() : around[1]])
    more = asked - term_set(f"{found['all']} {found['of'].split()[0]}")
    return found.span("rest") if more and len(more & of) <= len(more & rest) else None


def _leans(text: str, part: Span, span: Span) -> bool:
    """Whether a part leaves out its verb: "Bo the fence", "but by Bo", "to Bo", "the fence by Bo", "Bo always did"."""
    if span[0] - part[0] <= MOST_BEFORE and _NO_VERB.match(text, span[1]):
        return True
    if _TO_WHOM.match(text, part[0], span[0]) or _BY_ITS.match(text, part[0], span[0]):
        return True
    if _DID_SO.fullmatch(text, span[1], max(part[1], span[1])):
        return True
    return term_set(text[slice(*part)]) <= term_set(text[slice(*span)])


def _turns(text: str) -> frozenset[str]:
    return frozenset(found[0].casefold() for found in _TURN.finditer(text))


def _parts(text: str, around: Span, found: Sequence[Span]) -> list[Span]:
    """The part of the sentence that each of the candidates has; two have the same where nothing separates them, or
    they are joined to one subject, "Ann and Bo"."""
    bounds, parts = [around[0]], list[int]()
    for one, other in pairwise(found):
        parts.append(len(bounds) - 1)
        if not _goes_on(text, one[1], other[0]) and (cut := _separator(text, one[1], other[0])):
            bounds.append(cut)
    parts.append(len(bounds) - 1)
    bounds.append(around[1])
    return [(bounds[i], bounds[i + 1]) for i in parts]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether there is nothing but "and" or a comma between two; a comma before a figure begins another part."""
    comma = text.startswith(",", start) and text[end : end + 1].isdigit()
    return bool(_NAME_GOES_ON.fullmatch(text, start, end)) and not comma


def _separator(text: str, start: int, end: int) -> int:
    """Where the last of the strongest separators is; 0 if there is none."""
    for form in _SEPARATORS:
        if found := list(form.finditer(text, start, end)):
            return found[-1].start()
    return 0
