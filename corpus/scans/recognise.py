"""A picture → the lines of words on it. The only user of rapidocr, an extra, whose wheel includes its models.

It runs on OpenVINO in less than half the time of ONNX Runtime: 3 seconds of processor time for a printed page.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from pullquote.corpus.scans.addresses import allow_memory

if TYPE_CHECKING:  # what lists the formats imports this file, and seldom needs numpy
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    """(height, width, 3), red first."""

WITH_OCR = 100
"""Added to the version of a format whose pictures of pages are read."""
MEMORY = 6_000_000_000
"""Bytes of addresses that OpenVINO may map; it uses a fifth of them."""


class SeenLine(NamedTuple):
    """Words in a row, and the box of each of their characters, (n, 4): x0, y0, x1, y1 in pixels from the top left."""

    words: str
    boxes: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OcrLimits:
    """What recognition may take: seconds of the processor for one file, pixels of the longer side that are looked at,
    pixels that a picture may hold."""

    seconds: int = 300
    side: int = 2_000
    pixels: int = 100_000_000

    @classmethod
    def of_environment(cls) -> OcrLimits:
        """The defaults, or that of PULLQUOTE_OCR_SECONDS."""
        given = os.environ.get("PULLQUOTE_OCR_SECONDS", "")
        return cls(seconds=int(given)) if given.isdecimal() and int(given) else cls()


def can_recognise() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None


class Recognition:
    """Recognition within the limits of one file."""

    def __init__(self, limits: OcrLimits) -> None:
        self.limits = limits
        self._start = time.process_time()

    @property
    def over(self) -> bool:
        """Whether the time is used up; what is asked for is still looked at."""
        return time.process_time() - self._start > self.limits.seconds

    def lines(self, picture: Pixels) -> list[SeenLine]:
        """The lines on a picture, in no order."""
        import numpy as np

        found = _engine(self.limits.side)(np.ascontiguousarray(picture[:, :, ::-1]), return_word_box=True)
        if found.txts is None:
            return []
        parts = found.word_results or [()] * len(found.txts)
        return [
            _line(text, np.asarray(box), said) for text, box, said in zip(found.txts, found.boxes, parts, strict=True)
        ]


@cache
def _engine(side: int) -> Any:
    allow_memory(MEMORY)
    from rapidocr import EngineType, RapidOCR

    kinds = {f"{step}.engine_type": EngineType.OPENVINO for step in ("Det", "Cls", "Rec")}
    return RapidOCR(
        params={"Global.log_level": "critical", "Global.max_side_len": side, "Global.use_cls": False, **kinds}
    )


def _line(text: str, around: NDArray[Any], said: Sequence[tuple[str, float, Any]]) -> SeenLine:
    """The line with a box for each character, its word's evenly parted; where words do not fit the text, the line's."""
    import numpy as np

    boxes = _evenly(around, len(text))
    at = 0
    for word, _, corners in said:
        start = text.find(word, at)
        if start >= 0 and word:
            at = start + len(word)
            boxes[start:at] = _evenly(np.asarray(corners), len(word))
    return SeenLine(text, boxes)


def _evenly(corners: NDArray[Any], count: int) -> NDArray[np.float64]:
    import numpy as np

    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    edges = np.linspace(left, right, count + 1)
    return np.stack([edges[:-1], np.full(count, top), edges[1:], np.full(count, bottom)], axis=1)
