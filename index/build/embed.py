"""Staged passages without a vector → their vectors; words embedded before are not embedded again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import numpy as np

from pullquote.corpus import Article
from pullquote.index.build.executor import Executor
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Progress
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import wording


def embedding(store: Staging, executor: Executor, batch: int, progress: Progress, *, known: bool) -> Callable[[], int]:
    """Begin to give every staged passage its vector: that of the same words if there is one, else a new one.

    `known`: the vectors of live passages may be taken. Returns what ends it, and returns how many are new.
    """
    with store.transaction():
        store.reuse_vectors(live=known)
    waiting = store.unembedded()
    made = executor.begin(_vectors, _texts(store, waiting, batch))

    def end() -> int:
        done = 0
        for vectors in made:
            with store.transaction():
                store.give_vectors(vectors)
            done += len(vectors)
            progress(done, len(waiting), "embedding")
        return len(waiting)

    return end


def _texts(store: Staging, numbers: list[int], batch: int) -> Iterator[dict[bytes, str]]:
    """Return the words of staged passages by their key, a batch at a time."""
    article: Article | None = None
    for start in range(0, len(numbers), batch):
        texts: dict[bytes, str] = {}
        for key, id, passage in store.staged_passages(numbers[start : start + batch]):
            if article is None or article.id != id:
                article = store.article(id, live=False)
            if article is not None:
                texts[key] = wording(article, passage)
        yield texts


def _vectors(encoder: Encoder, texts: dict[bytes, str]) -> list[tuple[bytes, bytes]]:
    """Return the vector of each text, half precision, as bytes."""
    vectors = encoder.encode(list(texts.values())).astype(np.float16)
    return [(key, vector.tobytes()) for key, vector in zip(texts, vectors, strict=True)]


def key_of(encoder: Encoder, text: str) -> bytes:
    """Equal keys mean equal vectors: the same model read the same words."""
    return hashlib.sha256(f"{encoder.name}\0{text}".encode()).digest()[:16]
