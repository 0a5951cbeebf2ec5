"""Editions of one document, whose files are named alike but for a year, a date or a version: where the later one says
the same in other figures, it comes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pullquote.qa.answers.score import ScoredSpan, ranked

ALIKE = 0.7  # of the words of the shorter sentence are in the other one
_WORD = re.compile(r"\w+")
_EDITION = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:[-_. ]?[01]\d(?:[-_. ]?[0-3]\d)?)?(?!\d)"
    r"|(?<![^\W_])v(?:er(?:sion)?)?[-_. ]?\d+(?:[._]\d+)*"
    r"|(?<![\d.])\d+(?:\.\d+)+(?=\.\w+$|[-_ ])"
)
_OF_A_TIME = re.compile(
    r"\d{4}|\b(?:old|older|former(?:ly)?|previous(?:ly)?|earlier|before|last|past|first|original(?:ly)?|version|edition)\b",
    re.IGNORECASE,
)


def latest_first(question: str, scored: Sequence[ScoredSpan]) -> list[ScoredSpan]:
    """Exchange the best span's confidence with that of the latest edition of its document that says it in nearly the
    same words, unless the question asks for a time or an edition. Takes ranked spans.
    """
    best = next(iter(scored), None)
    if best is None or _OF_A_TIME.search(question):
        return list(scored)
    name, number = edition(best.page.hit.article.id)
    later = [
        each
        for each in scored
        if number
        and edition(each.page.hit.article.id)[0] == name
        and edition(each.page.hit.article.id)[1] > number
        and _alike(_sentence(best), _sentence(each))
    ]
    if not later:
        return list(scored)
    latest = max(later, key=lambda each: (edition(each.page.hit.article.id)[1], each.confidence))
    first = replace(latest, confidence=best.confidence)
    second = replace(best, confidence=latest.confidence)
    return [first, *ranked([second, *(each for each in scored if each is not best and each is not latest)])]


def edition(id: str) -> tuple[str, tuple[int, ...]]:
    """The name that the editions of a document share, and the figures that tell this one from others; () for none.

    >>> edition("hr/policy-2024.md"), edition("minutes 2024-03-12.txt"), edition("manual_v2.1.pdf"), edition("d20.md")
    (('hr/policy-.md', (2024,)), ('minutes .txt', (2024, 3, 12)), ('manual_.pdf', (2, 1)), ('d20.md', ()))
    """
    return _EDITION.sub("", id), tuple(map(int, re.findall(r"\d+", " ".join(_EDITION.findall(id)))))


def _alike(one: str, other: str) -> bool:
    mine, theirs = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    return (mine & theirs).total() >= ALIKE * min(mine.total(), theirs.total())


def _sentence(span: ScoredSpan) -> str:
    return span.page.text[slice(*span.page.around((span.start, span.end)))]
