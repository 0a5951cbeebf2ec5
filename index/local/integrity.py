"""Whether a library in a folder is intact, down to the digest of each text and each cache file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pullquote.index.store.reader import Store
from pullquote.index.store.writing import TRUTH


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a library holds, and which of its caches are missing or damaged."""

    articles: int
    passages: int
    damaged: tuple[str, ...]


def integrity(library: Path) -> Integrity:
    """Read all of the library. Raises LibraryDamaged if the truth itself is not what was written."""
    store = Store(library / TRUTH)
    try:
        store.check()
        caches = {name: store.manifest(name) for name in ("words", "vectors")}
        damaged = tuple(name for name, cache in caches.items() if cache is not None and not cache.intact(library))
        return Integrity(len(store.entries()), store.count(), damaged)
    finally:
        store.close()
