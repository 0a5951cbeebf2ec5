"""A PDF → its text: what its pages show in reading order, running heads and feet once at the end.

Pages that are pictures are read with the extra `ocr`, see `scanned`, and else named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pullquote.corpus.article import LeftOut, Span
from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.layout.order import Region, regions
from pullquote.corpus.layout.paragraphs import paragraphs
from pullquote.corpus.layout.rows import Row, joined, rows
from pullquote.corpus.layout.run import NOWHERE, Numbers
from pullquote.corpus.layout.running import running
from pullquote.corpus.layout.tables import columns, has_heads
from pullquote.corpus.layout.words import Words
from pullquote.corpus.pdf.page import ReadPage, opened, pages, shown
from pullquote.corpus.pdf.printed import Placed, printed
from pullquote.corpus.pdf.scanned import READ_BY_OCR, Scans
from pullquote.corpus.text.content import Content, Refused, tags_in
from pullquote.corpus.text.headings import headings

LARGER, LARGEST = 1.15, 1.5
"""Times the usual letter height from which a short paragraph is a heading, and one of the highest level."""
LONGEST = 150
STRUCK = re.compile("x(?:[x ]*x)?")


def read_pdf(data: bytes) -> Content:
    """Raises Refused if the file is damaged, locked with a password, or contains no text."""
    if b"%PDF" not in data[:1024]:
        raise Refused("is damaged: not a PDF file")
    scans = Scans()
    with opened(data) as document:
        found = list(pages(document, scans.read))
        meta = document.get_metadata_dict()
    if not found:
        raise Refused("is damaged: it has no pages")
    return replace(
        content_of(found, scans.why_not),
        title=str(meta.get("Title") or ""),
        author=meta.get("Author", ""),
        date=_date(meta.get("CreationDate")),
        tags=tags_in(meta.get("Keywords", "")),
        stamped=True,
    )


def content_of(found: Sequence[ReadPage], why_not: str = "") -> Content:
    """The text of a document's pages; `why_not` says why pages that are pictures are not read. Refused without any."""
    every = [rows(page.runs) for page in found]
    apart = running(every)
    heads: dict[str, Numbers] = {}
    for run in (joined(every[page][index]) for (page, index), more in apart.items() if more):
        heads.setdefault(run.words, run.numbers)
    kept = [[run for i, row in enumerate(page) if (n, i) not in apart for run in row] for n, page in enumerate(every)]
    names = [f"page {n}, {READ_BY_OCR}" if page.seen else f"page {n}" for n, page in enumerate(found, 1)]
    built, placed = _built([(number, region) for number, runs in enumerate(kept, 1) for region in regions(runs)], names)
    if built.empty and not heads:
        raise Refused(f"contains no text, only pictures: {why_not}")
    placed += [(built.add(words), numbers) for words, numbers in heads.items()]
    built.noise += _struck(placed, frozenset().union(*(page.struck for page in found)))
    if not built.headings:
        titles, marks = headings(built.text, ())
        built.headings, built.noise = list(titles), [*built.noise, *marks]
    pictures = [number for number, page in enumerate(found, 1) if page.pictures and not page.runs]
    left = (LeftOut(f"{_numbered(pictures)} only pictures"),) if pictures else ()
    return built.content(left=left, pages=printed(built.text, placed, found))


def _built(found: Sequence[tuple[int, Region]], names: Sequence[str]) -> tuple[Builder, list[Placed]]:
    """The text, and the numbers of the characters of its parts; `names` are those of the pages, for people."""
    words = Words(joined(row).words for _, region in found for row in region.rows)
    parts = list(paragraphs(found))
    heights: Counter[float] = Counter()
    for part in parts:
        heights[round(part.height, 1)] += sum(len(line.words) for line in part.lines)
    usual = heights.most_common(1)[0][0] if heights else 0.0
    built, placed = Builder(), list[Placed]()
    for part in parts:
        pieces = words.pieces(part.lines)
        level = _level(part.height / usual, pieces[0].words) if usual and len(pieces) == 1 else 0
        if part.table or level:
            built.place(names[part.lines[0].page - 1])
        if part.table:
            placed += _table(built, part.table)
        elif level:
            placed.append((built.add(pieces[0].words, level), pieces[0].numbers))
        else:
            spans = built.add_parts((piece.words, names[piece.page - 1]) for piece in pieces)
            placed += zip(spans, (piece.numbers for piece in pieces), strict=True)
    return built, placed


def _table(built: Builder, table: list[Row]) -> Iterator[Placed]:
    rows = columns(table)
    said = ([Cell(words) for words, _ in row] for row in rows)
    spans = add_rows(built, said, headed=has_heads(table, rows), printed=True)
    for places, row in zip(spans, rows, strict=True):
        yield from ((place, numbers) for place, (_, numbers) in zip(places, row, strict=True))


def _struck(placed: Sequence[Placed], numbers: frozenset[int]) -> Iterator[Span]:
    """The parts of the text whose characters were struck out, with the spaces between them."""
    for (start, end), known in placed:
        if numbers and end - start == len(known):
            out = "".join("x" if number in numbers else " " if number == NOWHERE else "." for number in known)
            yield from ((start + run.start(), start + run.end()) for run in STRUCK.finditer(out))


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


def _date(value: object) -> str:
    parts = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", str(value or ""))
    return "-".join(parts.groups()) if parts else ""


def shown_pdf(data: bytes) -> list[str]:
    """What the pages show, in the order of the file."""
    with opened(data) as document:
        return list(shown(document))
