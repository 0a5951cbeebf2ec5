"""A question with misspelt words → the same with the library's words: "tokopdia" is Tokopedia. Changes a word only if
neither the library nor a list of 82,000 English words (from symspellpy) has it, and the library has one that differs
by one edit: in this form, or in another that English has. Uses no grammar: a wrong word that exists stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from pullquote.corpus.english import english
from pullquote.corpus.languages.function_words import LANGUAGES_OF
from pullquote.corpus.languages.question_language import question_language
from pullquote.index import slips
from pullquote.qa.conversation.entities import names

WORD = re.compile(r"(?<!['’])[^\W\d_]+(?!['’][a-rt-z])")  # not of "wasn't"
LONG = 7  # letters; a shorter word with a capital is taken for a name
EASY = 10  # times as likely
KEPT = 10_000  # words whose mending is remembered


class Vocabulary(Protocol):
    """The words of a library."""

    def often(self, word: str) -> int:
        """How many passages hold it, in any form of it."""

    def near(self, word: str) -> dict[str, int]:
        """Words that may differ by one slip, as they are written, with how often they were met."""


def spelling(vocabulary: Vocabulary) -> Callable[[str], str]:
    """Return a function that corrects the words of a text by this vocabulary."""
    nearest = lru_cache(KEPT)(lambda word: _nearest(word, vocabulary))
    return lambda text: WORD.sub(lambda found: nearest(found[0]), text)


def other_names(text: str, spelt: str) -> tuple[str, ...]:
    """Say which names of a text were corrected: they may be different names, not misspelt ones.

    >>> other_names("When was Petersen borm?", "When was Pedersen born?")
    ('Pedersen; Petersen is in no article',)
    """
    pairs = zip(WORD.findall(text), WORD.findall(spelt), strict=False)
    changed = ((old, new) for old, new in pairs if old != new)
    return tuple(f"{new}; {old} is in no article" for old, new in changed if new.casefold() not in english())


def unknown_names(vocabulary: Vocabulary) -> Callable[[str], tuple[str, ...]]:
    """Return a function that names those of a text that are in no article, each with the most similar one that is.

    Words that open the text may be no names, and are skipped.
    """

    @lru_cache(KEPT)
    def note_on(word: str) -> str:
        if vocabulary.often(word):
            return ""
        near = {other: n for other, n in vocabulary.near(word).items() if other[0].isupper() and _fits(word, other)}
        best = max(near, key=lambda other: (near[other], other), default="")
        return f"{best}; {word} is in no article" if best else f"{word} is in no article"

    def notes(text: str) -> tuple[str, ...]:
        if question_language(text) == "de":
            return ()  # any of its nouns has a capital
        words = (word for name in names(text, opening=False) for word in WORD.findall(name))
        named = (word for word in words if word[0].isupper() and len(word) > 2 and word.casefold() not in LANGUAGES_OF)
        return tuple(note for word in named if (note := note_on(word)))

    return notes


def _nearest(word: str, vocabulary: Vocabulary) -> str:
    """The word of the library that is most likely meant; the word itself if it is known or none is near enough."""
    if _may_be_right(word) or vocabulary.often(word):
        return word
    written = {other: count for other, count in vocabulary.near(word).items() if _fits(word, other)}
    small = {other for other, count in written.items() if other.islower() and count >= written.get(other.title(), 0)}
    names = {other for other in written if other.casefold() not in small}
    if word.islower() or len(word) >= LONG:
        small |= {other for other in slips(word.casefold()) & english() if _fits(word, other)}
    else:
        small = set()
    likely = {other: vocabulary.often(other) * _ease(word.casefold(), other.casefold()) for other in names | small}
    best = max(likely, key=lambda other: (likely[other], other), default=word)
    if not likely.get(best):
        return word
    return best.capitalize() if word[0].isupper() and best in small else best


def _ease(word: str, other: str) -> int:
    """How likely this typo is: there are few letters to lose, swap or double, but many wrong ones to hit."""
    doubled = any(word[:at] + word[at + 1 :] == other for at in range(1, len(word)) if word[at] == word[at - 1])
    return EASY if doubled or len(word) < len(other) or sorted(word) == sorted(other) else 1


def _may_be_right(word: str) -> bool:
    """Short words, abbreviations, other scripts and words of ordinary English."""
    plain = word.casefold()
    short = len(word) < 3 or (len(word) == 3 and not word.islower())
    return short or word.isupper() or not word.isascii() or plain in english()


def _fits(word: str, other: str) -> bool:
    """One slip apart, the first letter alike; to a word of three letters a letter is added."""
    from rapidfuzz.distance import DamerauLevenshtein

    one, two = word.casefold(), other.casefold()
    if one[0] != two[0] or (len(one) <= 5 and len(two) < 4):
        return False
    return bool(DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1)
