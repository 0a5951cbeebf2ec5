"""A page of a PDF → a picture of it, as it is printed: with what is filled in, cropped and turned as the file says.

No script of the file runs: this PDFium is built without an interpreter.
"""

from __future__ import annotations

import io
from typing import Any

AREA, SIDE = 16_000_000, 16_000
"""Pixels of a picture, and of its sides, at most: it is drawn smaller where it would have more. WebP holds 16,383."""
QUALITY = 85
FAST = 0  # of WebP's ways to pack, from 0 to 6: the next takes twice as long for a seventh less


def picture(document: Any, number: int, width: int) -> bytes:
    """Draw a page, counted from 1, `width` pixels wide, as WebP. Raises IndexError if there is no such page."""
    if not 1 <= number <= len(document):
        raise IndexError(f"page {number} of {len(document)}")
    page = document[number - 1]
    wide, high = page.get_size()
    scale = min(width / wide, SIDE / wide, SIDE / high, (AREA / (wide * high)) ** 0.5)
    drawn = page.render(scale=scale)
    page.close()
    packed = io.BytesIO()
    drawn.to_pil().convert("RGB").save(packed, "WEBP", quality=QUALITY, method=FAST)
    return packed.getvalue()
