"""Which of two has more of something → a quote with the measure of each, side by side, unless a quote itself compares
them. Draws no conclusion, and guesses no side.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from pullquote.index import term_set
from pullquote.qa.amounts.amounts import Amount, amounts
from pullquote.qa.amounts.units import measured_by, unit
from pullquote.qa.answers.answer import Answer, Quote
from pullquote.qa.message.which_more import WhichMore

GUESS = 0.5  # of the confidence is left where nothing compares or measures both
LONGEST = 25  # words of a sentence that compares, which is the short answer then


def both_measured(which: WhichMore, whole: Answer, sides: Sequence[Answer], threshold: float) -> Answer:
    """The answer to the question, from that to it as asked and those to the questions for the measure of each."""
    if whole.found and which.compared_in(said := whole.quotes[0].text):
        return replace(whole, text=said if len(said.split()) <= LONGEST else "", answers=())
    told = [
        next((quote for quote in side.quotes if side.found and _tells(quote, name, measured_by(question))), None)
        for side, name, question in zip(sides, which.names, which.questions, strict=True)
    ]
    quotes = tuple(quote for quote in told if quote)
    if len(quotes) == len(told) and _comparable(*quotes):
        sure = min(quote.confidence for quote in quotes)
        return replace(whole, text="", answers=(), quotes=quotes, confidence=sure, found=sure >= threshold)
    if whole.found and _has_both(whole.quotes[0], which):
        return replace(whole, text="", answers=())
    sure = GUESS * whole.confidence
    return replace(whole, text="", answers=(), confidence=sure, found=whole.found and sure >= threshold)


def _tells(quote: Quote, name: str, kinds: Set[str]) -> bool:
    """Whether a quote has an amount for an answer, of one of the kinds or without a unit, and names what it is of."""
    units = [unit(each.unit) for each in _amounts(quote)[:1]]
    fits = bool(units) and all(not (known and kinds) or known.kind in kinds for known in units)
    return fits and _names(quote, name)


def _has_both(quote: Quote, which: WhichMore) -> bool:
    """Whether a quote names both and has an amount for each, in whatever words: which is whose, readers see."""
    return all(_names(quote, name) for name in which.names) and len(amounts(quote.text)) > 1


def _names(quote: Quote, name: str) -> bool:
    return term_set(name) <= term_set(quote.text)


def _comparable(one: Quote, other: Quote) -> bool:
    apart = (one.article, one.answer_start) != (other.article, other.answer_start)
    return apart and _amounts(one)[0].comparable(_amounts(other)[0])


def _amounts(quote: Quote) -> list[Amount]:
    return amounts(quote.text[quote.answer_start - quote.start : quote.answer_end - quote.start])
