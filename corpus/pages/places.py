"""The characters of a page → the boxes of words and of parts of the text. Boxes are x0, y0, x1, y1 in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pullquote.corpus.pages.packed import Characters, Letters, unpack

SAME_LINE = 0.5
"""The share of the lower one's height that two characters of a line have in common at least."""
FAR = 1.5
"""Distance between two characters, in letter heights, from which they get separate boxes: columns, cells."""
TALL = 2.0
"""Times its width that a word is high where it runs up or down; no letter alone is."""

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the characters of an article are that are on one page, in order of the text."""

    found: Characters

    def words(self) -> list[tuple[int, int, float, float, float, float]]:
        """Start and end in the text, and the box, of each word; one cut at the end of a line comes in two parts."""
        found = self.found
        return [
            (int(found.offsets[first]), int(found.offsets[last - 1]) + 1, *_around(found.boxes[first:last]))
            for first, last in _runs(found, 0, len(found.offsets))
        ]

    def first_in(self, start: int, end: int) -> int:
        """The first character of `text[start:end]` on the page; `end` if there is none."""
        offsets = self.found.offsets
        at = int(np.searchsorted(offsets, start))
        return min(int(offsets[at]), end) if at < len(offsets) else end

    def boxes(self, start: int, end: int) -> list[Corners]:
        """The boxes of `text[start:end]` on the page, one a line; a line that a gap parts may have several."""
        found = self.found
        low, high = np.searchsorted(found.offsets, (start, end))
        return _lines([_around(found.boxes[first:last]) for first, last in _runs(found, int(low), int(high))])


@lru_cache(32)
def places(packed: bytes, text: str) -> Places:
    """Return what `packed.pack` was given, of a page of this text."""
    return Places(unpack(packed, _letters(text)) if packed else Characters(np.zeros(0, np.int32), np.zeros((0, 4))))


@lru_cache(8)
def _letters(text: str) -> Letters:
    return Letters(text)


def _around(boxes: NDArray[np.float64]) -> Corners:
    low, high = boxes.min(axis=0), boxes.max(axis=0)
    return float(low[0]), float(low[1]), float(high[2]), float(high[3])


def _runs(found: Characters, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Characters that follow each other in the text and are beside each other, as first and last + 1."""
    if low >= high:
        return
    boxes = found.boxes[low:high]
    before, after = boxes[:-1], boxes[1:]
    apart = np.diff(found.offsets[low:high]) > 1
    ends = np.flatnonzero(apart | ~_beside(before, after)) + low + 1
    first = low
    for end in (*ends.tolist(), high):
        yield first, end
        first = end


def _beside(before: NDArray[np.float64], after: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether characters are on the line of those before, or below them where a line runs up or down."""
    shared = np.minimum(before[:, 2:], after[:, 2:]) - np.maximum(before[:, :2], after[:, :2])
    least = np.minimum(before[:, 2:] - before[:, :2], after[:, 2:] - after[:, :2])
    near = -shared < FAR * np.maximum(least[:, ::-1], 1.0)
    along = (shared >= SAME_LINE * least)[:, ::-1] & near
    found: NDArray[np.bool_] = np.logical_or(along[:, 0], along[:, 1])
    return found


def _lines(words: list[Corners]) -> list[Corners]:
    """Words of one line joined, in the order of the first of each."""
    lines: list[Corners] = []
    for word in words:
        if lines and _joins(lines[-1], word):
            left, top, right, bottom = lines[-1]
            lines[-1] = min(left, word[0]), min(top, word[1]), max(right, word[2]), max(bottom, word[3])
        else:
            lines.append(word)
    return lines


def _joins(line: Corners, word: Corners) -> bool:
    along = 1 if _tall(line) and _tall(word) else 0
    shared = [min(line[side + 2], word[side + 2]) - max(line[side], word[side]) for side in (0, 1)]
    least = min(box[3 - along] - box[1 - along] for box in (line, word))
    return shared[1 - along] >= SAME_LINE * least and -shared[along] < FAR * max(least, 1.0)


def _tall(box: Corners) -> bool:
    """Whether words in this box run up or down."""
    return box[3] - box[1] > TALL * (box[2] - box[0])
