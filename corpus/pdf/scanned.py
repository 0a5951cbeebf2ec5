"""What is read on the picture of a page → its runs, as if they had been printed as text."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np

from pullquote.corpus.layout.run import NOWHERE, Run
from pullquote.corpus.pdf.page import ReadPage
from pullquote.corpus.scans.recognise import OcrLimits, Recognition, SeenLine, can_recognise

READ_BY_OCR = "read by OCR"
"""What is said of places on such pages."""
SHARPEST = 200 / 72
"""Pixels a point that a page is drawn with at most: 200 an inch."""
LEAST, MOST = 0.7, 1.4
"""Shares of the usual height of a line within which a line has it: what is seen as its height is its ink's."""


class Scans:
    """Reads pages that are pictures of one document, as long as that may take; without the extra it reads none."""

    def __init__(self, limits: OcrLimits | None = None) -> None:
        self.recognition = Recognition(limits or OcrLimits.of_environment()) if can_recognise() else None

    @property
    def why_not(self) -> str:
        """Why pages that are pictures are not read, and what to do."""
        if self.recognition is None:
            return "run it through text recognition (OCR) first, or install pullquote[ocr]"
        return "no words can be seen on them"

    def read(self, page: Any, found: ReadPage) -> ReadPage:
        """A page of an open document as it was found → the same, with what is seen on it where that is all it has."""
        if self.recognition is None or self.recognition.over or found.runs or not found.pictures:
            return found
        wide, high = found.width, found.height
        scale = min(SHARPEST, self.recognition.limits.side / max(wide, high))
        drawn = page.render(scale=scale, rev_byteorder=True).to_numpy()
        return seen_page(self.recognition.lines(drawn[:, :, :3]), 1 / scale, found)


def seen_page(lines: Sequence[SeenLine], point: float, page: ReadPage) -> ReadPage:
    """The page with the lines seen on it; a pixel is `point` points large."""
    if not lines:
        return page
    boxes = [line.boxes * point for line in lines]
    usual = median(box[0, 3] - box[0, 1] for box in boxes)
    runs, number = list[Run](), page.first
    for line, box in zip(lines, boxes, strict=True):
        height = float(np.median(box[:, 3] - box[:, 1]))
        height = usual if LEAST * usual <= height <= MOST * usual else height
        middle = page.height - float(np.median(box[:, 1] + box[:, 3])) / 2
        numbers = tuple(NOWHERE if sign.isspace() else number + at for at, sign in enumerate(line.words))
        left, right = float(box[:, 0].min()), float(box[:, 2].max())
        runs.append(Run(line.words, left, middle - height / 2, right, middle + height / 2, numbers))
        number += len(line.words)
    return page._replace(runs=runs, boxes=np.concatenate(boxes), seen=True)
