"""What in a sentence may be the answer: all names where someone is asked for, all amounts, all times.

Known by capitals and figures, in English.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator

from pullquote.corpus import Span
from pullquote.index import dates, term_set
from pullquote.qa.amounts.amounts import comparable_amounts, is_measured
from pullquote.qa.conversation.entities import UNNAMED
from pullquote.qa.query.question_type import asks_amount, asks_when

_WORD = r"(?:(?:[A-Z]\.)+[A-Z]?(?!\w)|[A-Z][\w’'-]*)"
_NAME = re.compile(rf"(?<![\w.]){_WORD}(?: (?:(?:of|de|del|van|von|der|den|af|al|bin|ibn|the|&) ){{0,2}}{_WORD})*")
_BY_SOMEONE = re.compile(  # "by his old friend", who has no name there
    r"(?<=\bby )(?:the|an?|his|her|their|our|my)(?: (?!(?:in|on|at|for|from|and|or|but|to|who|which|that|when|while"
    r"|after|before|with|of)\b)[a-z][\w’'-]*){1,3}"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o['’]clock)|\b\d{1,2}:\d\d\b|\b(?:noon|midnight|dawn|dusk)\b"
    rf"|\b(?:half past|(?:a )?quarter (?:past|to)) {_HOUR}\b|(?<=\bat ){_HOUR}\b(?: o['’]clock| thirty)?"
    r"(?= (?:on|in|at|and|for|from)\b|\W*$|[,;.])",
    re.I,
)
_YEAR = re.compile(r"(?<![\d.,$€£¥/-])\b(?:1\d|20)\d\d\b(?![\d%]|[.,/-]\d)")
_WHAT = re.compile(r"\bwhat\b|\bwhich\b", re.I)
_DAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?|weekends?)\b", re.I)
_MONTH = re.compile(rf"\b(?:{'|'.join(month_name[1:])})\b")
_PLACED = re.compile(r"\b(?:in|at|near|from|of|within|across|throughout|into|around)(?: the)? $", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")


def candidates(question: str, deed: bool, text: str, around: Span, span: Span) -> list[Span]:
    """The places in the sentence `around` that are of the kind of the span and of the question, the span's own among
    them, in order; none where it is no such thing. Names are compared only where a `deed` tells them apart.

    >>> text = "Ann built the shed, Bo the fence."
    >>> [text[a:b] for a, b in candidates("Who built the fence?", True, text, (0, 33), (0, 3))]
    ['Ann', 'Bo']
    """
    if asks_when(question):
        clock, days = _times(_CLOCK, text, around), _times(_DAY, text, around)
        if clock and _DAY.search(question) and any(meet(day, span) for day in days):
            return clock  # of the day that it names
        kinds: list[list[Span]] = [clock, _dates(text, around), days]
    elif asks_amount(question) or (_WHAT.search(question) and is_measured(text[slice(*span)])):
        kinds = [comparable_amounts(text, around, span)]
    elif deed:
        found = [*_names(question, text, around, span), *(each.span() for each in _BY_SOMEONE.finditer(text, *around))]
        kinds = [sorted(found if any(meet(each, span) for each in found) else [*found, span])]  # "the vet": no name
    else:
        return []
    return next((kind for kind in kinds if any(meet(each, span) for each in kind)), [])


def meet(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def _times(form: re.Pattern[str], text: str, around: Span) -> list[Span]:
    return [found.span() for found in form.finditer(text, *around)]


def _dates(text: str, around: Span) -> list[Span]:
    """Whole dates, and months and years alone."""
    found = [(a + around[0], b + around[0]) for a, b in (date.span for date in dates(text[slice(*around)]))]
    alone = [each for form in (_YEAR, _MONTH) for each in _times(form, text, around)]
    return sorted([*found, *(each for each in alone if not any(meet(each, other) for other in found))])


def _names(question: str, text: str, around: Span, span: Span) -> Iterator[Span]:
    """The names that the question does not give, without places."""
    asked = term_set(question)
    for found in _NAME.finditer(text, *around):
        start, end = found.span()
        while start < end and not _is_named(text[start : _word_end(text, start, end)]):
            start = min(_word_end(text, start, end) + 1, end)  # "The", "When": a capital of the sentence
        end = start + len(_POSSESSIVE.sub("", text[start:end]))
        own = term_set(text[start:end])
        if own and not own <= asked and (meet((start, end), span) or not _PLACED.search(text, around[0], start)):
            yield start, end


def _is_named(word: str) -> bool:
    return bool(term_set(word)) and word.casefold() not in UNNAMED


def _word_end(text: str, start: int, end: int) -> int:
    found = text.find(" ", start, end)
    return end if found < 0 else found
