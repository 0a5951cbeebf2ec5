"""A span that answers → the short answer to show, complete.

Why: the clause with the cause. What a thing is: the words that say so. Yes or no, and what happened: a clause that says
it. When: all of the time. Who: the whole name. How many: the number with its unit. All else stays as the reader marked
it. Rules on the words alone, in English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.query.question_type import (
    asked_to_define,
    asks_amount,
    asks_clause,
    asks_event,
    asks_reason,
    asks_when,
    asks_whether,
    asks_who,
)
from pullquote.qa.short_answer.clause import clause
from pullquote.qa.short_answer.definition import definition
from pullquote.qa.short_answer.whole_time import whole_time

LONGEST = 25  # words of a sentence that is shown whole
_BEHIND = re.compile(  # the cause follows
    r"(?<!\bnot )\b(?:because|due to|owing to|thanks to|as a result of|so that|in order to|so as to|in response to"
    r"|on account of|in an effort to|with the (?:aim|goal|intention) of|given that)\b",
    re.I,
)
_BUT = re.compile(r"(?<=\bbut )(?:because|due to|owing to|thanks to)\b")  # "not because of snow but because of ice"
_BEFORE = re.compile(  # the cause is before, the effect follows
    r",? and so (?!on\b)|, so (?!that|as|far|much|many)|,? (?:and )?(?:therefore|thus) |,? which is why "
    r"|, which (?:(?:can|may|could|will|would|in turn) )?(?:means?|meant|makes?|made|leads? to|caused?s?|forced?s?) "
    r"|,? (?:leading to|(?:which )?led to|(?:which )?result(?:ed|ing) in|causing|prompting|forcing|hindering) "
)
_TURNS = re.compile(
    r"(?:,|;| —| –) (?:(?:he|she|they|it) )?(?:add|sa[iy]|accord|t[eo]l|wr[io]t|not|expla|which|who|while|but|however)"
)
_NOT = re.compile(r"\b(?:not|never|no|none|nor|neither|without|cannot|hardly|only)\b|n['’]t\b", re.I)
_NUMBER = re.compile(r"[$€£¥]?\d[\d.,]*$")
_SCALE = r"(?: ?(?:thousand|million|billion|trillion|hundred|dozen|%|per ?cent))?"
_MEASURE = (
    r"(?:euros?|dollars?|pounds?|yuan|yen|cents?|kronor|francs?|(?:kilo|centi|milli)?(?:met(?:re|er)s?|grams?)|km|cm|mm|m|kg"
    r"|g|tonnes?|tons?|miles?|feet|foot|inches|acres?|hectares?|lit(?:re|er)s?|seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|years?|degrees?|bar|volts?|watts?|kilowatts?|people|pages|users|times|points?|[KMG]B)"
)
_RATE = r"(?: (?:an?|per) (?:second|minute|hour|day|week|month|year)\b)?"
_UNIT = re.compile(rf"{_SCALE}(?:[ -]{_MEASURE}\b)?{_RATE}", re.I)
_WORD = re.compile(r" ([a-z-]+)")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]* (?:de |van |von |of )?)+$")


def headline(question: str, text: str, span: Span, around: Span) -> Span:
    """What to show of the text for a span in the sentence `around`; the span itself if nothing has to be fixed.

    >>> text = "It ran late because of the snow."
    >>> text[slice(*headline("Why was it late?", text, (3, 11), (0, 32)))]
    'because of the snow'
    """
    if not around[0] <= span[0] < span[1] <= around[1]:
        return span
    if asks_reason(question):
        return cause_in(text, span, around) or clause(text, span, around)
    if asks_event(question):
        return around if _words(text, around) <= LONGEST else clause(text, span, around)
    if asks_whether(question):
        return _said(text, clause(text, span, around), around)
    if asks_clause(question):
        return clause(text, span, around)
    if name := asked_to_define(question):
        told = definition(name, text, around)
        return told if told and (span[1] <= told[0] or told[1] <= span[0]) else span
    if asks_amount(question):
        return _measured(question, text, span, around)
    if asks_when(question):
        return whole_time(question, text, span, around)
    return _named(text, span, around) if asks_who(question) else span


@lru_cache(maxsize=256)  # of pages that are judged several times
def tells_cause(text: str, around: Span) -> bool:
    """Whether a sentence states cause and effect."""
    return bool(_BEHIND.search(text, *around) or _BEFORE.search(text, *around))


def cause_in(text: str, span: Span, around: Span) -> Span | None:
    """The clause behind "because" and its like, or the one before "so"; None if the sentence has none of them."""
    if found := (_BUT.search(text, *around) or _BEHIND.search(text, *around)):
        ends = text.find(", ", found.start(), around[1]) if found.start() == around[0] else -1
        turn = _TURNS.search(text, found.end(), around[1])
        return found.start(), _end(text, ends if ends > 0 else turn.start() if turn else around[1])
    found = _BEFORE.search(text, *around)
    return (around[0], found.start()) if found and span[1] > found.start() else None


def _said(text: str, span: Span, around: Span) -> Span:
    """The sentence, where a "not" of it is left out of the clause and it is short."""
    left = _NOT.search(text, around[0], span[0]) or _NOT.search(text, span[1], around[1])
    return around if left and _words(text, around) <= LONGEST else span


def _measured(question: str, text: str, span: Span, around: Span) -> Span:
    """With the sign of money before a number, and with what is counted or measured behind it."""
    start, end = span
    if start > around[0] and text[start - 1] in "$€£¥" and text[start].isdigit():
        start -= 1
    if not _NUMBER.search(text, start, end):
        return start, end
    if (found := _UNIT.match(text, end, around[1])) and found.end() > end:
        return start, found.end()
    asked, last = term_set(question), end
    while (word := _WORD.match(text, last, around[1])) and term_set(word[1]) & asked:
        last = word.end()
    return start, last


def _named(text: str, span: Span, around: Span) -> Span:
    """With the words of a name before it."""
    found = _NAME_BEFORE.search(text, around[0], span[0])
    if not found or not text[span[0]].isupper():
        return span
    start = found.start()
    if start == around[0] and not term_set(text[start : text.find(" ", start)]):
        start = text.find(" ", start) + 1  # "When", "The": a capital of the sentence
    return min(start, span[0]), span[1]


def _end(text: str, end: int) -> int:
    return end - 1 if text[end - 1] in ".!?" else end


def _words(text: str, span: Span) -> int:
    return len(text[slice(*span)].split())
