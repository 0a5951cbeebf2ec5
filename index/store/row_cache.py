"""The truth as a reader asks it question after question: what was read recently is kept.

A live passage's row never changes and its number is never used again, so what is kept is never wrong; a passage that
is removed is not asked for any more, since no cache finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from pullquote.corpus import Passage
from pullquote.index.arrays import FloatArray
from pullquote.index.store.reader import Store, array

MOST = 10_000  # passages, of some two thousand bytes each; a question has up to two hundred
FEW = 1_000  # more are a cache that catches up, and will not be asked for again
ROWS = (
    "SELECT p.number, a.id, p.first, p.key, p.vector FROM passages p JOIN articles a ON a.number = p.article"
    " WHERE p.number IN (SELECT value FROM json_each(?))"
)


class CachedStore(Store):
    """A store that is asked for a few live passages at a time, many of them again and again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._rows: dict[int, tuple[tuple[str, int, bytes], bytes]] = {}  # places, and vectors in single precision
        self._passages: dict[int, Passage] = {}

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        asked = sorted(map(int, numbers))
        if new := _missing(asked, self._passages):
            self._passages |= super().passages(new)
        return {number: self._passages[number] for number in asked if number in self._passages}

    def places(self, numbers: Iterable[int]) -> dict[int, tuple[str, int, bytes]]:
        asked = sorted(map(int, numbers))
        self._read_rows(asked)
        return {number: self._rows[number][0] for number in asked if number in self._rows}

    def vectors(self, numbers: Iterable[int]) -> FloatArray:
        asked = list(map(int, numbers))
        if len(asked) > FEW:
            return super().vectors(asked)
        self._read_rows(asked)
        data = np.frombuffer(b"".join([self._rows[number][1] for number in asked]), dtype=np.float32)
        return data.reshape(len(asked), -1)

    def _read_rows(self, asked: list[int]) -> None:
        """Place and vector stand side by side, and whoever wants one wants the other."""
        if new := _missing(asked, self._rows):
            for number, id, start, key, vector in self._db.execute(ROWS, (array(new),)):
                exact = np.frombuffer(vector, dtype=np.float16).astype(np.float32)
                self._rows[number] = (id, start, key), exact.tobytes()


def _missing(asked: list[int], kept: dict[int, Any]) -> list[int]:
    """Return the numbers that are not kept; all, and nothing is kept, where it would be too much."""
    new = [number for number in asked if number not in kept]
    if new and len(kept) + len(new) > MOST:
        kept.clear()
        return asked
    return new
