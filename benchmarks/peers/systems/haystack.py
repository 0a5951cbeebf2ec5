"""Haystack: documents in memory, found by BM25 and embedding, joined by reciprocal rank, read by its reader.

It has no batch of questions, so many are asked one after another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.document_stores.types import DuplicatePolicy
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from haystack_integrations.components.readers.transformers import TransformersExtractiveReader

from benchmarks.peers.system import BATCH, PAGES, Hit, Piece, Place, Span, article_of, read_pieces

CANDIDATES = 50  # from each side
CPU = ComponentDevice.from_str("cpu")


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.model: dict[str, Any] = {"model": str(place.encoder), "device": CPU, "progress_bar": False}
        self.store = InMemoryDocumentStore(shared=False, return_embedding=False)

    def build(self) -> None:
        self._write(read_pieces(self.place.pieces))
        self.keep()

    def open(self) -> None:
        self.store = InMemoryDocumentStore.load_from_disk(str(self._file))

    def encode(self, question: str) -> None:
        self._finding.get_component("embedder").run(text=question)

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        return [Hit(article_of(found.id), found.content) for found in self._found(question, k)]

    def answer(self, question: str) -> Span | None:
        best = self._reader.run(query=question, documents=self._found(question, PAGES))["answers"][0]
        if best.document is None:  # it puts "no answer" among the answers
            return None
        return Span(
            article_of(best.document.id), best.document.id, best.document_offset.start, best.document_offset.end
        )

    def answers(self, questions: Sequence[str]) -> list[Span | None]:
        return [self.answer(question) for question in questions]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        self.store.delete_documents(list(gone))
        self._write(new)

    def keep(self) -> None:
        self.place.own.mkdir(parents=True, exist_ok=True)
        self.store.save_to_disk(str(self._file))

    @property
    def _file(self) -> Any:
        return self.place.own / "documents.json"

    def _write(self, pieces: Sequence[Piece]) -> None:
        self._indexing.run({"embedder": {"documents": [Document(id=p.id, content=p.text) for p in pieces]}})

    def _found(self, question: str, k: int) -> list[Document]:
        asked = {"embedder": {"text": question}, "words": {"query": question}, "joiner": {"top_k": k}}
        documents: list[Document] = self._finding.run(asked)["joiner"]["documents"]
        return documents

    @cached_property
    def _indexing(self) -> Pipeline:
        pipeline = Pipeline()
        pipeline.add_component("embedder", SentenceTransformersDocumentEmbedder(**self.model, batch_size=BATCH))
        pipeline.add_component("writer", DocumentWriter(self.store, policy=DuplicatePolicy.OVERWRITE))
        pipeline.connect("embedder.documents", "writer.documents")
        return pipeline

    @cached_property
    def _finding(self) -> Pipeline:
        pipeline = Pipeline()
        pipeline.add_component("embedder", SentenceTransformersTextEmbedder(**self.model))
        pipeline.add_component("meaning", InMemoryEmbeddingRetriever(self.store, top_k=CANDIDATES))
        pipeline.add_component("words", InMemoryBM25Retriever(self.store, top_k=CANDIDATES))
        pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        pipeline.connect("embedder.embedding", "meaning.query_embedding")
        pipeline.connect("meaning", "joiner")
        pipeline.connect("words", "joiner")
        return pipeline

    @cached_property
    def _reader(self) -> TransformersExtractiveReader:
        reader = TransformersExtractiveReader(model=str(self.place.reader), device=CPU)
        reader.warm_up()
        return reader
