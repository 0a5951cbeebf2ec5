"""The language of a question in Latin letters, by its function words: '' unless it is surely not English.

Knows the languages of the table in `function_words` alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from pullquote.corpus.english import english
from pullquote.corpus.languages.function_words import ENGLISH, TELLING, WORD


def language_of(text: str) -> str:
    """The code of the language that a question is surely in; '' for English, for names, and where it is not sure.

    >>> language_of("¿Qué es Zhihu?"), language_of("What is Qué es?"), language_of("El Niño")
    ('es', '', '')
    """
    words = [word.casefold() for word in WORD.findall(text)]
    held = {code: _held(text, words, *both) for code, both in TELLING.items()}
    best = max(held, key=held.__getitem__)
    return best if held[best] else ""


def small(text: str) -> list[str]:
    """The words of a text in small letters, the first among them; not its names, which have a capital behind that."""
    words = WORD.findall(text)
    return [word.casefold() for word in words[:1]] + [word for word in words[1:] if word.islower()]


def _held(text: str, words: Sequence[str], telling: frozenset[str], other: frozenset[str]) -> int:
    """How many of the words of a text a language has; 0 unless one tells it and none is one of English alone. One is
    enough if it opens a question none of whose words is English."""
    held = [word for word in words if word in telling or word in other]
    if telling.isdisjoint(held) or any(word in ENGLISH for word in words if word not in held):
        return 0
    if len(held) == 1:
        return int(held[0] == words[0] and len(small(text)) > 1 and english().isdisjoint(small(text)))
    return len(held)
