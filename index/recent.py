"""The truth as a reader asks it question after question: what was read of late is kept.

A live passage's row never changes and its number is never used again, so what is kept is never wrong; a passage that
is removed is not asked for any more, since no cache finds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from corpus import Passage
from index.encode import FloatArray
from index.store import Store

MOST = 10_000  # passages, of some two thousand bytes each; a question has up to two hundred
FEW = 1_000  # more are a cache that catches up, and will not be asked for again


class Recent(Store):
    """A store that is asked for a few passages at a time, many of them again and again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._places: dict[int, tuple[str, int, bytes]] = {}
        self._vectors: dict[int, bytes] = {}
        self._passages: dict[int, Passage] = {}

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        asked = sorted(map(int, numbers))
        if new := _missing(asked, self._passages):
            self._passages |= super().passages(new)
        return {number: self._passages[number] for number in asked if number in self._passages}

    def places(self, numbers: Iterable[int]) -> dict[int, tuple[str, int, bytes]]:
        asked = sorted(map(int, numbers))
        if new := _missing(asked, self._places):
            self._places |= super().places(new)
        return {number: self._places[number] for number in asked if number in self._places}

    def vectors(self, numbers: Iterable[int]) -> FloatArray:
        asked = list(map(int, numbers))
        if len(asked) > FEW:
            return super().vectors(asked)
        if new := _missing(asked, self._vectors):
            self._vectors |= zip(new, (row.tobytes() for row in super().vectors(new)), strict=True)
        return np.frombuffer(b"".join([self._vectors[number] for number in asked]), np.float32).reshape(len(asked), -1)


def _missing(asked: list[int], kept: dict[int, Any]) -> list[int]:
    """The numbers that are not kept; all, and nothing is kept, where it would be too much."""
    new = [number for number in asked if number not in kept]
    if new and len(kept) + len(new) > MOST:
        kept.clear()
        return asked
    return new
