"""txtai: a hybrid index with its content, then the extractive pipeline `Questions` on each of the passages found.

The pipeline answers each passage by itself and tells no score, only that it is sure enough; so the answer is that of
the best passage with one. Its own way of joining the first three passages is `txtai_joined`.
"""

from __future__ import annotations

from collections.abc import Sequence

from txtai import Embeddings
from txtai.pipeline import Questions

from benchmarks.peers.system import BATCH, PAGES, Hit, Piece, Place, Span, article_of, read_pieces

Row = dict[str, str]


class Reader(Questions):
    """As it is, but that "no answer" is told from an answer: the first token of all has no place in a text."""

    def answer(self, context, tokens, start, end):  # type: ignore[no-untyped-def]
        inside = tokens.token_to_sequence(start) == 1 == tokens.token_to_sequence(end)
        return (super().answer(context, tokens, start, end) or None) if inside else None


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.index = Embeddings(path=str(place.encoder), hybrid=True, content=True, encodebatch=BATCH, gpu=False)
        self._reader: Reader | None = None

    def build(self) -> None:
        self.index.index((piece.id, piece.text) for piece in read_pieces(self.place.pieces))
        self.keep()

    def open(self) -> None:
        self.index.load(str(self.place.own))

    def encode(self, question: str) -> None:
        self.index.transform(question)

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        return [Hit(article_of(row["id"]), row["text"]) for row in self.index.search(question, k)]

    def answer(self, question: str) -> Span | None:
        return self.read([question], [self.index.search(question, PAGES)])[0]

    def answers(self, questions: Sequence[str]) -> list[Span | None]:
        return self.read(questions, self.index.batchsearch(list(questions), PAGES))

    def read(self, questions: Sequence[str], found: Sequence[list[Row]]) -> list[Span | None]:
        """The first passage that answers, for each question."""
        pairs = [(question, row) for question, rows in zip(questions, found, strict=True) for row in rows]
        told = iter(self.reader([question for question, _ in pairs], [row["text"] for _, row in pairs]))
        each = ([(row, next(told)) for row in rows] for rows in found)
        return [next((span(row, words) for row, words in rows if words), None) for rows in each]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        self.index.delete(list(gone))
        self.index.upsert((piece.id, piece.text) for piece in new)

    def keep(self) -> None:
        self.index.save(str(self.place.own))

    @property
    def reader(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(str(self.place.reader), gpu=False)
        return self._reader


def span(row: Row, words: str) -> Span:
    """Where the answer stands: the pipeline tells its words alone."""
    start = row["text"].index(words)
    return Span(article_of(row["id"]), row["id"], start, start + len(words))
