"""The text of a PDF and the numbers of its characters → its pages, on which each of them has its box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from pullquote.corpus.article import Span
from pullquote.corpus.layout.run import NOWHERE
from pullquote.corpus.pages.packed import Characters, Letters, pack
from pullquote.corpus.pages.page import Page
from pullquote.corpus.pdf.page import ReadPage

Placed = tuple[Span, Sequence[int]]
"""Part of the text, and of each of its characters the number in the document."""


def printed(text: str, placed: Iterable[Placed], found: Sequence[ReadPage]) -> tuple[Page, ...]:
    """The pages of a document, in order, including those without text."""
    letters = Letters(text)
    numbers = np.full(len(text), NOWHERE, dtype=np.int64)
    for (start, end), known in placed:
        if end - start == len(known):  # all but what is blank
            numbers[start:end] = known
    offsets = letters.offsets[numbers[letters.offsets] != NOWHERE]  # of a field, the spaces have numbers too
    firsts = np.array([page.first for page in found])
    of = np.searchsorted(firsts, numbers[offsets], side="right") - 1
    order = np.argsort(of, kind="stable")
    bounds = np.searchsorted(of[order], np.arange(len(found) + 1))
    pages = []
    for number, page in enumerate(found):
        mine = offsets[order[bounds[number] : bounds[number + 1]]]
        boxes = page.boxes[numbers[mine] - page.first]
        packed = pack(Characters(mine.astype(np.int32), boxes), letters) if len(mine) else b""
        span = (int(mine[0]), int(mine[-1]) + 1) if len(mine) else (0, 0)
        pages.append(Page(number + 1, round(page.width, 2), round(page.height, 2), *span, packed))
    return tuple(pages)
