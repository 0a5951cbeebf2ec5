"""A PDF → its text: what its pages show in reading order, running heads and feet once at the end.

Pages that are pictures are named; their words are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from pullquote.corpus.article import LeftOut
from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.pdf.order import Region, joined, regions, rows
from pullquote.corpus.pdf.page import opened, pages, shown
from pullquote.corpus.pdf.paragraphs import Words, columns, paragraphs
from pullquote.corpus.pdf.running import running
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.headings import headings

LARGER, LARGEST = 1.15, 1.5
"""Times the usual height of letters from which a short paragraph is a heading, and one of the highest level."""
LONGEST = 150


def read_pdf(data: bytes) -> Content:
    """Refused when the file is damaged, locked with a password, or contains no text."""
    if b"%PDF" not in data[:1024]:
        raise Refused("is damaged: not a PDF file")
    with opened(data) as document:
        found = list(pages(document))
        meta = document.get_metadata_dict()
    if not found:
        raise Refused("is damaged: it has no pages")
    every = [rows(page.runs) for page in found]
    apart = running(every)
    heads = dict.fromkeys(joined(every[page][index]).words for (page, index), more in apart.items() if more)
    kept = [[run for i, row in enumerate(page) if (n, i) not in apart for run in row] for n, page in enumerate(every)]
    built = _built([(number, region) for number, runs in enumerate(kept, 1) for region in regions(runs)])
    if built.empty and not heads:
        raise Refused("contains no text, only pictures: run it through text recognition (OCR) first")
    for words in heads:
        built.add(words)
    if not built.headings:
        titles, marks = headings(built.text, ())
        built.headings, built.noise = list(titles), marks
    pictures = [number for number, page in enumerate(found, 1) if page.pictures and not page.runs]
    left = (LeftOut(f"{_numbered(pictures)} only pictures"),) if pictures else ()
    return built.content(
        left=left,
        title=_title(meta.get("Title")),
        author=meta.get("Author", ""),
        date=_date(meta.get("CreationDate")),
    )


def _built(found: Sequence[tuple[int, Region]]) -> Builder:
    words = Words(joined(row).words for _, region in found for row in region.rows)
    parts = list(paragraphs(found))
    heights: Counter[float] = Counter()
    for part in parts:
        heights[round(part.height, 1)] += sum(len(line) for line, _ in part.lines)
    usual = heights.most_common(1)[0][0] if heights else 0.0
    built = Builder()
    for part in parts:
        pieces = words.pieces(part.lines)
        level = _level(part.height / usual, pieces[0][0]) if usual and len(pieces) == 1 else 0
        if part.table or level:
            built.place(f"page {part.lines[0][1]}")
        if part.table:
            add_rows(built, ([Cell(cell) for cell in row] for row in columns(part.table)))
        elif level:
            built.add(pieces[0][0], level)
        else:
            built.add_parts((text, f"page {page}") for text, page in pieces)
    return built


def _level(larger: float, text: str) -> int:
    if len(text) > LONGEST or larger < LARGER or not any(char.isalpha() for char in text):
        return 0
    return 1 if larger >= LARGEST else 2


def _numbered(pages: Sequence[int]) -> str:
    """Numbers of pages as people write them.

    >>> _numbered([2, 3, 4, 7])
    'pages 2-4, 7 hold'
    """
    runs = [list(run) for _, run in groupby(enumerate(pages), key=lambda each: each[1] - each[0])]
    said = ", ".join(f"{run[0][1]}-{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs)
    return f"pages {said} hold" if len(pages) > 1 else f"page {said} holds"


def _title(value: str | None) -> str:
    """Programs put file names there; those are no titles."""
    words = str(value or "").strip()
    return "" if re.search(r"\.\w{2,5}$|^untitled|^Microsoft (?:Word|PowerPoint)", words, re.IGNORECASE) else words


def _date(value: object) -> str:
    parts = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", str(value or ""))
    return "-".join(parts.groups()) if parts else ""


def shown_pdf(data: bytes) -> list[str]:
    """What the pages show, in the order of the file."""
    with opened(data) as document:
        return list(shown(document))


FORMATS = (Format((".pdf",), read_pdf, version=2, shown=shown_pdf, rest="page numbers and the like"),)
