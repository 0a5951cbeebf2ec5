"""A page of a PDF → its characters, each with the box around it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pullquote.corpus.pdf.run import Box, turned

HYPHEN = "\x02"
"""PDFium's character for a hyphen that ends a line."""
FloatArray = NDArray[np.float64]
NO_BOXES: FloatArray = np.zeros((0, 4))
TIGHT = 0.35
"""The share of a line's height that may be another line's too; what has more in common stands on one line."""
Stretch = tuple[int, int]
"""Numbers of characters, first and last + 1."""
TURNED = (1, 0, 3, 2)
"""The sides of a box in the order that they have on a page turned by a quarter."""
WORD = re.compile(r"[^\s\0\x02]+\x02?|\x02")


class PageCharacters:
    """`said` holds the characters of a page, each at its own number; meaningless ones are spaces.

    PDFium knows two boxes of a character: the loose one spans the line's height and reaches to the next character, the
    tight one is the ink's. The loose ones separate words and lines; letters that are not upright have none.
    """

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped]

        self._text = page.get_textpage()
        self._rotation = page.get_rotation()
        count = self._text.count_chars()
        self.said = _said(self._text, count)
        loose = (raw.FS_RECTF * (count + 1))()
        first, at, size = raw.FS_RECTF.from_buffer(loose), raw.FPDFText_GetLooseCharBox, ctypes.sizeof(raw.FS_RECTF)
        text, beside = self._text.raw, ctypes.byref
        for index in range(count):  # written where they are to stand: asked for one by one they cost twice as much
            at(text, index, beside(first, index * size))
        corners = np.frombuffer(loose, dtype=np.float32).reshape(-1, 4)[:count]
        self._boxes = np.ascontiguousarray(corners[:, (0, 3, 2, 1)], dtype=np.float64)
        self._upright()
        self._flat = self._boxes.reshape(-1).data

    def box(self, index: int) -> Box:
        """The loose box of a character, as the page is shown."""
        found = self._box(index)
        return turned(found, self._rotation) if self._rotation else found

    def _box(self, index: int) -> Box:
        left, bottom, right, top = self._flat[4 * index : 4 * index + 4]
        return left, bottom, right, top

    def close(self) -> None:
        self._text.close()

    def boxes(self) -> FloatArray:
        """(characters, 4), left, bottom, right, top in points of the page itself: as wide as the loose ones, as high as
        the ink of the words on its line.
        """
        from pypdfium2 import raw

        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        corners = [ctypes.byref(corner) for corner in (left, top, right, bottom)]
        found, lines = self._boxes.copy(), {False: list[Stretch](), True: list[Stretch]()}
        turned = _turned(self._boxes)
        for (runs_up, *_), line in groupby(WORD.finditer(self.said), key=lambda word: self._line(word.start(), turned)):
            spans = [word.span() for word in line]
            first, end = spans[0][0], spans[-1][1]
            low, high = np.inf, -np.inf
            for number in range(raw.FPDFText_CountRects(self._text, first, end - first)):
                raw.FPDFText_GetRect(self._text, number, *corners)
                sides = (left, right) if runs_up else (bottom, top)
                low, high = min(low, sides[0].value), max(high, sides[1].value)
            if low < high and not self._leaning[first]:
                found[first:end, 1 - runs_up], found[first:end, 3 - runs_up] = low, high
                lines[runs_up].append((first, end))
        found = _apart(found, lines[False])
        return _apart(found[:, TURNED], lines[True])[:, TURNED] if lines[True] else found

    def _line(self, index: int, turned: Sequence[bool]) -> tuple[bool, float, float]:
        """What the characters of a line have in common: whether it runs up or down, and where."""
        side = 1 - turned[index]
        return turned[index], self._flat[4 * index + side], self._flat[4 * index + side + 2]

    def _upright(self) -> None:
        """Give letters that are not upright the box of their ink."""
        from pypdfium2 import raw

        self._leaning = (self._boxes[:, 2] - self._boxes[:, 0] <= 0) | (self._boxes[:, 3] - self._boxes[:, 1] <= 0)
        corners = [ctypes.c_double() for _ in range(4)]
        pointers = [ctypes.byref(corner) for corner in corners]
        for index in np.flatnonzero(self._leaning).tolist():
            if not self.said[index].isspace():
                raw.FPDFText_GetCharBox(self._text, index, *pointers)  # left, right, bottom, top
                left, right, bottom, top = (corner.value for corner in corners)
                self._boxes[index] = left, bottom, right, top


def _turned(boxes: FloatArray) -> list[bool]:
    """Of each character, whether it stands right above or below one beside it in the text."""
    steps = np.diff(boxes, axis=0)
    stacked = (steps[:, 0] == 0) & (steps[:, 2] == 0) & (steps[:, 1] != 0)
    found: list[bool] = (np.append(stacked, False) | np.append(False, stacked)).tolist()
    return found


def _apart(boxes: FloatArray, lines: Sequence[Stretch]) -> FloatArray:
    """Lines set so tight that the ink of one reaches into the next one's are held apart: no box has ink of both."""
    around = [(boxes[first:end].min(axis=0), boxes[first:end].max(axis=0)) for first, end in lines]
    spans = np.array([(*low[:2], *high[2:]) for low, high in around]).reshape(-1, 4)
    for at, (left, low, right, high) in enumerate(spans):
        beside = (spans[:, 0] < right) & (left < spans[:, 2])
        least = TIGHT * np.minimum(high - low, spans[:, 3] - spans[:, 1])
        below = beside & (spans[:, 1] < low) & (low < spans[:, 3]) & (spans[:, 3] - low < least)
        above = beside & (spans[:, 3] > high) & (spans[:, 1] < high) & (high - spans[:, 1] < least)
        first, end = lines[at]
        boxes[first:end, 1] = spans[below, 3].max(initial=low)
        boxes[first:end, 3] = spans[above, 1].min(initial=high)
    return boxes


def from_top_left(page: Any, boxes: FloatArray) -> FloatArray:
    """Boxes of the page itself as x0, y0, x1, y1 from the top left of the page as it is shown, cropped and turned."""
    from pypdfium2 import raw

    crop = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(crop))
    left, bottom, right, top = boxes.T
    x = {0: (left - crop.left, right - crop.left), 180: (crop.right - right, crop.right - left)}
    y = {0: (crop.top - top, crop.top - bottom), 180: (bottom - crop.bottom, top - crop.bottom)}
    x |= {90: y[180], 270: y[0]}
    y |= {90: x[0], 270: x[180]}
    (x0, x1), (y0, y1) = x[page.get_rotation()], y[page.get_rotation()]
    return np.stack([x0, y0, x1, y1], axis=1)


def _said(text: Any, count: int) -> str:
    from pypdfium2 import raw

    said: str = text.get_text_range(0, count) if count else ""
    if len(said) == count:
        return said.replace("\ufffe", HYPHEN)
    codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else " " for code in codes)
