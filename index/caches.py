"""The two caches beside the truth, and how they are kept in step with it.

Each is stamped with the generation it holds. A cache that lags, is missing or was damaged is caught up by comparing
passage numbers: what the truth no longer has is removed, what the cache lacks is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.store import Store
from index.vectors import SAMPLE, Numbers, Vectors
from index.wording import wording
from index.words import Words

BATCH = 2_000
# BM25 counts removed texts until the engine merges their segment away. Among many texts that shifts no score to speak
# of; a library of up to so many passages is indexed anew instead, in half a second, and scores as if freshly built.
ANEW = 5_000


class Caches:
    """`vectors` and `words` of one library. Reading them is safe while a build writes; `catch_up` wants the lock."""

    def __init__(self, folder: Path, dim: int) -> None:
        self._folder = folder
        self.vectors = Vectors(folder, dim)
        self.words = Words(folder)

    def lag(self, store: Store) -> bool:
        """True when a cache does not hold the store's generation."""
        return not all(self._current(cache, store) for cache in (self.vectors, self.words))

    def catch_up(self, store: Store) -> None:
        """Bring both caches to the store's generation and write them."""
        for cache, work in ((self.vectors, self._catch_up_vectors), (self.words, self._catch_up_words)):
            if not self._current(cache, store):
                self._stamp(cache).unlink(missing_ok=True)
                work(store, store.numbers())
                cache.save()
                self._stamp(cache).write_text(f"{store.generation} {len(cache)}", encoding="ascii")

    def _catch_up_vectors(self, store: Store, live: Numbers) -> None:
        if not self.vectors.fits(len(live)):
            self.vectors.reset(len(live), store.vectors(live[:: max(1, len(live) // SAMPLE)]))
        held = self.vectors.numbers()
        self.vectors.remove(np.setdiff1d(held, live))
        for numbers in _batches(np.setdiff1d(live, held)):
            self.vectors.add(numbers, store.vectors(numbers))

    def _catch_up_words(self, store: Store, live: Numbers) -> None:
        held = self.words.numbers()
        gone = np.setdiff1d(held, live)
        if len(gone) and len(live) <= ANEW:
            self.words.reset()
            held = self.words.numbers()
        else:
            self.words.remove(gone)
        for numbers in _batches(np.setdiff1d(live, held)):
            self.words.add(numbers, (wording(article, passage) for article, passage in store.read(numbers)))

    def _current(self, cache: Vectors | Words, store: Store) -> bool:
        """A cache is current when its stamp names the store's generation and the number of passages it does hold."""
        try:
            return self._stamp(cache).read_text(encoding="ascii") == f"{store.generation} {len(cache)}"
        except OSError:
            return False

    def _stamp(self, cache: Vectors | Words) -> Path:
        return self._folder / f"{cache.name}.stamp"


def _batches(numbers: Numbers) -> Iterator[Numbers]:
    return (numbers[i : i + BATCH] for i in range(0, len(numbers), BATCH))
