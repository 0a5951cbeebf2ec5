"""A library in a local folder: SQLite as the database, FAISS and tantivy as caches beside it. The default, and the
reference for other engines. Builds in other threads and processes are picked up silently.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from pullquote.index.engine import Held, T
from pullquote.index.errors import LibraryError, LibraryNotFound
from pullquote.index.local import derive
from pullquote.index.local.caches import CacheDamaged, Caches
from pullquote.index.local.words import derive_words
from pullquote.index.report import Progress
from pullquote.index.store.lock import alone, network
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.reader import Store
from pullquote.index.store.row_cache import CachedStore
from pullquote.index.store.writer import Staging
from pullquote.index.store.writing import TRUTH, explaining, writing

LOG = logging.getLogger("pullquote")


class Embedded:
    """The engine of the library in a folder; see `engine.Engine`. Threads take turns."""

    def __init__(self, folder: Path) -> None:
        self.place = self.home = folder
        self.truth = folder / TRUTH
        self._lock = threading.Lock()
        self._store: CachedStore | None = None
        self._version: int | None = None

    def ask(self, what: Callable[[Held], T]) -> T:
        """From a snapshot of the truth, the caches brought to where it is."""
        with self._lock:
            store = self._opened()
            for attempt in range(3):
                with store.snapshot():
                    if self._follow(store, in_memory=attempt == 2):
                        return what(Held(store, self._caches.vectors, self._caches.words))
                if attempt == 1:  # the first time a build may just have swept away the caches of before
                    self._repair()
        raise AssertionError("caches that are made in memory are whole")

    @property
    def bytes(self) -> int:
        """Size on disk."""
        return sum(file.stat().st_size for file in self.home.rglob("*") if file.is_file())

    def close(self) -> None:
        with self._lock:
            if self._store is not None:
                self._store.close()

    def begin(self, store: Staging, *, anew: bool) -> None:
        kind = network(self.home)
        if kind and not store.generation:
            LOG.warning(
                "the library %s is on a network file system (%s): use it from one machine at a time", self.home, kind
            )
        derive.sweep(store)

    def derive(self, store: Staging, progress: Progress) -> Manifest:
        return derive_words(store, progress)

    def tidy(self, store: Staging, progress: Progress) -> None:
        derive.tidy(store)

    def _opened(self) -> CachedStore:
        if self._store is None or self._store.replaced:  # replaced: deleted and built again
            if self._store is not None:
                self._store.close()
            self._store, self._caches, self._version = CachedStore(self.truth), Caches(self.home), None
        return self._store

    def _follow(self, store: Store, *, in_memory: bool) -> bool:
        version = store.version
        if version == self._version:  # nothing was written since, and most often nothing was
            return True
        if store.shape is None:
            raise LibraryNotFound(f"the library {self.home} is not finished; run: pullquote build")
        try:
            self._caches.follow(store, in_memory=in_memory)
        except CacheDamaged:
            return False
        self._version = version
        return True

    def _repair(self) -> None:
        """Rebuild lost or damaged caches from the database; not while a build is under way."""
        try:
            with alone(self.home, wait=0), explaining(self.home), writing(self.truth) as store:
                derive.repair(store)
        except LibraryError as error:  # a build is under way, or nothing can be written here
            LOG.warning("%s; until then its caches are rebuilt in memory", error)
