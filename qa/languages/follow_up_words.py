"""How questions in another language than English lean on the one before, by the words of `follow_up_words.tsv`, to
which a language can be added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pullquote.corpus.languages.function_words import FUNCTION_WORDS
from pullquote.qa.languages.question_words import patterns

TABLE = Path(__file__).with_suffix(".tsv")
ASKING = ("when", "where", "who", "reason", "amount", "manner", "what")
UNSPACED = ("ja", "th", "zh")
_KIND_UNSPACED = 4  # signs
_WORD = re.compile(r"\w+")


def known(language: str) -> bool:
    """Whether the table has a language."""
    return ("and", language) in _table()


def without_and(text: str, language: str) -> tuple[str, bool]:
    """Return a question without its marks and the "and" that opens it, and whether there was one.

    >>> without_and("¿Y en Roma?", "es"), without_and("那上海呢？", "zh"), without_and("Udine?", "it")
    (('en Roma', True), ('上海呢', True), ('Udine', False))
    """
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    parted = r"\W*" if language in UNSPACED else r"[\s,،]+"
    opened = re.match(rf"(?:{_words('and', language)}){parted}(?=\S)", bare, re.IGNORECASE)
    if opened is None and language in ("ar", "fa", "he"):  # "and" is written with the word behind it
        opened = re.match(rf"(?:{_words('and', language)})", bare)
    return (bare[opened.end() :].strip(), True) if opened else (bare, False)


def asking(text: str, language: str) -> re.Match[str] | None:
    """The words that a question asks with, the first of them; None where it has none.

    >>> asking("Wer gründete Ulm?", "de")[0], asking("北京有多少座桥", "zh")[0]
    ('Wer', '多少')
    """
    ways = [*(pattern for kind in ASKING[:-1] for pattern in patterns(kind, language)), _pattern("what", language)]
    found = [match for pattern in ways if (match := pattern.search(text)) and match[0].strip()]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def only_asks(rest: str, language: str) -> bool:
    """Whether a question, without its "and", is nothing but the words it asks with: "exactly when", "with whom", "in
    which town".
    """
    if which(rest, language):
        return True
    match = asking(rest, language)
    if match is None:
        return False
    beside = f"{rest[: match.start()]} {rest[match.end() :]}"
    if light := _words("light", language):
        beside = re.sub(light, " ", beside, flags=re.IGNORECASE)
    left = _WORD.findall(beside.casefold())
    return all(word in FUNCTION_WORDS.get(language, ()) for word in left)


def points_back(text: str, language: str, named: Sequence[str] = ()) -> bool:
    """Whether words of a question stand for something said before: "ella", "diese Firma", "它". Of one that names
    something, only what stands for a person or a thing counts, ahead of the names.
    """
    if not named:
        return bool(_pattern("this", language).search(text))
    back = _pattern("he", language).search(text)
    return back is not None and all(name not in text[: back.start()] for name in named)


def without_article(name: str, language: str) -> str:
    """Return a name without the article before it."""
    return re.sub(rf"^(?:{_words('article', language) or '(?!)'}) (?=\S)", "", name)


def which(rest: str, language: str) -> bool:
    """Whether a question only asks for one of a kind: "in which town", "哪几家"."""
    asked = _pattern("which", language).match(rest)
    kind = rest[asked.end() :] if asked else ""
    return bool(kind) and (len(kind) <= _KIND_UNSPACED if language in UNSPACED else len(kind.split()) == 1)


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    return re.compile(_words(kind, language) or r"(?!)", re.IGNORECASE)


def _words(kind: str, language: str) -> str:
    return _table().get((kind, language), "")


@cache
def _table() -> dict[tuple[str, str], str]:
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(kind, language): words for language, kind, words in (line.split("\t") for line in lines)}
