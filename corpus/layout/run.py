"""Characters that are close together on one line, with the box around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pullquote.corpus.text.raised import raised

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
WIDE = 1.3
"""Heights of a letter from which a gap parts two runs: columns, cells, a number at the margin."""
CLOSE, SPACE = 0.12, 0.5
"""Heights of a letter that part the runs of one word, and those of two words, at most."""
LOW, SMALL = 0.15, 0.85
"""Shares of the height of a run from which a smaller letter is raised."""


TALL = 2.0
"""Times its width that a run is high where it goes up or down."""

NOWHERE = -1
"""In the text but not on the page: a space between words, the mark of a raised number."""

Numbers = tuple[int, ...]
"""Of each character of some words, its number in the document, or NOWHERE."""


class Face(NamedTuple):
    """How a letter is drawn: its size, the line that it stands on, whether it is bold."""

    size: float
    foot: float
    bold: bool = False


class Run(NamedTuple):
    """Words of one line that are close together, in a box counted in points from the page's lower left corner.

    `face` is that of its first letter, where the file tells: a box alone says neither how large letters are nor on
    which line they stand, since fonts differ in what they count as theirs.
    """

    words: str
    left: float
    bottom: float
    right: float
    top: float
    numbers: Numbers = ()
    face: Face | None = None

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def size(self) -> float:
        """How large its letters are, to be compared within a document."""
        return self.face.size if self.face else self.height

    @property
    def foot(self) -> float:
        """The line that its letters stand on."""
        return self.face.foot if self.face else self.bottom

    @property
    def climbs(self) -> bool:
        """Whether it runs up or down the page."""
        return len(self.words) > 2 and self.height > TALL * (self.right - self.left)


class OpenRun:
    """A run that may continue."""

    def __init__(self, box: Box, face: Face) -> None:
        self.face = face
        self._left, self._bottom, self._right, self._top = box
        self._words: list[str] = []
        self._numbers: list[int] = []

    def takes(self, box: Box) -> bool:
        """Whether a character closely follows the last."""
        height = max(self._top - self._bottom, box[3] - box[1])
        return -height < box[0] - self._right < WIDE * height

    def touches(self, box: Box, most: float = SPACE) -> bool:
        """Whether a character is beside the last one and no further than `most` heights: PDFium takes raised ones
        for a line of their own.
        """
        height = max(self._top - self._bottom, box[3] - box[1])
        overlap = min(self._top, box[3]) - max(self._bottom, box[1])
        beside = 2 * overlap >= min(self._top - self._bottom, box[3] - box[1])
        return beside and abs(box[0] - self._right) < most * height

    def is_below(self, box: Box) -> bool:
        """Whether a character is raised beside the run."""
        height = self._top - self._bottom
        return box[3] - box[1] < SMALL * height and box[1] > self._bottom + LOW * height

    def add(self, words: str, numbers: Sequence[int] = (NOWHERE,)) -> None:
        self._words.append(words)
        self._numbers += numbers

    def reach(self, *boxes: Box, flat: bool = False) -> None:
        """Make the box of the run hold these too; `flat`: it only becomes wider, as what is raised is no line's."""
        for _, bottom, right, top in boxes:  # compared: min and max are called more often than anything else
            self._right = right if right > self._right else self._right
            if flat:
                continue
            self._bottom = bottom if bottom < self._bottom else self._bottom
            self._top = top if top > self._top else self._top

    def closed(self) -> Run:
        words, numbers = "".join(self._words), tuple(self._numbers)
        return Run(words, self._left, self._bottom, self._right, self._top, numbers, self.face)


def written(word: str, high: Sequence[object], numbers: Sequence[int]) -> tuple[str, Sequence[int]]:
    """A word with the numbers of its characters, those that stand high written raised."""
    if not any(high):
        return word, numbers
    words, found, at = "", list[int](), 0
    for up, group in groupby(map(bool, high)):
        end = at + len(list(group))
        part = raised(word[at:end]) if up else word[at:end]
        words += part
        found += numbered(part, numbers[at:end])
        at = end
    return words, found


def numbered(words: str, numbers: Sequence[int]) -> Numbers:
    """The numbers of words that `raised` may have put a mark before."""
    return (NOWHERE,) * (len(words) - len(numbers)) + tuple(numbers)


def turned(box: Box, rotation: int) -> Box:
    """A box as it is on a page that is shown turned clockwise by 90, 180 or 270 degrees."""
    left, bottom, right, top = box
    if rotation == 90:
        return bottom, -right, top, -left
    return (-right, -top, -left, -bottom) if rotation == 180 else (-top, left, -bottom, right)
