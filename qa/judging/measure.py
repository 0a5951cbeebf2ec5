"""Whether an amount measures what is asked for: "three years" and "twelve pegs" are no price, "9 March" no age, "£3" no
number of jars, "4 m long" not how wide it is, and "three goals to one" nobody.

By units, in English. An amount without a unit may measure anything, and a percentage is a share of anything.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence

from pullquote.corpus import Span
from pullquote.index import dates
from pullquote.qa.amounts.amounts import Amount, amounts
from pullquote.qa.amounts.units import measured_by, unit
from pullquote.qa.query.question_type import asks_amount, asks_who, counted_thing
from pullquote.qa.reader.context import Page

ANOTHER = 0.3  # of the confidence is left in an amount of another kind
_OF_A_THING = re.compile(
    r"\bhow much (?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|must|should|may|might|money|more"
    r"|less|it|for|a|an|per)\b)\w",
    re.IGNORECASE,
)
_MAY = tuple(  # words of a question, and what else may answer it
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), frozenset(kinds.split()))
    for words, kinds in (
        (r"how (?:high|deep|steep)", "money heat"),
        (r"how far|distance", "time"),
        (r"how fast|speed", "length time"),
        (r"how long", "length time data"),
        (r"weigh\w*|weight|mass", "weight"),
        (r"costs?|prices?|fees?|fares?|paid|pays?|salary|budget|earns?|revenue", "money"),
    )
)
_MONTH = rf"(?:{'|'.join(month_name[1:])})"
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b(?!,? \d{{4}})"
)
_OF_SO_LONG = re.compile(r"[\w-]+ (?:day|week|month|year)s?['’]s? (?=\w)", re.IGNORECASE)  # "two weeks' pay" is no time
_BY = re.compile(r"\d[\d.,]* ?[×x] ?(?=\d)")  # "68 × 41 × 33 cm" measures in cm alone
_NEVER_BARE = frozenset(("weight", "length", "heat", "speed", "sound"))  # nobody says "one" of a weight
_SIDES = tuple(  # of a thing: words that ask for one, and that tell one
    tuple(
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (rf"how (?:{asked})|{named}", rf"{asked}|{named}")
    )
    for asked, named in (
        ("long", "length"),
        ("wide|broad", "width"),
        ("high|tall|deep", "height|depth"),
        ("thick", "thickness"),
    )
)
_BEHIND = 14  # characters behind an amount in which its side is told: "4.2 metres in length"
_PRICED = re.compile(r"\d|\b(?:free|gratis|nothing|charge|includ\w*|price|costs?|fee|half|double|twice|same)\b", re.I)
_COINS = re.compile(
    r"marks?|shillings?|crowns?|florins?|guineas?|guilders?|lira|lire|zloty|rand|points?|credits?|tokens?|coins?"
)
_CLOCK = re.compile(r"\b(?:what|which) (?:time|hour)\b(?! (?:of|period|span|zone|frame|limit)\b)", re.IGNORECASE)
_OF_DAY = re.compile(
    r"\b(?:noon|midday|midnight|dawn|dusk|sun(?:rise|set)|morning|afternoon|evening|night|half past|quarter|o['’]clock"
    r"|lunch\w*|breakfast|dinner|after|before|when|once|as soon as|any ?time|all day)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\bhow old (?:was|were|is|are) .+ (?:when|at|on|by)\b", re.IGNORECASE)
_ON_DAY = re.compile(r"\b(?:which|what) (?:day|month)s?\b(?! of birth)", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:in )?(?:1\d|20)\d\d\W*", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:only|the|this|that|each|every|another|which) $", re.IGNORECASE)
_POWER = re.compile(r"\b(?:cubic|square)\b", re.IGNORECASE)
_LASTS = re.compile(r"\bhow (?:long|often)\b", re.IGNORECASE)
_SCORE = re.compile(r"\W*[\w.]+(?: [a-z]+)? ?(?:to|[-–]) ?[\w.]+(?: [a-z]+)?\W*")


def measured(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left."""
    said = page.text[slice(*span)]
    if page.language != "en":
        return 1.0
    if _of_another_time(question, said):
        return ANOTHER
    if asks_amount(question):
        another = measures_another(question, said) or _names_one(page, span) or _of_another_side(question, page, span)
        return ANOTHER if another else 1.0
    score = asks_who(question) and _SCORE.fullmatch(said) and len(amounts(said)) > 1
    return ANOTHER if score else 1.0


def measures_another(question: str, said: str) -> bool:
    """Whether all that an answer measures is of another kind than a question for an amount asks for.

    >>> [measures_another("How much does it cost?", said) for said in ("three years", "£3 a year", "30")]
    [True, False, False]
    """
    if _DAY.search(said) and not _LASTS.search(question) and not amounts(_DAY.sub("", said)):
        return True
    asked, may = measured_by(question), _asked(question)
    if asked == {"length"} and _POWER.search(said):
        return True
    if asked and asked <= _NEVER_BARE and not re.search(r"\d", said):
        return not any(unit(each.unit) for each in amounts(said))
    found = amounts(_BY.sub("", _OF_SO_LONG.sub("", said)))
    if asked == {"money"} == may and not _is_price(said, found):
        return True
    kinds = {known.kind for each in found if (known := unit(each.unit))}
    if not kinds or "share" in kinds or not all(unit(each.unit) for each in found):
        return False
    counted = counted_thing(question)
    if counted and not unit(counted):
        return True
    return bool(may) and not may & kinds


def _of_another_time(question: str, said: str) -> bool:
    """Whether a day is told where the time of day is asked for, or a year instead of an age or a day."""
    if _CLOCK.search(question) and not _OF_DAY.search(said):
        for day in reversed(dates(said)):
            said = said[: day.span[0]] + said[day.span[1] :]
        return not amounts(said)
    return bool((_AGE.search(question) or _ON_DAY.search(question)) and _YEAR.fullmatch(said))


def _is_price(said: str, found: Sequence[Amount]) -> bool:
    """Whether words may tell a price: no "twelve pegs", and no "by the mayor"."""
    if not found:
        return bool(_PRICED.search(said)) or any(unit(word) for word in said.split())
    return any(not each.unit or unit(each.unit) or _COINS.fullmatch(each.unit) for each in found)


def _names_one(page: Page, span: Span) -> bool:
    """Whether a "one" counts nothing: "the only one that stood"."""
    said = page.text[slice(*span)].casefold()
    return said == "one" and bool(_PRONOUN.search(page.text, max(0, span[0] - 20), span[0]))


def _of_another_side(question: str, page: Page, span: Span) -> bool:
    """Whether all that is told is another side of a thing: how long it is, not how wide."""
    asked = {i for i, (asks, _) in enumerate(_SIDES) if asks.search(question)}
    told = {i for i, (_, tells) in enumerate(_SIDES) if tells.search(page.text, span[0], span[1] + _BEHIND)}
    return not page.row and bool(asked and told) and not asked & told


def _asked(question: str) -> frozenset[str]:
    """The kinds of unit that may answer; none if nothing is known of them."""
    first = measured_by(question)
    if not first or counted_thing(question):
        return first
    if first == {"money"} and _OF_A_THING.search(question):
        return frozenset()
    return first.union(*(kinds for words, kinds in _MAY if words.search(question)))
