"""bm25s: words alone, the floor without a model. It has no change but to index everything again."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import Stemmer

from benchmarks.peers.system import PAGES, Hit, Piece, Place, read_pieces, write_pieces


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.stemmer = Stemmer.Stemmer("english")
        self.pieces: list[Piece] = []
        self.index = bm25s.BM25()

    def build(self) -> None:
        self.pieces = read_pieces(self.place.pieces)
        self._index()
        self.keep()

    def open(self) -> None:
        self.index = bm25s.BM25.load(str(self.place.own))
        self.pieces = read_pieces(self._texts)

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        tokens = self._tokens([question])
        rows, _ = self.index.retrieve(tokens, k=min(k, len(self.pieces)), show_progress=False)
        return [Hit(self.pieces[row].article, self.pieces[row].text) for row in rows[0]]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        left = set(gone)
        self.pieces = [piece for piece in self.pieces if piece.id not in left] + list(new)
        self._index()

    def keep(self) -> None:
        self.index.save(str(self.place.own))
        write_pieces(self._texts, self.pieces)

    @property
    def _texts(self):  # type: ignore[no-untyped-def]
        return self.place.own / "pieces.jsonl"

    def _index(self) -> None:
        self.index = bm25s.BM25()
        self.index.index(self._tokens([piece.text for piece in self.pieces]), show_progress=False)

    def _tokens(self, texts: list[str]):  # type: ignore[no-untyped-def]
        return bm25s.tokenize(texts, stopwords="en", stemmer=self.stemmer, show_progress=False)
