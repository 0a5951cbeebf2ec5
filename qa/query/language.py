"""The language of a question in Latin letters, by its function words: '' unless it is surely not English. Knows only
the languages in `function_words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pullquote.corpus.english import english
from pullquote.corpus.languages.function_words import DISTINCTIVE, ENGLISH, WORD


def language_of(text: str) -> str:
    """The code of the language that a question is surely in; '' for English, for names, and where it is not sure.

    >>> language_of("¿Qué es Zhihu?"), language_of("What is Qué es?"), language_of("El Niño")
    ('es', '', '')
    """
    words = [word.casefold() for word in WORD.findall(text)]
    held = {code: _held(text, words, *both) for code, both in DISTINCTIVE.items()}
    best = max(held, key=held.__getitem__)
    return best if held[best] else ""


def small(text: str) -> list[str]:
    """The words of a text in lower case, the first among them; not its names, which have a capital behind that."""
    words = WORD.findall(text)
    return [word.casefold() for word in words[:1]] + [word for word in words[1:] if word.islower()]


def _held(text: str, words: Sequence[str], distinctive: frozenset[str], other: frozenset[str]) -> int:
    """How many words of a text belong to a language; 0 unless one is distinctive and none is English only. One is
    enough if it opens a question without English words."""
    held = [word for word in words if word in distinctive or word in other]
    if distinctive.isdisjoint(held) or any(word in ENGLISH for word in words if word not in held):
        return 0
    if len(held) == 1:
        return int(held[0] == words[0] and len(small(text)) > 1 and english().isdisjoint(small(text)))
    return len(held)
