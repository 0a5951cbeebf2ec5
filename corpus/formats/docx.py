"""A Word file → its paragraphs and tables in reading order. The door to python-docx.

Headers, footers, footnotes, comments and text boxes are not read. A table row is one block, its cells parted
by ` | `.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.text.content import Content, Format, Refused

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

LARGEST = 200_000_000
"""Bytes a file may unpack to; more is a zip bomb, or nothing a person wrote."""
MANY = 10_000
"""Parts a file may have."""
DEEP = 5
"""Tables inside tables that are followed."""


def read_docx(data: bytes) -> Content:
    """Refused when it is no Word file, damaged, or unpacks to more than a person can have written."""
    _check(data)
    document = _open(data)
    built = Builder()
    _add(document, built, DEEP)
    told = document.core_properties
    when = told.created or told.modified
    return Content(
        built.text,
        title=told.title or _title(document),
        author=told.author if told.author != "python-docx" else "",
        date=when.strftime("%Y-%m-%d") if when else "",
        language=told.language or "",
        headings=tuple(built.headings),
        noise=tuple(built.noise),
    )


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Refused("is an old or a locked Word file: save it as .docx without a password") from None
        raise Refused("is damaged: not a Word file") from None
    size = sum(part.file_size for part in parts)
    if size > LARGEST or len(parts) > MANY:
        raise Refused(f"would unpack to {size / 1e6:,.0f} MB in {len(parts)} parts, too much for a Word file")


def _open(data: bytes) -> Document:
    from docx import Document

    try:
        return Document(io.BytesIO(data))
    except Exception as problem:  # a missing part is a KeyError, broken XML lxml's own error
        raise Refused("is damaged: not a Word file, or not a whole one") from problem


def _add(container: Document | _Cell, built: Builder, deep: int) -> None:
    from docx.table import Table

    for block in container.iter_inner_content():
        if isinstance(block, Table):
            _add_table(block, built, deep)
        else:
            built.add(block.text, _level(block))


def _add_table(table: Table, built: Builder, deep: int) -> None:
    for row in table.rows:
        cells, seen = [], set()
        for cell in row.cells:
            if cell._tc not in seen:  # a merged cell comes once for each column it spans
                seen.add(cell._tc)
                cells.append(cell)
        built.add(" | ".join(words for cell in cells if (words := " ".join(cell.text.split()))))
        for cell in cells if deep else []:
            for inner in cell.tables:
                _add_table(inner, built, deep - 1)


def _level(paragraph: Paragraph) -> int:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style == "Title":
        return 1
    return min(int(style[8:]), 9) if style.startswith("Heading ") and style[8:].isdigit() else 0


def _title(document: Document) -> str:
    return next((block.text for block in document.paragraphs[:20] if _level(block) == 1), "")


FORMATS = (Format((".docx",), read_docx),)
