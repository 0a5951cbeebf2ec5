"""Text to search terms: lower case, accents folded, stop words dropped, English words stemmed, Chinese in pairs.

What names one thing exactly is a term of its own beside its parts: "mx-500" of MX-500, "2024-05-03" of any way to write
that day; C, C++ and C# are three terms. Done here, not in the search engine, so that any engine that is handed the
terms ranks alike.
Knows no grammar, and treats words of other alphabets as they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from pullquote.index.text.dates import dates

VERSION = 2  # of the terms; an index of another version's is made anew

STOP = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers him
    his how i if in into is it its itself just me more most my no nor not of off on once only or other our out over own
    s same shall she should so some such t than that the their them then there these they this those through to too
    under until up very was we were what when where which while who whom whose why will with would you your
    """.split()  # noqa: SIM905 — a list of words reads best as a text
)

# A number keeps its point and loses its thousands' commas, "u.s." is one word, so are "c++", "c#" and ".net"; else a
# word ends at any sign, so "TikTok's" is "tiktok" and "s".
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\b[cfj](?:\+\+|#)(?!\w)|(?<!\w)\.net\b|\b[^\W\d_](?:\.[^\W\d_])+\b|[^\W\d_]+")
_IDENTIFIER = re.compile(r"(?<![\w.,])(?=[\w./-]*\d)[^\W_]+(?:[-/_.][^\W_]+)*(?![\w])")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?[^\W\d_]{0,3}|\d+(?:,\d+)+")  # "1,500", "3rd", "1.5bn"
_DIGIT = re.compile(r"\d")
# Scripts written without spaces: Han, kana, and Thai.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_STEMMER = Stemmer.Stemmer("english", 0)
VERSION = 1  # raise it with any change of what terms a text has


def terms(text: str) -> list[str]:
    """The search terms of a text, in order, repeats kept.

    >>> terms("TikTok's shops sold 1,500 cafés")
    ['tiktok', 'shop', 'sold', '1500', 'cafe']
    """
    folded = _fold(text)
    found = [term for word in _WORD.findall(folded) for term in _terms_of(word)]
    return found if not _DIGIT.search(folded) else found + _exact(text, folded)


def identifiers(text: str) -> list[re.Match[str]]:
    """What is written with digits and is more than a number, in order: part numbers, codes, versions.

    >>> [match[0] for match in identifiers("Pump MX-500B of 2.10.1 costs 1,500 since the 3rd")]
    ['MX-500B', '2.10.1']
    """
    return [match for match in _IDENTIFIER.finditer(text) if not _PLAIN.fullmatch(match[0])]


def _exact(text: str, folded: str) -> list[str]:
    """The identifiers of a text without the numbers alone, and its whole dates as ISO writes them; where one may be
    read in two ways, both."""
    read = (date for mention in dates(text) for date in mention.readings)
    days = [f"{date.year}-{date.month:02}-{date.day:02}" for date in read if date.year and date.day]
    words = _WORD.findall(folded)
    exact = (match[0] for match in identifiers(folded))
    return [each for each in exact if each not in days and each not in words] + days


def _fold(text: str) -> str:
    """Lower case without accents: the compatibility form's letters, its combining marks left out."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKD", folded).translate(_LETTERS)


class _Letters(dict[int, int | None]):
    """Each character as it is, but for combining marks, which are left out; a table for `str.translate`."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_LETTERS = _Letters()


@lru_cache(maxsize=100_000)
def _terms_of(word: str) -> tuple[str, ...]:
    if word[0].isdigit():
        return (word.replace(",", ""),)
    if word[0] == "." or word[-1] in "+#":
        return (word,)
    if _UNSPACED.search(word):
        return tuple(_pairs(word))
    return () if word in STOP else (_STEMMER.stemWord(word.replace(".", "")),)


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
