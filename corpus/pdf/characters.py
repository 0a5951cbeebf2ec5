"""A page of a PDF → its characters, each with the box around it."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pullquote.corpus.layout.run import Box, Face, turned

HYPHEN = "\x02"
"""PDFium's character for a hyphen that ends a line."""
NAMED = str.maketrans({"\ufffe": HYPHEN, "\uf0b7": "•", "\uf095": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"})
"""Signs that have no place of their own in Unicode: PDFium's hyphen, marks of lists in fonts of signs."""
FloatArray = NDArray[np.float64]
_BOX_AT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
NO_BOXES: FloatArray = np.zeros((0, 4))
TIGHT = 0.35
"""The share of a line's height that may be another line's too; what has more in common stands on one line."""
Stretch = tuple[int, int]
"""Numbers of characters, first and last + 1."""
TURNED = (1, 0, 3, 2)
"""The sides of a box in the order that they have on a page turned by a quarter."""
SAMPLE = 100
"""Characters of a page that are looked at for which way up it is."""
WORD = re.compile(r"[^\s\0\x02]+\x02?|\x02")


class PageCharacters:
    """`said` holds the characters of a page, each at its own number; meaningless ones are spaces. `rotation`: by how
    many degrees the page is turned clockwise to read most of them, in whichever way it is shown.

    PDFium knows two boxes of a character: the loose one spans the line's height and reaches to the next character, the
    tight one is the ink's. The loose ones separate words and lines; letters that are not upright have none.
    """

    def __init__(self, page: Any) -> None:
        from pypdfium2 import raw  # type: ignore[import-untyped]

        self._text = text_of(page)
        count = self._text.count_chars()
        self.said = _said(self._text, count)
        self.rotation = _reading_turn(self._text, self.said, page.get_rotation())
        loose, size = (raw.FS_RECTF * (count + 1))(), ctypes.sizeof(raw.FS_RECTF)
        # With plain numbers for addresses, and written where they are to stand, boxes cost half as much.
        at = _BOX_AT(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
        text, first = ctypes.cast(self._text.raw, ctypes.c_void_p).value, ctypes.addressof(loose)
        for index in range(count):
            at(text, index, first + index * size)
        corners = np.frombuffer(loose, dtype=np.float32).reshape(-1, 4)[:count]
        self._boxes = np.ascontiguousarray(corners[:, (0, 3, 2, 1)], dtype=np.float64)
        self._upright()
        self._flat = self._boxes.reshape(-1).data
        self.words = [match.span() for match in WORD.finditer(self.said)]
        self._spans = np.array(self.words, dtype=np.int64).reshape(-1, 2)

    @property
    def loose(self) -> FloatArray:
        """(characters, 4), left, bottom, right, top in points of the page itself."""
        return self._boxes

    def word_boxes(self) -> tuple[list[Box], list[Box]]:
        """The boxes of the first and of the last character of each word."""
        if self.rotation:
            return [self.box(first) for first, _ in self.words], [self.box(end - 1) for _, end in self.words]
        first, last = self._boxes[self._spans[:, 0]], self._boxes[self._spans[:, 1] - 1]
        return list(map(tuple, first.tolist())), list(map(tuple, last.tolist()))

    def box(self, index: int) -> Box:
        """The loose box of a character, as the page is read."""
        found = self._box(index)
        return turned(found, self.rotation) if self.rotation else found

    def _box(self, index: int) -> Box:
        left, bottom, right, top = self._flat[4 * index : 4 * index + 4]
        return left, bottom, right, top

    def face(self, index: int) -> Face:
        """How a character is drawn."""
        from pypdfium2 import raw

        at, matrix, name, flags = self._text, raw.FS_MATRIX(), ctypes.create_string_buffer(64), ctypes.c_int()
        raw.FPDFText_GetMatrix(at, index, ctypes.byref(matrix))
        raw.FPDFText_GetFontInfo(at, index, name, len(name), ctypes.byref(flags))
        size = raw.FPDFText_GetFontSize(at, index) * (abs(matrix.c) + abs(matrix.d))
        return Face(size, self.foot(index), b"bold" in name.value.lower())

    def foot(self, index: int) -> float:
        """The line that a character stands on, as the page is read."""
        from pypdfium2 import raw

        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        return turned((x.value, y.value) * 2, self.rotation)[1] if self.rotation else y.value

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
        for runs_up, first, end in self._lines():
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

    def _lines(self) -> list[tuple[bool, int, int]]:
        """The lines of the page: whether each runs up or down, its first character and its last + 1.

        Words that follow each other are of one line where both of its edges are the same.
        """
        if not self.words:
            return []
        first = self._spans[:, 0]
        up, boxes = _turned(self._boxes)[first], self._boxes[first]
        edges = np.where(up[:, None], boxes[:, (0, 2)], boxes[:, (1, 3)])
        fresh = np.append(True, (up[1:] != up[:-1]) | (edges[1:] != edges[:-1]).any(axis=1))
        ends = np.append(np.flatnonzero(fresh)[1:], len(first)) - 1
        return list(zip(up[fresh].tolist(), first[fresh].tolist(), self._spans[ends, 1].tolist(), strict=True))

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


def text_of(page: Any) -> Any:
    """The text of a page; PDFium confuses the order of words where it is to be shown upside down."""
    turned = page.get_rotation()
    page.set_rotation(0 if turned == 180 else turned)
    text = page.get_textpage()
    page.set_rotation(turned)
    return text


def _reading_turn(text: Any, said: str, shown: int) -> int:
    """The turn that sets most characters upright; that in which the page is shown if it has none."""
    from pypdfium2 import raw

    tried = [at for at in range(0, len(said), max(1, len(said) // SAMPLE)) if not said[at].isspace()]
    turns = Counter(round(-raw.FPDFText_GetCharAngle(text, at) / (math.pi / 2)) % 4 * 90 for at in tried)
    return max(turns, key=lambda turn: (turns[turn], turn == shown), default=shown)


def _turned(boxes: FloatArray) -> NDArray[np.bool_]:
    """Of each character, whether it stands right above or below one beside it in the text."""
    steps = np.diff(boxes, axis=0)
    stacked = (steps[:, 0] == 0) & (steps[:, 2] == 0) & (steps[:, 1] != 0)
    found: NDArray[np.bool_] = np.append(stacked, False) | np.append(False, stacked)
    return found[: len(boxes)]


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
    if len(said) != count:
        codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
        said = "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else " " for code in codes)
    return said.translate(NAMED)
