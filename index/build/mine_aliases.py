"""The names that articles equate, mined once from each article and kept with it, with the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Article, view
from pullquote.index.build.executor import FEW, Executor
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Progress
from pullquote.index.store.writer import Staging
from pullquote.index.text.aliases import AliasPair, alias_pairs

MINED = 2  # rises when `alias_pairs` finds other names, so that every article is mined again
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class SameName:
    """Two names of one thing, and the words of an article, `[start, end)`, that say so."""

    one: str
    other: str
    article: str
    start: int
    end: int


def mine(store: Staging, progress: Progress, executor: Executor) -> None:
    """Mine every article, live or staged, that was not mined yet."""
    waiting = store.unnamed(MINED)
    found = ((number, store.article(id, live=live)) for number, id, live in waiting)
    work = ((number, article) for number, article in found if article is not None)
    for done, (number, said) in enumerate(executor.each(_mined, work, FEW), 1):
        store.name(number, MINED, said)
        progress(done, len(waiting), "names")


def _mined(encoder: Encoder, work: tuple[int, Article]) -> tuple[int, list[AliasPair]]:
    number, article = work
    return number, equated(article)


def equated(article: Article) -> list[AliasPair]:
    """Return the alias pairs of an article, each with its place in the article's text; noise is left out."""
    found = []
    for paragraph in _PARAGRAPH.finditer(article.text):
        seen = view(article.text, paragraph.span(), article.noise)
        for one, other, start, end in alias_pairs(seen.text):
            found.append(AliasPair(one, other, *seen.span(start, end)))
    return found
