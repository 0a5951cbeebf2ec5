"""Pullquote as it is in this checkout: a folder of articles, opened and asked.

It gets the articles and makes the passages itself, so its build and its change contain reading, cleaning and splitting
files and finding out which of them changed, from which the peers are spared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.peers.system import PAGES, Hit, Piece, Place, Span
from pullquote.index import SentenceEncoder
from pullquote.qa import AS_ASKED, Answer, Page, Pullquote, Retrieved


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.encoder = SentenceEncoder()
        self.asked: Pullquote

    def build(self) -> None:
        self.asked = Pullquote.open(self.place.articles, self.place.own, encoder=self.encoder)

    def open(self) -> None:
        self.asked = Pullquote.open(self.place.articles, self.place.own, encoder=self.encoder, refresh=False)

    def encode(self, question: str) -> None:
        self.encoder.encode([question])

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        if k != PAGES:  # a ranking of documents by claims, which are no questions
            self.asked.settings = replace(self.asked.settings, pages=k, understand=AS_ASKED)
        return [Hit(page.hit.article.id, page.text) for page in _pages(self.asked.search(question))]

    def answer(self, question: str) -> Span | None:
        return _span(self.asked.ask(question))

    def answers(self, questions: Sequence[str]) -> list[Span | None]:
        return [_span(answer) for answer in self.asked.ask_many(questions)]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        self.asked.refresh()

    def keep(self) -> None:
        """Done already: what can be asked is on disk."""


def _pages(found: Retrieved) -> list[Page]:
    return [*found.pages, *(page for part in found.parts for page in _pages(part))]


def _span(answer: Answer) -> Span | None:
    """The short answer of the first quote, in its article; None if the question is refused."""
    if not answer.found:
        return None
    first = answer.quotes[0]
    return Span(first.article, "", first.answer_start, first.answer_end)
