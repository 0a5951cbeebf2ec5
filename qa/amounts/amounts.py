"""Numbers in a text as values: "12.4 million", "12,400,000" and "12.4m" are one, "twelve" is 12."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.corpus.languages.function_words import ENGLISH
from pullquote.qa.amounts.units import unit

_SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6}
_SCALES |= {"billion": 1e9, "bn": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    rf"(?P<before>[$€£¥])?\s?(?:(?P<figures>(?<![\w.])(?<!(?-i:[A-Z])-)\d+(?:,\d{{3}})*(?:\.\d+)?)"
    rf"|\b(?P<word>(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_SMALL)})\b)"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
    r"(?:\s?(?P<percent>%|per ?cent\b)|\s?(?!(?:to|or)\b)(?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_DIMENSION = re.compile(r"[ -](?:long|high|tall|deep|wide|thick|across|away|above|below|from|in length|in height)\b")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_MARK = re.compile(r" ?\(?\d{1,2}\)")
_A_WHILE = re.compile(
    r"\b(?:for|in|within|after|about|takes?|took|lasts?|lasted|is|was|least|than|nearly|almost|over|under|another|every)"
    r" (?P<one>(?:half )?an? (?:second|minute|hour|day|week|fortnight|month|year|decade|century))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|and|or|[-–—]|of(?: (?:the|its|his|her|their|our|all))?)\s*")


@dataclass(frozen=True, slots=True)
class Amount:
    """`unit` is the word behind the number, singular and in lower case, '' for none."""

    value: float
    unit: str = ""

    def same(self, other: Amount) -> bool:
        """Equal, as far as both name a unit: 9 m and 900 cm are."""
        mine, theirs = unit(self.unit), unit(other.unit)
        if mine and theirs and mine.kind == theirs.kind and mine.factor:
            return math.isclose(self.value * mine.factor, other.value * theirs.factor)
        return self.value == other.value and (not self.unit or not other.unit or self.unit == other.unit)

    def comparable(self, other: Amount) -> bool:
        """Return whether both may measure the same: of one kind of unit, as far as they name it."""
        mine, theirs = unit(self.unit), unit(other.unit)
        one_kind = mine is not None and theirs is not None and mine.kind == theirs.kind
        return one_kind or not self.unit or not other.unit or self.unit == other.unit


def amounts(text: str) -> list[Amount]:
    """Return the numbers of a text, in order.

    >>> amounts("$12.4 million, or twelve boats")
    [Amount(value=12400000.0, unit='dollar'), Amount(value=12.0, unit='boat')]
    """
    return [_amount(match) for match in _NUMBER.finditer(text)]


def is_measured(text: str) -> bool:
    """Return whether a text is one amount with a unit, and what it is for: "£2 a day".

    >>> is_measured("£2 a day"), is_measured("two boats"), is_measured("He paid £2")
    (True, False, False)
    """
    first = _NUMBER.match(text)
    return bool(first and unit(_amount(first).unit)) and len(amounts(text)) == 1


def comparable_amounts(text: str, around: Span, span: Span) -> list[Span]:
    """Return where in a part of a text the numbers stand that may measure the same as the first in the span; years are
    left out, and a range, "5 to 7 km", is one, and "5 of the 7".
    """
    inside = [match for match in _numbers(text, around) if match.start() < span[1] and span[0] < match.end()]
    return places_of(_amount(inside[0]), text, around) if inside else []


def places_of(mine: Amount, text: str, around: Span, ranges: bool = True) -> list[Span]:
    """Return where the numbers stand that may measure the same as an amount; a range is one, unless not `ranges`."""
    spans: list[Span] = []
    for match in _numbers(text, around):
        if not mine.comparable(_amount(match)):
            continue
        start, end = match.start() + len(match[0]) - len(match[0].lstrip()), _end(match)
        if ranges and spans and _RANGE.fullmatch(text, spans[-1][1], start):
            start = spans.pop()[0]
        spans.append((start, end))
    return sorted([*spans, *_none_of(mine, text, around), *_one_of(mine, text, around)])


def _end(match: re.Match[str]) -> int:
    """Where a number ends: before a word that is no unit, "£2 for"."""
    if (match["unit"] or "").casefold() not in ENGLISH:
        return match.end()
    return match.start() + len(match.string[match.start() : match.start("unit")].rstrip())


def _none_of(mine: Amount, text: str, around: Span) -> list[Span]:
    """Where it says that there are none of what an amount counts: "no boats" beside "12 boats"."""
    if not mine.unit or unit(mine.unit):
        return []
    none = re.compile(rf"\bno {re.escape(mine.unit)}s?\b", re.IGNORECASE)
    return [each.span() for each in none.finditer(text, *around)]


def _one_of(mine: Amount, text: str, around: Span) -> list[Span]:
    """Where it says "a week" beside "two days": no rate, as in "twice a week"."""
    known = unit(mine.unit)
    if not known or known.kind != "time":
        return []
    return [each.span("one") for each in _A_WHILE.finditer(text, *around)]


def _numbers(text: str, around: Span) -> list[re.Match[str]]:
    """The numbers that measure or count something: no years, no "1)" of a list."""
    found = _NUMBER.finditer(text, *around)
    return [each for each in found if not (_is_year(each) or _is_pronoun(each) or _MARK.match(text, each.start()))]


def _is_pronoun(match: re.Match[str]) -> bool:
    """Whether it is the "one" of "the new one" or "one of them"."""
    unit_less = (match["unit"] or "a").casefold() in ENGLISH
    return (match["word"] or "").casefold() == "one" and unit_less


def _is_year(match: re.Match[str]) -> bool:
    return bool(_YEAR.fullmatch(match["figures"] or "")) and not (match["before"] or match["percent"] or match["scale"])


def _amount(match: re.Match[str]) -> Amount:
    figures, scale = match["figures"], (match["scale"] or "").casefold()
    value = float(figures.replace(",", "")) if figures else float(_in_words(match["word"].casefold()))
    if match["unit"] == "p" and match[0].endswith(f"{figures}p"):
        return Amount(float(figures), "pence")  # "50p"
    word = "%" if match["percent"] else (match["before"] or match["unit"] or "").casefold()
    if scale == "m" and not match["before"] and _is_metre(match):
        scale, word = "", "m"
    value = round(value * _SCALES.get(scale, 1.0), 6)
    known = unit(word)
    if known or word in ENGLISH:
        return Amount(value, known.name if known else "")
    return Amount(value, word.removesuffix("s") if len(word) > 2 else word)


def _in_words(word: str) -> int:
    """
    >>> _in_words("twelve"), _in_words("forty-two")
    (12, 42)
    """
    tens, _, ones = word.replace(" ", "-").partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_SMALL.index(ones) if ones else 0)
    return _SMALL.index(word)


def _is_metre(match: re.Match[str]) -> bool:
    """Whether the m behind a number is a metre: after a space, or before a word such as "long"."""
    return match.string[match.start("scale") - 1].isspace() or bool(_DIMENSION.match(match.string, match.end("scale")))
