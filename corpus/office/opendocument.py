"""OpenDocument text, sheets and slides → their blocks in reading order; footnotes and boxes follow their paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, attribute, inside, tag, told
from pullquote.corpus.text.content import Content, Format

LEFT_OUT = {"tracked-changes", "annotation", "note-citation", "forms", "sequence-decls", "title", "desc"}
APART = {"note-body", "frame", "custom-shape"}
MOST = 256
"""Repeats of a cell that are taken at their word; sheets repeat blank ones to their edge."""


def read_opendocument(data: bytes) -> Content:
    """Refused when it is no OpenDocument file, damaged, or unpacks to too much."""
    archive, built = Archive(data, "OpenDocument file"), Builder()
    for body in inside(archive.xml("content.xml"), "body"):
        _blocks(body, built, [0])
    about = archive.xml("meta.xml")
    author = told(about, "initial-creator") or told(about, "creator")
    date = told(about, "creation-date") or told(about, "date")
    return built.content(title=told(about, "title"), author=author, date=date[:10], language=told(about, "language"))


def _blocks(element: Any, built: Builder, slides: list[int]) -> None:
    for child in element:
        name = tag(child)
        if name in ("h", "p"):
            apart: list[Any] = []
            level = int(attribute(child, "outline-level") or 1) if name == "h" else 0
            built.add("".join(_inline(child, apart)), level)
            for each in apart:
                _blocks(each, built, slides)
        elif name == "table":
            _table(child, built)
        elif name == "page" and attribute(child, "master-page-name"):
            slides[0] += 1
            built.place(f"slide {slides[0]}")
            _blocks(child, built, slides)
        elif name and name not in LEFT_OUT:
            _blocks(child, built, slides)


def _inline(element: Any, apart: list[Any]) -> Iterator[str]:
    """The words of a paragraph; what stands apart from it goes to the list."""
    yield element.text or ""
    for child in element:
        name = tag(child)
        if name in ("s", "tab", "line-break"):
            yield " "
        elif name in APART:
            apart.append(child)
        elif name and name not in LEFT_OUT:
            yield from _inline(child, apart)
        yield child.tail or ""


def _table(table: Any, built: Builder) -> None:
    sheet = attribute(table, "name") if tag(table.getparent()) == "spreadsheet" else ""
    if sheet:
        built.place(sheet)
    add_rows(built, (list(_cells(row)) for row in inside(table, "table-row")), parts=bool(sheet))


def _cells(row: Any) -> Iterator[Cell]:
    for cell in row:
        if tag(cell) in ("table-cell", "covered-table-cell"):
            apart: list[Any] = []
            words = " ".join("".join(_inline(p, apart)) for p in inside(cell, "p", "h"))
            count = int(attribute(cell, "number-columns-repeated") or 1)
            yield from [Cell(words)] * (count if count <= MOST else 1)


FORMATS = (Format((".odt", ".ods", ".odp"), read_opendocument, version=2),)
