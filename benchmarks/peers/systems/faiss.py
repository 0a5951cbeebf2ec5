"""sentence-transformers and FAISS by themselves: the floor under everything that embeds."""

from __future__ import annotations

from collections.abc import Sequence

import faiss
import numpy as np
from sentence_transformers import SentenceTransformer

from benchmarks.peers.system import BATCH, PAGES, Hit, Piece, Place, read_pieces, write_pieces


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.model = SentenceTransformer(str(place.encoder), device="cpu")
        self.index = faiss.IndexIDMap2(faiss.IndexFlatIP(self.model.get_embedding_dimension()))
        self.pieces: dict[int, Piece] = {}

    def build(self) -> None:
        self._add(read_pieces(self.place.pieces))
        self.keep()

    def open(self) -> None:
        self.index = faiss.read_index(str(self.place.own / "vectors"))
        numbers = faiss.vector_to_array(self.index.id_map).tolist()
        self.pieces = dict(zip(numbers, read_pieces(self.place.own / "pieces.jsonl"), strict=True))

    def encode(self, question: str) -> None:
        self._vectors([question])

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        _, found = self.index.search(self._vectors([question]), k)
        best = (self.pieces[number] for number in found[0].tolist() if number >= 0)
        return [Hit(piece.article, piece.text) for piece in best]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        left = set(gone)
        numbers = [number for number, piece in self.pieces.items() if piece.id in left]
        self.index.remove_ids(np.array(numbers, dtype=np.int64))
        for number in numbers:
            del self.pieces[number]
        if new:
            self._add(new)

    def keep(self) -> None:
        self.place.own.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self.index, str(self.place.own / "vectors"))
        numbers = faiss.vector_to_array(self.index.id_map).tolist()
        write_pieces(self.place.own / "pieces.jsonl", [self.pieces[number] for number in numbers])

    def _add(self, pieces: Sequence[Piece]) -> None:
        first = max(self.pieces, default=-1) + 1
        numbers = range(first, first + len(pieces))
        self.index.add_with_ids(self._vectors([piece.text for piece in pieces]), np.array(numbers, dtype=np.int64))
        self.pieces.update(zip(numbers, pieces, strict=True))

    def _vectors(self, texts: list[str]) -> np.ndarray:
        return self.model.encode(texts, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False)
