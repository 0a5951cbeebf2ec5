"""Staged passages without a vector → their vectors; words embedded before are not embedded again."""

from __future__ import annotations

import hashlib
from collections import deque

import numpy as np

from pullquote.corpus import Article
from pullquote.index.build.executor import Executor, Task
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Progress
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import wording

FIRST = 64  # passages that a model with nothing to do begins with
Vectors = list[tuple[bytes, bytes]]


class Embedding:
    """Gives every staged passage its vector, while the build goes on: that of the same words if there is one, else a
    new one.
    """

    def __init__(self, store: Staging, executor: Executor, batch: int, *, known: bool) -> None:
        """`batch`: passages embedded and stored at a time. `known`: the vectors of live passages may be taken."""
        self._store, self._executor, self._batch, self._known = store, executor, batch, known
        self._begun: deque[Task[Vectors]] = deque()
        self._coming: set[bytes] = set()  # keys of what was begun
        self._last = store.embedded_up_to()
        self._done = 0

    def advance(self, *, whole: bool = True) -> None:
        """Store what is embedded by now, and begin as much as can be; waits for nothing.

        `whole`: passages that do not fill a batch wait for more, while the model is busy.
        """
        while self._begun and self._begun[0].done():
            self._keep()
        while len(self._begun) < self._executor.ahead and (texts := self._next(whole=whole)) is not None:
            if texts:
                self._coming |= texts.keys()
                self._begun.append(self._executor.begin(_vectors, texts))

    def during(self, progress: Progress) -> Progress:
        """Return a progress of other steps, at each of which the embedding advances."""

        def told(done: int, total: int, label: str) -> None:
            self.advance()
            progress(done, total, label)

        return told

    def finish(self, progress: Progress) -> int:
        """Wait for all vectors; return how many are new."""
        total = self._done + self._store.unembedded()
        self.advance(whole=False)
        while self._begun:
            self._keep()
            progress(self._done, total, "embedding")
            self.advance(whole=False)
        return self._done

    def _keep(self) -> None:
        vectors = self._begun.popleft().result()
        with self._store.transaction():
            self._store.give_vectors(vectors)
        self._coming.difference_update(key for key, _ in vectors)
        self._done += len(vectors)

    def _next(self, *, whole: bool) -> dict[bytes, str] | None:
        """Return the words of the next passages without a vector, by their key; None if there are none."""
        waiting = self._store.next_unembedded(self._last, self._batch)
        enough = self._batch if self._begun else min(self._batch, FIRST)
        if not waiting or (whole and len(waiting) < enough):
            return None
        with self._store.transaction():
            self._store.reuse_vectors(waiting, live=self._known)
        self._last = waiting[-1]
        return self._texts(waiting)

    def _texts(self, numbers: list[int]) -> dict[bytes, str]:
        article: Article | None = None
        texts: dict[bytes, str] = {}
        for key, id, passage in self._store.unembedded_passages(numbers):
            if article is None or article.id != id:
                article = self._store.article(id, live=False)
            if article is not None and key not in self._coming:
                texts[key] = wording(article, passage)
        return texts


def _vectors(encoder: Encoder, texts: dict[bytes, str]) -> Vectors:
    """Return the vector of each text, half precision, as bytes."""
    vectors = encoder.encode(list(texts.values())).astype(np.float16)
    return [(key, vector.tobytes()) for key, vector in zip(texts, vectors, strict=True)]


def key_of(encoder: Encoder, text: str) -> bytes:
    """Equal keys mean equal vectors: the same model read the same words."""
    return hashlib.sha256(f"{encoder.name}\0{text}".encode()).digest()[:16]
