"""Words with their boxes → lines, to be selected and copied as lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

APART = 2.0
"""Heights of a letter between two words from which they are in two columns."""


class Line(NamedTuple):
    """Words in a box: left, top, right, bottom, in points from the upper left corner of the page."""

    words: str
    x0: float
    y0: float
    x1: float
    y1: float


def lines(words: Iterable[tuple[str, float, float, float, float]]) -> list[Line]:
    """Lay words that follow each other in one line together, in the order they come.

    >>> lines([("The", 0, 0, 20, 10), ("mill", 24, 0, 40, 10), ("stands.", 0, 12, 40, 22)])
    [Line(words='The mill', x0=0, y0=0, x1=40, y1=10), Line(words='stands.', x0=0, y0=12, x1=40, y1=22)]
    """
    found: list[Line] = []
    for word in words:
        line = Line(*word)
        if found and _goes_on(found[-1], line):
            last = found[-1]
            found[-1] = Line(
                f"{last.words} {line.words}",
                min(last.x0, line.x0),
                min(last.y0, line.y0),
                max(last.x1, line.x1),
                max(last.y1, line.y1),
            )
        else:
            found.append(line)
    return found


def _goes_on(line: Line, word: Line) -> bool:
    """Whether a word is beside the last ones, on either side: some scripts run from right to left."""
    height = max(line.y1 - line.y0, word.y1 - word.y0)
    beside = abs(line.y0 + line.y1 - word.y0 - word.y1) < height
    gap = max(word.x0 - line.x1, line.x0 - word.x1)
    return beside and -height / 2 < gap < APART * height
