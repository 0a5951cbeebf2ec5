"""The kind of answer that a question in another language than English asks for, by the words of `question_words.tsv`,
to which a language can be added."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from pullquote.corpus.languages.function_words import FUNCTION_WORDS
from pullquote.corpus.languages.question_language import question_language

TABLE = Path(__file__).with_suffix(".tsv")
# languages that a few words do not tell from each other
_NEAR = {"es": "pt", "pt": "es", "no": "da", "da": "sv", "sv": "da", "ru": "uk", "uk": "ru"}
_THING = r"(?P<thing>[^?？]+?)"
_MARKS = " \"'“”„«»「」‘’"
_OF = re.compile(r"[の的]|의 | (?:का|की|के) | ل")  # of the thing something else is asked
LONGEST = 30  # characters of a thing to define
_TOLD = {"amount": "an amount", "when": "a time"}


def asks(kind: str, question: str) -> bool:
    """Whether a question in another language asks for a kind: who, when, where, amount, reason, manner, several, name,
    whether.

    >>> asks("when", "¿Cuándo abrió?"), asks("who", "谁创立了知乎？"), asks("when", "When did it open?")
    (True, True, False)
    """
    return any(words.search(question) for words in _asking(kind, question))


def defined(question: str) -> str:
    """The thing that a question in another language wants defined; '' if it does not.

    >>> defined("¿Qué es Zhihu?"), defined("知乎是什么？"), defined("Was ist ein Uhu?"), defined("¿Quién es el rey?")
    ('Zhihu', '知乎', 'Uhu', '')
    """
    found = [words.fullmatch(question.strip(" ¿?？؟;。.!")) for words in _asking("define", question)]
    thing = next((match["thing"].strip(_MARKS) for match in found if match), "")
    small = FUNCTION_WORDS.get(question_language(question), frozenset())
    plain = len(thing) <= LONGEST and small.isdisjoint(thing.casefold().split()) and not _OF.search(thing)
    return thing if plain else ""


def may_be(kind: str, said: str, language: str) -> bool:
    """Whether words in a language may tell an "amount" or "when"; True of languages that are in no table."""
    told = _table()[_TOLD[kind], language]
    return not told or any(words.search(said) for words in told)


def _asking(kind: str, question: str) -> list[re.Pattern[str]]:
    """How a kind is asked for in the language of a question, and in the nearest to it."""
    code = question_language(question)
    return [] if code == "en" else patterns(kind, code)


def patterns(kind: str, language: str) -> list[re.Pattern[str]]:
    """How a kind is asked for in a language, and in the nearest to it."""
    return [*_table()[kind, language], *_table()[kind, _NEAR.get(language, "")]]


@cache
def _table() -> dict[tuple[str, str], list[re.Pattern[str]]]:
    """The patterns of each kind and language."""
    table: dict[tuple[str, str], list[re.Pattern[str]]] = defaultdict(list)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, kind, words = line.split("\t")
            table[kind, code].append(re.compile(words.replace("<>", _THING), re.IGNORECASE))
    return table
