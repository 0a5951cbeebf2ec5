"""Quotes → groups that give the same answer; more than one group where the articles differ.

Only numbers, dates, names, yes and no are compared. A passage that answers in other words is in no group: whether it
says the same would take understanding it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.index import dates, term_set
from pullquote.qa.amounts.amounts import amounts
from pullquote.qa.answers.answer import Group, Quote
from pullquote.qa.answers.quote import parallel
from pullquote.qa.query.question_type import asks_clause, asks_several, asks_whether, counted_thing

NAME_WORDS = 6
NEAR = 0.8  # of the confidence of the best
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_COUNTED_THING = re.compile(r"(?: \w+)? ?[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_SMALL = re.compile(r"(?:of|the|and|de|la|van|von|der|del|for|in|&)$")
_NOT = re.compile(r"\b(?:not?|never|cannot|without|nor|neither)\b|n['’]t\b|\bno longer\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a quote answers, made comparable. `kind` is '' if it cannot be compared."""

    quote: int
    kind: str
    text: str
    words: frozenset[str]
    cover: int
    confidence: float


def agreement(question: str, quotes: Sequence[Quote], threshold: float) -> tuple[Group, ...]:
    """Group the quotes by what they answer, best group first; those below the threshold are in none. A quote opens
    another group only if it is nearly as confident as the best one, or differs in a few words, or counts the same in
    another article, and mentions as much of what the question names: the price of something else is not another price.
    """
    asked = term_set(question)
    said = [_said(question, asked, i, quote) for i, quote in enumerate(quotes) if quote.confidence >= threshold]
    groups: list[list[_Said]] = []
    for one in said:
        group = next((group for group in groups if _same(group[0], one)), None)
        if group is not None:
            group.append(one)
        elif not groups or (not asks_several(question) and _rivals(question, said[0], one, quotes)):
            groups.append([one])
    return tuple(
        Group(group[0].text, quotes[group[0].quote].confidence, tuple(one.quote for one in group)) for group in groups
    )


def _rivals(question: str, best: _Said, other: _Said, quotes: Sequence[Quote]) -> bool:
    kinds = {best.kind, other.kind}
    if "" in kinds or not (len(kinds) == 1 or kinds in ({"yes", "no"}, {"date", "year"})):
        return False
    if best.kind == "number" and not amounts(best.text)[0].comparable(amounts(other.text)[0]):
        return False
    one, another = quotes[best.quote], quotes[other.quote]
    if other.confidence >= NEAR * best.confidence or parallel(one.text, another.text):
        return 4 * other.cover >= 3 * best.cover
    counted = one.article != another.article and _counts(question, one) and _counts(question, another)
    return counted and 2 * other.cover >= best.cover


def _counts(question: str, quote: Quote) -> bool:
    """Whether the answer is how many there are of what the question counts: "sixty" before "firefighters"."""
    asked = term_set(counted_thing(question))
    start, end = quote.answer_start - quote.start, quote.answer_end - quote.start
    thing = _COUNTED_THING.match(quote.text, end)
    return bool(counted_thing(question)) and asked <= term_set(quote.text[start : thing.end() if thing else end])


def _said(question: str, asked: frozenset[str], number: int, quote: Quote) -> _Said:
    text = quote.text[quote.answer_start - quote.start : quote.answer_end - quote.start]
    cover = len(asked & term_set(f"{quote.title} {quote.text}"))
    if asks_whether(question):
        return _Said(number, "no" if _NOT.search(quote.text) else "yes", text, frozenset(), cover, quote.confidence)
    kind = "" if asks_clause(question) else _kind(text)
    return _Said(number, kind, text, term_set(text), cover, quote.confidence)


def _kind(text: str) -> str:
    if dates(text):
        return "date"
    if found := amounts(text):
        return "year" if len(found) == 1 and _YEAR.search(text) else "number"
    words = _WORD.findall(text)
    named = [word[0].isupper() for word in words if not _SMALL.match(word)]
    return "name" if words and len(words) <= NAME_WORDS and all(named) else ""


def _same(one: _Said, other: _Said) -> bool:
    if {one.kind, other.kind} <= {"yes", "no"}:
        return one.kind == other.kind
    if one.kind == other.kind == "date":
        mine, theirs = dates(one.text)[0], dates(other.text)[0]
        return mine.meets(theirs) or theirs.meets(mine)
    if {one.kind, other.kind} == {"date", "year"}:
        return bool(set(_YEAR.findall(one.text)) & set(_YEAR.findall(other.text)))
    if one.kind == other.kind == "number":
        mine_, theirs_ = amounts(one.text), amounts(other.text)
        few, many = sorted((mine_, theirs_), key=len)
        return all(any(amount.same(each) for each in many) for amount in few)
    return bool(one.words and other.words) and (one.words <= other.words or other.words <= one.words)
