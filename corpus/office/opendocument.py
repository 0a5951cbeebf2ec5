"""OpenDocument text, sheets and slides → their blocks in reading order; footnotes and boxes follow their paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, attribute, child_text, inside, listed_tags, shown, tag
from pullquote.corpus.text.content import Content, Format

LEFT_OUT = {"tracked-changes", "annotation", "note-citation", "forms", "sequence-decls", "title", "desc"}
APART = {"note-body", "frame", "custom-shape"}
MOST = 256
"""Repeats of a cell that are believed; sheets repeat blank ones to their edge."""


def read_opendocument(data: bytes) -> Content:
    """Raises Refused if it is not an OpenDocument file, is damaged, or unpacks to too much."""
    archive, built = Archive(data, "OpenDocument file"), Builder()
    for body in inside(archive.xml("content.xml"), "body"):
        _blocks(body, built, [0])
    about = archive.xml("meta.xml")
    author = child_text(about, "initial-creator") or child_text(about, "creator")
    date = child_text(about, "creation-date") or child_text(about, "date")
    return built.content(
        title=child_text(about, "title"),
        author=author,
        date=date[:10],
        language=child_text(about, "language"),
        tags=listed_tags(about, "keyword"),
    )


def _blocks(element: Any, built: Builder, slides: list[int]) -> None:
    for child in element:
        name = tag(child)
        if name in ("h", "p"):
            apart: list[Any] = []
            level = int(attribute(child, "outline-level") or 1) if name == "h" else 0
            built.add("".join(_inline(child, apart)), level, item=tag(element) == "list-item")
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
    """The words of a paragraph; what is outside it goes to the list."""
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
    spread: dict[tuple[int, int], Cell] = {}
    rows = (list(_cells(row, number, spread)) for number, row in enumerate(inside(table, "table-row")))
    add_rows(built, rows, parts=bool(sheet))


def _cells(row: Any, number: int, spread: dict[tuple[int, int], Cell]) -> Iterator[Cell]:
    """The cells of a row; merged ones are repeated, by `spread`."""
    column = 0
    for each in row:
        if tag(each) in ("table-cell", "covered-table-cell"):
            apart: list[Any] = []
            words = " ".join("".join(_inline(p, apart)) for p in inside(each, "p", "h"))
            cell, count = Cell(words), _count(each, "number-columns-repeated")
            wide, high = _count(each, "number-columns-spanned"), _count(each, "number-rows-spanned")
            if wide > 1 or high > 1:
                places = ((number + down, column + right) for down in range(high) for right in range(wide))
                spread |= dict.fromkeys(places, cell)
            yield from (cell if words else spread.get((number, column + i), cell) for i in range(count))
            column += count


def _count(element: Any, name: str) -> int:
    span = int(attribute(element, name) or 1)
    return span if span <= MOST else 1


def _shown(data: bytes) -> Iterator[str]:
    return shown(data, "OpenDocument file", r"content\.xml", runs=False)


FORMATS = (Format((".odt", ".ods", ".odp"), read_opendocument, version=5, shown=_shown),)
