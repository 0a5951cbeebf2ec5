"""OpenDocument text, sheets and slides → their blocks in reading order; footnotes and boxes follow their paragraph.

Raised numbers are written raised, struck-out words are noise, hidden ones are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pullquote.corpus.formats.builder import Builder, Part
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, attribute, child_text, inside, listed_tags, shown, tag
from pullquote.corpus.office.opendocument_lists import Lists
from pullquote.corpus.office.opendocument_styles import Styles
from pullquote.corpus.text.content import Content, Format
from pullquote.corpus.text.raised import raised

LEFT_OUT = {
    "tracked-changes", "annotation", "note-citation", "forms", "sequence-decls", "title", "desc", "ruby-text",
}  # fmt: skip
APART = {"note-body", "frame", "custom-shape"}
FIELD = "<number>"
"""What is held by the number of a slide in its notes."""
MOST = 256
"""Repeats of a cell that are believed; sheets repeat blank ones to their edge."""


def read_opendocument(data: bytes) -> Content:
    """Raises Refused if it is not an OpenDocument file, is damaged, or unpacks to too much."""
    archive = Archive(data, "OpenDocument file")
    content = archive.xml("content.xml")
    parts = content, archive.xml("styles.xml")
    document = _Document(Styles(*parts), Lists(*parts))
    for body in inside(content, "body"):
        document.blocks(body)
    about = archive.xml("meta.xml")
    author = child_text(about, "initial-creator") or child_text(about, "creator")
    date = child_text(about, "creation-date") or child_text(about, "date")
    return document.built.content(
        title=child_text(about, "title"),
        author=author,
        date=date[:10],
        language=child_text(about, "language"),
        tags=listed_tags(about, "keyword"),
        stamped=True,
    )


class _Document:
    """One pass over a document: what was read, the slides so far, and what follows the current paragraph or table."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.built = Builder()
        self._styles, self._lists = styles, lists
        self._slides = 0
        self._apart: list[Any] = []

    def blocks(self, element: Any) -> None:
        """Add what is in an element."""
        for child in element:
            name = tag(child)
            if name in ("h", "p"):
                self._paragraph(child)
            elif name == "list":
                self._list(child)
            elif name == "table":
                self._table(child)
            elif name == "page" and attribute(child, "master-page-name"):
                self._slides += 1
                self.built.place(f"slide {self._slides}")
                self.blocks(child)
            elif name and name not in LEFT_OUT:
                self.blocks(child)

    def _paragraph(self, element: Any, label: str = "", item: bool = False) -> None:
        level = int(attribute(element, "outline-level") or 1) if tag(element) == "h" else 0
        parts = list(self._inline(element))
        if label and any(words.strip() for words, _ in parts):
            parts = [Part(f"{label} "), *parts]
        self.built.add_marked(parts, level, item=item)
        self._beside()

    def _list(self, element: Any, style: str = "", level: int = 0) -> None:
        """The items of a list and of those in it, each with its number."""
        style = attribute(element, "style-name") or style
        if not level and attribute(element, "continue-numbering") != "true" and not attribute(element, "continue-list"):
            self._lists.restart(style)
        for item in element:
            label = self._lists.next(style, level) if tag(item) == "list-item" else ""
            for child in item:
                if tag(child) == "list":
                    self._list(child, style, level + 1)
                elif tag(child) in ("p", "h"):
                    self._paragraph(child, label, item=True)
                    label = ""
                elif tag(child):
                    self.blocks([child])

    def _beside(self) -> None:
        apart, self._apart = self._apart, []
        for each in apart:
            if tag(each) == "table":
                self._table(each)
            else:
                self.blocks(each)

    def _inline(self, element: Any) -> Iterator[Part]:
        """The words of a paragraph or a part of it; what is outside it is kept for later."""
        style = self._styles.of(attribute(element, "style-name"))
        if style.hidden:
            return
        yield self._part(element.text, style.raised, style.struck)
        for child in element:
            name = tag(child)
            if name in ("s", "tab", "line-break"):
                yield Part(" ")
            elif name in APART:
                self._apart.append(child)
            elif name and name not in LEFT_OUT and child.text != FIELD:
                for words, hidden in self._inline(child):
                    yield Part(words, hidden or style.struck)
            yield self._part(child.tail, style.raised, style.struck)

    def _part(self, words: str | None, high: bool, struck: bool) -> Part:
        return Part(raised(words) if high and words else words or "", struck)

    def _table(self, table: Any) -> None:
        sheet = attribute(table, "name") if tag(table.getparent()) == "spreadsheet" else ""
        if sheet:
            self.built.place(sheet)
            if len(table.getparent().findall(table.tag)) > 1:
                self.built.add(sheet, level=2)
        spread: dict[tuple[int, int], Cell] = {}
        rows = (list(self._cells(row, number, spread)) for number, row in enumerate(_rows(table)))
        add_rows(self.built, rows, parts=bool(sheet))
        self._beside()

    def _cells(self, row: Any, number: int, spread: dict[tuple[int, int], Cell]) -> Iterator[Cell]:
        """The cells of a row; merged ones are repeated, by `spread`."""
        column = 0
        for each in row:
            if tag(each) in ("table-cell", "covered-table-cell"):
                struck = self._styles.of(attribute(each, "style-name")).struck
                words = "" if struck else " ".join(filter(None, self._held(each)))
                cell, count = Cell(words), _count(each, "number-columns-repeated")
                wide, high = _count(each, "number-columns-spanned"), _count(each, "number-rows-spanned")
                if wide > 1 or high > 1:
                    places = ((number + down, column + right) for down in range(high) for right in range(wide))
                    spread |= dict.fromkeys(places, cell)
                yield from (cell if words else spread.get((number, column + i), cell) for i in range(count))
                column += count

    def _held(self, element: Any) -> Iterator[str]:
        """The paragraphs of a cell; a note on it, or a table in it, comes after its table."""
        for child in element:
            name = tag(child)
            if name in ("p", "h"):
                yield "".join(words for words, hidden in self._inline(child) if not hidden).strip()
            elif name in ("annotation", "table", *APART):
                self._apart.append(child)
            elif name and name not in LEFT_OUT:
                yield from self._held(child)


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables in it."""
    for child in table:
        if tag(child) == "table-row":
            yield child
        elif tag(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _count(element: Any, name: str) -> int:
    span = int(attribute(element, name) or 1)
    return span if span <= MOST else 1


def _shown(data: bytes) -> Iterator[str]:
    return shown(data, "OpenDocument file", r"content\.xml", runs=False)


FORMATS = (Format((".odt", ".ods", ".odp"), read_opendocument, version=9, shown=_shown),)
