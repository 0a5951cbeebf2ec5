"""A picture of a page, or several in one file → the words on them, where the extra `ocr` is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np

from pullquote.corpus.pdf.page import ReadPage
from pullquote.corpus.pdf.reader import content_of
from pullquote.corpus.pdf.scanned import seen_page
from pullquote.corpus.scans.recognise import OcrLimits, Recognition
from pullquote.corpus.text.content import Content, Refused

DOTS = 96.0
"""Pixels an inch of a picture that does not tell."""


def read_image(data: bytes) -> Content:
    """Refused when it is no picture, larger than is looked at, or shows no words."""
    recognition = Recognition(OcrLimits.of_environment())
    found = list(_pages(data, recognition))
    if not any(page.runs for page in found):
        raise Refused("shows no words")
    return content_of(found)


def _pages(data: bytes, recognition: Recognition) -> Iterator[ReadPage]:
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    try:
        file = Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        raise Refused("is damaged: not a picture") from None
    first = 0
    for frame in ImageSequence.Iterator(file):
        if frame.width * frame.height > recognition.limits.pixels:
            raise Refused(f"has {frame.width} × {frame.height} pixels, more than are looked at")
        if recognition.over:
            return
        point = 72 / (frame.info.get("dpi", (DOTS,))[0] or DOTS)
        picture = ImageOps.exif_transpose(frame).convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        drawn = np.asarray(Image.alpha_composite(white, picture).convert("RGB"))
        blank = ReadPage([], True, first, width=float(picture.width * point), height=float(picture.height * point))
        page = seen_page(recognition.lines(drawn), float(point), blank)
        first += len(page.boxes)
        yield page
