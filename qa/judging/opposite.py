"""Whether a sentence tells of the other one of two: what the new boathouse cost, where the old one is asked about.

By set words before one noun, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.reader.context import Page

OTHER = 0.3  # of the confidence is left where the sentence tells of the other one
_MEDALS = ("gold", "silver", "bronze")  # won, with no noun behind them
_SEXES = ("men", "women", "boys", "girls")  # whoever wins the women's race is no winner of the men's marathon
_ALONE = (*_MEDALS, *_SEXES)
_KINDS = tuple(
    frozenset(words.split())
    for words in (
        "old new",
        "former current present",
        "first second third fourth last",
        "upper lower",
        "left right",
        "north south east west northern southern eastern western",
        "inner outer",
        "indoor outdoor",
        "big small large little",
        "main side front back rear",
        "red blue green yellow white black brown grey gray",
        "summer winter spring autumn",
        "morning afternoon evening",
        " ".join(_MEDALS),
        "men women",
        "boys girls",
        "minimum maximum",
        "male female",
        "junior senior",
        "public private",
    )
)
_OPPOSITES = {word: kind - {word} for kind in _KINDS for word in kind}
_PAIR = re.compile(r"\b([a-z]+)(?=(?:['’]s?)? ([a-z][a-z-]+)\b)", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its|he|she|his|her|they|their|this|that)\b", re.IGNORECASE)


def of_the_other(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left, 0..1. A sentence with "it" may tell of what the one before does."""
    pairs = [found.groups() for found in _PAIR.finditer(question) if found[1].lower() in _OPPOSITES]
    if not pairs or page.language != "en" or page.row:
        return 1.0
    around = page.around(span)
    said = page.text[slice(*around)]
    if _IT.search(said):
        before = max((each for each in page.sentences if each[1] <= around[0]), default=around)
        said = page.text[before[0] : around[1]]
    return OTHER if any(_told_of_other(word.lower(), noun, said) for word, noun in pairs) else 1.0


def _told_of_other(word: str, noun: str, said: str) -> bool:
    """Whether the noun has only opposites of the word before it."""
    pairs = [(found[1].lower(), found[2]) for found in _PAIR.finditer(said)]
    here = {other for other, behind in pairs if word in _ALONE or term_set(behind) == term_set(noun)}
    return bool(here & _OPPOSITES[word]) and not re.search(rf"\b{word}\b", said, re.IGNORECASE)
