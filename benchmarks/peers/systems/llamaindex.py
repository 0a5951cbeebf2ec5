"""LlamaIndex: a vector index and a BM25 retriever over one store of nodes, fused by relative score.

It has no extractive reader, so it finds and does not answer. Its BM25 retriever has no change but to be made again.
"""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core import Settings, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever

from benchmarks.peers.system import BATCH, PAGES, Hit, Piece, Place, article_of, read_pieces

CANDIDATES = 50  # from each side


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        Settings.embed_model = HuggingFaceEmbedding(str(place.encoder), device="cpu", embed_batch_size=BATCH)
        self.index: VectorStoreIndex

    def build(self) -> None:
        self.index = VectorStoreIndex(_nodes(read_pieces(self.place.pieces)))
        self._fuse()
        self.keep()

    def open(self) -> None:
        self.index = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(self.place.own)))
        self._fuse(BM25Retriever.from_persist_dir(str(self.place.own / "words")))

    def encode(self, question: str) -> None:
        Settings.embed_model.get_query_embedding(question)

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        self.both.similarity_top_k = k
        return [Hit(article_of(found.node.node_id), found.node.text) for found in self.both.retrieve(question)]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        self.index.delete_nodes(list(gone), delete_from_docstore=True)
        self.index.insert_nodes(_nodes(new))
        self._fuse()

    def keep(self) -> None:
        self.index.storage_context.persist(str(self.place.own))
        self.words.persist(str(self.place.own / "words"))

    def _fuse(self, words: BM25Retriever | None = None) -> None:
        held = len(self.index.docstore.docs)
        self.words = words or BM25Retriever.from_defaults(self.index, similarity_top_k=min(CANDIDATES, held))
        self.both = QueryFusionRetriever(
            [self.index.as_retriever(similarity_top_k=CANDIDATES), self.words],
            llm=MockLLM(), mode="relative_score", num_queries=1, use_async=False,
        )  # fmt: skip


def _nodes(pieces: Sequence[Piece]) -> list[TextNode]:
    return [TextNode(id_=piece.id, text=piece.text) for piece in pieces]
