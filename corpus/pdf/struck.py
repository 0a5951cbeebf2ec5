"""Lines drawn through the words of a page: what they strike out is not said any more."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pullquote.corpus.layout.run import Box
from pullquote.corpus.pdf.characters import FloatArray

LOW, HIGH, THICK = 0.3, 0.65, 0.2
"""Shares of the height of a letter between which a line goes through it, not under it, and that it is thick at most."""
COVERED = 0.8
"""Share of a line that is on letters at least: one across a page or a chart strikes nothing."""
MOST = 2_000
"""Lines of a page that are looked at."""


def struck(page: Any, boxes: FloatArray) -> NDArray[np.int64]:
    """The numbers of the characters of a page that are struck out, rising; `boxes` are the loose ones of all."""
    left, bottom, right, top = boxes.T
    middle, height, found = (left + right) / 2, top - bottom, np.zeros(len(boxes), dtype=np.bool_)
    low, high = bottom + LOW * height, bottom + HIGH * height
    for x0, y0, x1, y1 in _lines(page):
        level = np.flatnonzero((low < (y0 + y1) / 2) & ((y0 + y1) / 2 < high))
        within = (x0 <= middle[level]) & (middle[level] <= x1) & (y1 - y0 <= THICK * height[level])
        hit = level[within]
        if len(hit) and (right - left)[hit].sum() >= COVERED * (x1 - x0):
            found[hit] = True
    return np.flatnonzero(found)


def _lines(page: Any) -> Iterator[Box]:
    """The boxes of what is drawn on a page, where it is wider than high."""
    from pypdfium2 import raw  # type: ignore[import-untyped]

    sides = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(side) for side in sides]
    seen = 0
    for number in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(drawn, *pointers):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if top - bottom < right - left:
            seen += 1
            if seen > MOST:
                return
            yield left, bottom, right, top
