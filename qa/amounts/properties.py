"""A question for a measure → what tables call it: "How heavy is it?" asks for the row or the column "Weight".

By words listed here, in English.
"""

from __future__ import annotations

import re
from collections.abc import Set

from pullquote.index import term_set

_COST = "price cost fee fare charge rate rent"
_ASKED = tuple(  # words of a question, and the properties that they ask for; the first that fits
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), term_set(names))
    for words, names in (
        (r"how heavy|weigh|weighs|weighed", "weight mass"),
        (r"how (?:tall|high)", "height"),
        (r"how (?:wide|broad)", "width"),
        (r"how deep", "depth"),
        (r"how thick", "thickness"),
        (r"how long (?:is|are|was|were)", "length duration"),
        (r"how long", "duration"),
        (r"how old", "age"),
        (r"how far", "distance range"),
        (r"how fast", "speed"),
        (r"how (?:hot|cold|warm)", "temperature"),
        (r"how (?:loud|noisy|quiet|silent)", "noise volume"),
        (r"how (?:strong|powerful)", "power strength output"),
        (r"how (?:big|large)", "size area"),
        (r"how (?:expensive|cheap|dear)|how much (?:is|are|was|were)|costs?", _COST),
        (r"how much .{1,60}\bpay", f"{_COST} salary"),
    )
)
_ALL = frozenset().union(*(names for _, names in _ASKED))
_ASIDE = re.compile(r"\W*(?:[,;:(\[/]|\b(?:per|in)\b)")
_WHICH = term_set(
    "max min maximum minimum average total net gross overall recommended retail inner outer inside outside"
)


def properties(question: str) -> frozenset[str]:
    """Return the terms of what a question asks to be measured; none of another question.

    >>> sorted(properties("How heavy is it?")), properties("Who is heavy?")
    (['mass', 'weight'], frozenset())
    """
    return next((names for words, names in _ASKED if words.search(question)), frozenset())


def asked_with(question: str) -> frozenset[str]:
    """Return the terms of a question that only say which property is asked for: "heavy" of "How heavy is it?"."""
    return term_set(" ".join(found[0] for words, _ in _ASKED for found in words.finditer(question)) + " much")


def names_one(label: str, asked: Set[str], terms: Set[str]) -> bool:
    """Whether the label of a row or a column names one of the properties asked for, and of no other thing than the
    question, whose `terms` are given.

    >>> height = properties("How high is it?")
    >>> [names_one(label, height, set()) for label in ("Width × height", "Max. height (cm)", "Height of the door")]
    [True, True, False]
    """
    found = _ASIDE.search(label)
    words = term_set(label[: found.start()] if found else label)
    return bool(words & asked) and words <= terms | _ALL | _WHICH
