"""The two caches as a reader holds them: up to date with the database at each question.

Words are opened from the folder that the truth names; vectors are loaded once and then follow passage by passage. A
file that differs from its manifest is never used. Writes nothing to the library; not thread-safe.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from pullquote.index.engine import VectorIndex
from pullquote.index.local.derive import add_vectors
from pullquote.index.local.words import add_words
from pullquote.index.search.dense import Vectors
from pullquote.index.search.lexical import TermIndex
from pullquote.index.store.connection import StoreState
from pullquote.index.store.manifest import Manifest, cloned
from pullquote.index.store.reader import Store
from pullquote.index.text.terms import VERSION


class CacheDamaged(Exception):
    """A cache is missing or differs from its manifest; the message is its name."""


class Caches:
    """`vectors` and `words` of one library; of use after `follow`."""

    words: TermIndex
    vectors: VectorIndex

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at = StoreState()
        self._seen: set[tuple[str, str]] = set()

    def follow(self, store: Store, *, in_memory: bool = False) -> None:
        """Bring both to where the truth stands; in a snapshot of it.

        Raises CacheDamaged if a file is missing or wrong; with `in_memory` that cache is made from the truth instead.
        """
        now = store.state()
        if now == self._at:
            return
        before, self._at = self._at, StoreState()  # an error on the way leaves caches that are rebuilt
        if now.words != before.words:
            self.words = self._opened(store, now, in_memory)
        if now.shape != before.shape or before.generation < max(now.log, 1):
            before = StoreState(generation=self._load(now, in_memory))
        self.vectors.remove(store.gone(before.generation))
        add_vectors(self.vectors, store, store.numbers(before.generation))
        self._at = now

    def _opened(self, store: Store, now: StoreState, in_memory: bool) -> TermIndex:
        manifest = Manifest.read(now.words)
        if manifest.terms == VERSION and manifest.intact(self._folder, self._seen):
            try:
                return TermIndex(self._folder / manifest.name)
            except OSError:  # nothing can be written there, not even the engine's lock
                self._copy = TemporaryDirectory(prefix="pullquote-")
                cloned(self._folder / manifest.name, Path(self._copy.name))
                return TermIndex(Path(self._copy.name))
        if not in_memory:
            raise CacheDamaged("words")
        words = TermIndex()
        add_words(words, store, store.numbers())
        words.save()
        return words

    def _load(self, now: StoreState, in_memory: bool) -> int:
        """Vectors as they were last written; the generation they hold, 0 for none."""
        dim = json.loads(now.shape)["dim"]
        manifest = Manifest.read(now.vectors) if now.vectors else None
        try:
            if manifest is not None and manifest.generation >= now.log and manifest.intact(self._folder):
                self.vectors = Vectors.load(self._folder / manifest.name, dim)
                return manifest.generation
        except OSError:
            pass
        if manifest is not None and not in_memory:
            raise CacheDamaged("vectors")
        self.vectors = Vectors(dim)
        return 0
