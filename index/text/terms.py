"""Text to search terms: lower case, accents folded, small words dropped, words stemmed, Chinese and its like in pairs.

What names one thing exactly is a term of its own beside its parts: "mx-500" of MX-500, "2024-05-03" of any way to write
that day; C, C++ and C# are three terms. Done here, not in the search engine, so that any engine that is handed the
terms ranks alike.
Knows no grammar. Which stems a word in Latin letters has, and which are small words, is by the language of its text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from pullquote.corpus import Span
from pullquote.corpus.languages.function_words import ENGLISH, FUNCTION_WORDS
from pullquote.index.text.dates import dates
from pullquote.index.text.letters import fold, plain
from pullquote.index.text.stems import stems

VERSION = 4  # raise it with any change of what terms a text has; an index of another version's is rebuilt
STOP = ENGLISH
MOST_KNOWN = 100_000
"""Words whose terms are kept."""
POINTS = frozenset(("da", "de", "es", "fr", "id", "it", "nl", "no", "pl", "pt", "sv", "tr", "vi"))
"""Languages that part thousands by a point, and put a comma before what is less than one."""


def _marks() -> str:
    """The signs that are on letters and belong to their word, as a class of characters."""
    signs = (code for code in range(0x300, 0x1B00) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    return "".join(map(chr, signs))


# A number keeps its point and loses its thousands' commas, "u.s." is one word, so are "c++", "c#" and ".net"; else a
# word ends at any sign, so "TikTok's" is "tiktok" and "s". What is most frequent is tried first.
_REST = rf"(?:[{_marks()}][^\W\d_]*)*"
_WORD = re.compile(
    rf"[^\W\d_]{{2,}}{_REST}|\d+(?:[.,٫٬]\d+)*|\b[cfj](?:\+\+|#)(?!\w)|(?<!\w)\.net\b"
    rf"|\b[^\W\d_](?:\.[^\W\d_])+\b|[^\W\d_]{_REST}"
)
_IDENTIFIER = re.compile(r"(?<![\w.,])(?=[\w./-]*\d)[^\W_]+(?:[-/_.][^\W_]+)*(?![\w])")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?[^\W\d_]{0,3}|\d+(?:,\d+)+")  # "1,500", "3rd", "1.5bn"
_DIGIT = re.compile(r"\d")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+,\d+")
# Scripts written without spaces: Han, kana, Thai, Lao, Burmese, Khmer; and Korean, whose words grow endings.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+"
)


def terms(text: str, language: str = "en", also: Sequence[str] = ()) -> list[str]:
    """Return the search terms of a text in a language, in order, repeats kept.

    Of a question, `also` names the languages of the articles asked: it has the terms that its words have in those, too.

    >>> terms("TikTok's shops sold 1,500 cafés")
    ['tiktok', 'shop', 'sell', '1500', 'cafe']
    >>> terms("Welche Läden haben 1.500 Eulen?", "de")
    ['lad', '1500', 'eul']
    """
    small = plain(text)
    known = _known(tuple(dict.fromkeys((language or "en", *also))))
    found = list(chain.from_iterable(map(known.__getitem__, _WORD.findall(small))))
    return found if not _DIGIT.search(small) else found + _exact(text, small)


@lru_cache(maxsize=2_000)  # an answer asks for those of the same words a thousand times
def term_set(text: str, language: str = "en") -> frozenset[str]:
    """Return the search terms of a text, each once."""
    return frozenset(terms(text, language))


def identifiers(text: str) -> list[re.Match[str]]:
    """Return what is written with digits and is more than a number, in order: part numbers, codes, versions.

    >>> [match[0] for match in identifiers("Pump MX-500B of 2.10.1 costs 1,500 since the 3rd")]
    ['MX-500B', '2.10.1']
    """
    found = (match for part in _with_digits(text) for match in _IDENTIFIER.finditer(text, *part))
    return [match for match in found if not _PLAIN.fullmatch(match[0])]


def _with_digits(text: str) -> Iterator[Span]:
    """What stands between two spaces and has a digit; the pattern is slow."""
    end = 0
    while digit := _DIGIT.search(text, end):
        start, end = max(end, text.rfind(" ", end, digit.start()) + 1), text.find(" ", digit.end()) % (len(text) + 1)
        yield start, end


def _exact(text: str, small: str) -> list[str]:
    """Return the identifiers of a text without the numbers alone, and its whole dates as ISO writes them; where one may
    be read in two ways, both.
    """
    read = (date for mention in dates(text) for date in mention.readings)
    days = [f"{date.year}-{date.month:02}-{date.day:02}" for date in read if date.year and date.day]
    folded = small if small.isascii() else fold(text)
    exact = [match[0] for match in identifiers(folded)]
    words = set(_WORD.findall(folded)) if any(map(_WORD.fullmatch, exact)) else ()  # which takes time
    return [each for each in exact if each not in days and each not in words] + days


class _Known(dict[str, tuple[str, ...]]):
    """The terms of each word that was asked for, in some languages."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._languages = languages

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= MOST_KNOWN:
            self.clear()
        self[word] = found = _terms_of(word, self._languages)
        return found


@lru_cache(maxsize=32)
def _known(languages: tuple[str, ...]) -> _Known:
    return _Known(languages)


def _terms_of(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    if word[0].isdigit():
        return (_number(word, languages[0]),)
    if word[0] == "." or word[-1] in "+#":
        return (word,)
    if _UNSPACED.search(word):
        return tuple(_pairs(fold(word)))
    if word in FUNCTION_WORDS.get(languages[0], ()):
        return ()
    bare = word.replace(".", "")
    return tuple(dict.fromkeys(stem for language in languages for stem in stems(bare, language)))


def _number(word: str, language: str) -> str:
    """A number as English writes it, without what parts its thousands."""
    word = word.replace("٬", "").replace("٫", ".")
    if language in POINTS and _POINTED.fullmatch(word):
        return word.replace(".", "").replace(",", ".")
    return word.replace(",", "")


def _pairs(word: str) -> Iterator[str]:
    """Overlapping pairs of characters, the usual unit of search where words are not spaced."""
    at = 0
    for run in _UNSPACED.finditer(word):
        if word[at : run.start()]:
            yield word[at : run.start()]
        chars = run.group()
        yield from (chars[i : i + 2] for i in range(max(1, len(chars) - 1)))
        at = run.end()
    if word[at:]:
        yield word[at:]
