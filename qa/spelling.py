"""A question with misspelt words → the same with the library's words in their place: "tokopdia" is Tokopedia.

Touches a word only when neither the library nor a list of 82,000 English words (from symspellpy) knows it, and the
library has one that differs by one slip. Knows no grammar: a wrong word that is a word stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

WORD = re.compile(r"(?<!['’])[^\W\d_]+(?!['’][a-rt-z])")  # not of "wasn't"
KEPT = 10_000  # words whose mending is remembered
WORDS = "frequency_dictionary_en_82_765.txt"


class Vocabulary(Protocol):
    """The words of a library."""

    def has(self, word: str) -> bool:
        """Whether an article holds it, in any form of it."""

    def near(self, word: str) -> dict[str, int]:
        """Words that may differ by one slip, as they are written, with how often they were met."""


def spelling(vocabulary: Vocabulary) -> Callable[[str], str]:
    """What mends the words of a text by this vocabulary."""
    nearest = lru_cache(KEPT)(lambda word: _nearest(word, vocabulary))
    return lambda text: WORD.sub(lambda found: nearest(found[0]), text)


def _nearest(word: str, vocabulary: Vocabulary) -> str:
    """The word of the library that is meant; the word itself where it is known or none is near enough."""
    if _may_be_right(word) or vocabulary.has(word):
        return word
    near = {other: count for other, count in vocabulary.near(word).items() if _fits(word, other)}
    if not near:
        return word
    # Names first, then what is met most; the first in order where two are alike.
    best = min(near, key=lambda other: (other.islower(), -near[other], other))
    return best.lower() if best[1:].islower() and near.get(best.lower(), 0) >= near[best] else best


def _may_be_right(word: str) -> bool:
    """Short words, abbreviations, other scripts and words of ordinary English."""
    plain = word.casefold()
    short = len(word) < 3 or (len(word) == 3 and re.search("[aeiouy]", plain))
    return bool(short) or word.isupper() or not word.isascii() or plain in english()


def _fits(word: str, other: str) -> bool:
    """One slip apart; words of up to five letters begin alike, and to one of three letters a letter is added."""
    from rapidfuzz.distance import DamerauLevenshtein

    one, two = word.casefold(), other.casefold()
    if len(one) <= 5 and (one[0] != two[0] or len(two) < 4):
        return False
    return bool(DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1)


@cache
def english() -> frozenset[str]:
    """Ordinary English words in small letters; none where symspellpy is missing."""
    spec = find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return frozenset()
    lines = (Path(spec.origin).parent / WORDS).read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.split(" ", 1)[0] for line in lines)
