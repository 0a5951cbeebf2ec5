"""The two caches beside the truth as a reader holds them: in step with the truth at each question.

Words are opened from the folder that the truth names; vectors are loaded once and then follow passage by passage. A
file that is not what was sealed is never used. Writes nothing to the library; not safe for several threads at a time.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from pullquote.index.local.derive import add_vectors, add_words
from pullquote.index.search.dense import Vectors
from pullquote.index.search.lexical import Words
from pullquote.index.store.connection import Standing
from pullquote.index.store.manifest import Seal, cloned
from pullquote.index.store.reader import Store


class CacheDamaged(Exception):
    """A cache is missing or is not what was sealed; the message is its name."""


class Caches:
    """`vectors` and `words` of one library; of use after `follow`."""

    words: Words
    vectors: Vectors

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._at = Standing()
        self._seen: set[tuple[str, str]] = set()

    def follow(self, store: Store, *, in_memory: bool = False) -> None:
        """Bring both to where the truth stands; in a snapshot of it.

        CacheDamaged where a file is missing or wrong; with `in_memory` that cache is made from the truth instead.
        """
        now = store.standing()
        if now == self._at:
            return
        before, self._at = self._at, Standing()  # an error on the way leaves caches that are made anew
        if now.words != before.words:
            self.words = self._opened(store, now, in_memory)
        if now.shape != before.shape or before.generation < max(now.log, 1):
            before = Standing(generation=self._load(now, in_memory))
        self.vectors.remove(store.gone(before.generation))
        add_vectors(self.vectors, store, store.numbers(before.generation))
        self._at = now

    def _opened(self, store: Store, now: Standing, in_memory: bool) -> Words:
        seal = Seal.read(now.words)
        if seal.whole(self._folder, self._seen):
            try:
                return Words(self._folder / seal.name)
            except OSError:  # nothing can be written there, not even the engine's lock
                self._copy = TemporaryDirectory(prefix="pullquote-")
                cloned(self._folder / seal.name, Path(self._copy.name))
                return Words(Path(self._copy.name))
        if not in_memory:
            raise CacheDamaged("words")
        words = Words()
        add_words(words, store, store.numbers())
        words.save()
        return words

    def _load(self, now: Standing, in_memory: bool) -> int:
        """Vectors as they were last written; the generation they hold, 0 for none."""
        dim = json.loads(now.shape)["dim"]
        seal = Seal.read(now.vectors) if now.vectors else None
        try:
            if seal is not None and seal.generation >= now.log and seal.whole(self._folder):
                self.vectors = Vectors.load(self._folder / seal.name, dim)
                return seal.generation
        except OSError:
            pass
        if seal is not None and not in_memory:
            raise CacheDamaged("vectors")
        self.vectors = Vectors(dim)
        return 0
