"""The characters of a page and their boxes ⇄ few bytes: about half a byte a character.

Most numbers follow from those before (the next character is right behind the last, as wide as that letter was before,
as high as the word), so only differences are kept, and most of those are 0.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

UNIT, FINE = 20, 100
"""Fractions of a point for positions, and for the width of a letter."""
TOUCHING = 0.03
"""Points between a character and the next that are none."""

LEVEL = 6  # of zlib; 9 takes ten times as long with so many zeros

Whole = NDArray[np.int32]


class Characters(NamedTuple):
    """`offsets`, rising, of characters in the article's text, (n,); their `boxes`, (n, 4): x0, y0, x1, y1 in points
    from the top left of the page.
    """

    offsets: Whole
    boxes: NDArray[np.float64]


def pack(characters: Characters, text: Letters) -> bytes:
    """Return the characters of a page in few bytes, places rounded to 1/20 point."""
    offsets = characters.offsets.astype(np.int32)
    left, top, right, bottom = characters.boxes.T
    widths = _whole((right - left) * FINE)
    shifts = _whole((left - _behind(widths)) * UNIT)
    begins = np.append(True, np.abs(left[1:] - right[:-1]) >= TOUCHING)
    shifts = shifts[np.maximum.accumulate(np.where(begins, np.arange(len(begins)), 0))]
    columns = (
        text.ranks[offsets],
        widths[text.alike(offsets)],
        shifts,
        _whole(top * UNIT),
        _whole(bottom * UNIT),
    )
    # The low bytes of all come first, then the higher ones, which are seldom other than 0.
    planes = np.diff(np.stack(columns), axis=1, prepend=0).astype("<i4").view(np.uint8).reshape(-1, 4).T
    return zlib.compress(planes.tobytes(), LEVEL)


def unpack(data: bytes, text: Letters) -> Characters:
    """Return what was packed."""
    planes = np.frombuffer(zlib.decompress(data), dtype=np.uint8).reshape(4, -1)
    steps = np.ascontiguousarray(planes.T).view("<i4").reshape(5, -1)
    ranks, found, shifts, top, bottom = np.cumsum(steps, axis=1, dtype=np.int32)
    offsets = text.offsets[ranks]
    widths = np.empty_like(found)
    widths[text.alike(offsets)] = found
    left = shifts / UNIT + _behind(widths)
    boxes = np.stack([left, top / UNIT, left + widths / FINE, bottom / UNIT], axis=1)
    return Characters(offsets, np.round(boxes, 2))


class Letters:
    """The characters of a text that are no white space: `offsets` of each; `ranks` of all characters among them."""

    def __init__(self, text: str) -> None:
        self._codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        blank = (self._codes == ord(" ")) | (self._codes == ord("\n"))
        self.offsets = np.flatnonzero(~blank).astype(np.int32)
        self.ranks = np.cumsum(~blank, dtype=np.int32) - 1

    def alike(self, offsets: Whole) -> NDArray[np.intp]:
        """The order that puts the same letters behind each other."""
        return np.argsort(self._codes[offsets], kind="stable")


def _whole(values: NDArray[np.float64]) -> Whole:
    return np.rint(values).astype(np.int32)


def _behind(widths: Whole) -> NDArray[np.float64]:
    """Where each character would begin, in points, if all were in one row without gaps."""
    return (np.cumsum(widths) - widths) / FINE
