"""A Word file → all visible text, in reading order, from the document's own tree.

Tracked insertions count and deletions do not; footnotes and text boxes follow their paragraph; headers and footers
come last, once each. Struck-out text is noise, hidden text is left out, raised numbers are written raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pullquote.corpus.formats.builder import Builder, Part
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, attribute, child_text, inside, listed_tags, shown, tag
from pullquote.corpus.office.charts import add_chart, add_diagram
from pullquote.corpus.office.symbols import symbol
from pullquote.corpus.office.word_numbers import Numbers
from pullquote.corpus.office.word_styles import Styles, is_on
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.raised import raised

AROUND = {"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "hyperlink", "fldSimple", "bdo", "dir"}
SIGNS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
PAGE_NUMBER = re.compile(r"(?:page\s*)?\W*\d*\W*(?:(?:of|/)\s*\d+)?", re.IGNORECASE)
WIDEST = 100
"""Columns that a merged cell can span."""


def read_docx(data: bytes) -> Content:
    """Raises Refused if it is not a Word file, is damaged, or unpacks to too much."""
    archive = Archive(data, "Word file")
    main = next((path for kind, path in archive.related("").values() if kind == "officeDocument"), "")
    if main not in archive.names:
        raise Refused("is damaged: not a complete Word file")
    built = _Document(archive, main).read()
    about = archive.xml("docProps/core.xml")
    author = child_text(about, "creator")
    return built.content(
        title=child_text(about, "title"),
        author=author if author != "python-docx" else "",
        date=(child_text(about, "created") or child_text(about, "modified"))[:10],
        language=child_text(about, "language"),
        tags=listed_tags(about, "category", "keywords"),
        stamped=True,
    )


class _Document:
    """One pass over a document; `_fields` says of each open field whether its result has begun."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive, self._links = archive, archive.related(main)
        self._body = archive.xml(main)
        self._styles = Styles(self._part("styles"))
        self._numbers = Numbers(self._part("numbering"), self._styles.lists)
        self._notes = {
            (kind, attribute(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in inside(self._part(f"{kind}s"), kind)
        }
        self._built = Builder()
        self._fields: list[bool] = []
        self._apart: list[Any] = []
        self._noted = 0

    def _part(self, kind: str) -> Any:
        return self._archive.xml(next((path for each, path in self._links.values() if each == kind), ""))

    def read(self) -> Builder:
        self._blocks(self._body)
        seen: set[str] = set()
        for each in inside(self._body, "headerReference", "footerReference"):
            path = self._links.get(attribute(each, "id"), ("", ""))[1]
            for block in inside(self._archive.xml(path), "p") if path not in seen else ():
                words = "".join(words for words, hidden in self._inline(block) if not hidden)
                if words not in seen and not PAGE_NUMBER.fullmatch(words.strip()):
                    self._built.add(words)
                seen.add(words)
            seen.add(path)
        return self._built

    def _blocks(self, container: Iterable[Any]) -> None:
        for block in _chosen(container):
            name = tag(block)
            if name == "p":
                self._paragraph(block)
            elif name in ("chart", "relIds"):
                self._drawn(block)
            elif name == "tbl":
                self._table(block)
            elif name in AROUND or name in ("body", "txbxContent", "footnote", "endnote"):
                self._blocks(block)

    def _paragraph(self, paragraph: Any) -> None:
        parts = list(self._inline(paragraph))
        style = self._styles.of(paragraph)
        if any(words.strip() and not hidden for words, hidden in parts):
            list_id, level = style.list_id, style.list_level
            level = self._numbers.level_of(list_id, style.name) if level < 0 else level
            label = self._numbers.next(list_id, level) if list_id else ""
            parts = [Part(f"{label} "), *parts] if label else parts
        self._built.add_marked(parts, style.level, bool(style.list_id))
        apart, self._apart = self._apart, []
        for each in apart:
            self._blocks([each])

    def _drawn(self, link: Any) -> None:
        """A chart or a diagram, which is in a part of its own."""
        kind, path = self._links.get(attribute(link, "id") or attribute(link, "dm"), ("", ""))
        if kind == "chart":
            add_chart(self._archive.xml(path), self._built)
        elif kind == "diagramData":
            add_diagram(self._archive.xml(path), self._built)

    def _inline(self, element: Any) -> Iterator[Part]:
        """The words of a paragraph; notes and boxes in it go to `_apart`."""
        for child in _chosen(element):
            name = tag(child)
            if name == "r":
                yield from self._run(child)
            elif name in AROUND:
                yield from self._inline(child)
            elif name in ("oMath", "oMathPara"):
                yield Part("".join(_formula(child)))

    def _run(self, run: Any) -> Iterator[Part]:
        style = self._styles.run(run)
        for child in _chosen(run):
            name = tag(child)
            if name == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif style.hidden or not all(self._fields):
                continue
            elif name == "t":
                words = child.text or ""
                yield Part(raised(words) if style.raised else words, style.struck)
            elif name in SIGNS:
                yield Part(SIGNS[name])
            elif name in NOTES:
                note = self._notes.get((NOTES[name], attribute(child, "id")))
                if note is not None:
                    self._noted += 1
                    self._apart.append(note)
                    yield Part(raised(str(self._noted)), True)
            elif name == "ruby":
                for base in inside(child, "rubyBase"):
                    yield from self._inline(base)
            elif name in ("drawing", "pict", "object"):
                self._apart += inside(child, "txbxContent", "chart", "relIds")
            elif name == "sym":
                yield Part(symbol(attribute(child, "font"), attribute(child, "char")), style.struck)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _table(self, table: Any) -> None:
        """A row a block; a cell that is merged is in each of its columns and rows."""
        above: dict[int, str] = {}
        rows = []
        for row in _held(table, "tr"):
            if any(is_on(each) for props in row if tag(props) == "trPr" for each in props if tag(each) == "del"):
                continue
            cells: list[Cell] = []
            for cell in _held(row, "tc"):
                props = next((each for each in cell if tag(each) == "tcPr"), ())
                merged = {tag(each): attribute(each, "val") for each in props}
                words = self._cell(cell)
                if "vMerge" in merged and merged["vMerge"] != "restart":
                    words = words or above.get(len(cells), "")
                span = min(max(int(merged.get("gridSpan") or 1), 1), WIDEST)
                above |= dict.fromkeys(range(len(cells), len(cells) + span), words)
                cells += [Cell(words)] * span
            rows.append(cells)
        add_rows(self._built, rows)
        apart, self._apart = self._apart, []
        for each in apart:
            self._blocks([each])

    def _cell(self, cell: Any) -> str:
        """The words of a cell; tables, notes and boxes in it follow the table."""
        paragraphs = ("".join(words for words, hidden in self._inline(each) if not hidden) for each in _held(cell, "p"))
        words = " ".join(each for each in paragraphs if each.strip())
        self._apart += _held(cell, "tbl")
        return words


def _chosen(container: Any) -> Iterator[Any]:
    """The children; of two alternative forms, the first."""
    for child in container:
        if tag(child) == "AlternateContent":
            yield from next(iter(child), ())
        else:
            yield child


def _held(container: Any, name: str) -> Iterator[Any]:
    """The rows, cells or paragraphs of a container, including those in content controls and the like."""
    for child in _chosen(container):
        if tag(child) == name:
            yield child
        elif tag(child) in AROUND:
            yield from _held(child, name)


def _formula(element: Any) -> Iterator[str]:
    for child in element:
        if tag(child) == "t":
            yield child.text or ""
        elif tag(child) == "sup":
            yield raised("".join(_formula(child)))
        elif tag(child) == "den":
            yield "/"
            yield from _formula(child)
        else:
            yield from _formula(child)


def _shown(data: bytes) -> Iterator[str]:
    return shown(
        data,
        "Word file",
        r"word/(?:document\d*|footnotes|endnotes|header\d*|footer\d*|(?:charts|diagrams)/(?:chart|data)\d*)\.xml",
    )


FORMATS = (Format((".docx",), read_docx, version=7, shown=_shown),)
