"""What the articles of a library equate, mined once from each article and kept with it, the evidence too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import Article, view
from index.encode import Encoder
from index.equate import Equation, equations
from index.hands import FEW, Hands
from index.report import Progress
from index.staging import Staging

MINED = 1  # rises when `equations` finds other names, so that every article is mined again
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class SameName:
    """Two names of one thing, and the words of an article, `[start, end)`, that say so."""

    one: str
    other: str
    article: str
    start: int
    end: int


def mine(store: Staging, told: Progress, hands: Hands) -> None:
    """Mine every article, live or staged, that was not mined yet."""
    waiting = store.unnamed(MINED)
    found = ((number, store.article(id, live=live)) for number, id, live in waiting)
    work = ((number, article) for number, article in found if article is not None)
    for done, (number, said) in enumerate(hands.each(_mined, work, FEW), 1):
        store.name(number, MINED, said)
        told(done, len(waiting), "names")


def _mined(encoder: Encoder, work: tuple[int, Article]) -> tuple[int, list[Equation]]:
    number, article = work
    return number, equated(article)


def equated(article: Article) -> list[Equation]:
    """The equations of an article, each with its place in the article's text; noise is left out."""
    found = []
    for paragraph in _PARAGRAPH.finditer(article.text):
        seen = view(article.text, paragraph.span(), article.noise)
        for one, other, start, end in equations(seen.text):
            found.append(Equation(one, other, *seen.span(start, end)))
    return found
