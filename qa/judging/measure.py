"""Whether an amount measures what is asked for: "three years" is no price, "9 March" no age, "£3" no number of jars,
and "three goals to one" nobody.

By units, in English. An amount without a unit may measure anything, and a percentage is a share of anything.
"""

from __future__ import annotations

import re
from calendar import month_name

from pullquote.corpus import Span
from pullquote.qa.amounts.amounts import amounts
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
_LASTS = re.compile(r"\bhow (?:long|often)\b", re.IGNORECASE)
_SCORE = re.compile(r"\W*[\w.]+(?: [a-z]+)? ?(?:to|[-–]) ?[\w.]+(?: [a-z]+)?\W*")


def measured(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left."""
    said = page.text[slice(*span)]
    if page.language != "en":
        return 1.0
    if asks_amount(question):
        return ANOTHER if measures_another(question, said) else 1.0
    score = asks_who(question) and _SCORE.fullmatch(said) and len(amounts(said)) > 1
    return ANOTHER if score else 1.0


def measures_another(question: str, said: str) -> bool:
    """Whether all that an answer measures is of another kind than a question for an amount asks for.

    >>> [measures_another("How much does it cost?", said) for said in ("three years", "£3 a year", "30")]
    [True, False, False]
    """
    if _DAY.search(said) and not _LASTS.search(question) and not amounts(_DAY.sub("", said)):
        return True
    if measured_by(question) and measured_by(question) <= _NEVER_BARE and not re.search(r"\d", said):
        return not any(unit(each.unit) for each in amounts(said))
    found = amounts(_BY.sub("", _OF_SO_LONG.sub("", said)))
    kinds = {known.kind for each in found if (known := unit(each.unit))}
    if not kinds or "share" in kinds or not all(unit(each.unit) for each in found):
        return False
    counted = counted_thing(question)
    if counted and not unit(counted):
        return True
    return bool(asked := _asked(question)) and not asked & kinds


def _asked(question: str) -> frozenset[str]:
    """The kinds of unit that may answer; none if nothing is known of them."""
    first = measured_by(question)
    if not first or counted_thing(question):
        return first
    if first == {"money"} and _OF_A_THING.search(question):
        return frozenset()
    return first.union(*(kinds for words, kinds in _MAY if words.search(question)))
