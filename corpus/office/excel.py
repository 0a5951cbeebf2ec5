"""An Excel workbook → its sheets, a row a block, each cell as it is shown. Formulas give the values that were saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, attribute, child_text, inside, shown, tag
from pullquote.corpus.office.amounts import as_shown, number_formats
from pullquote.corpus.text.content import Content, Format

LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
DATES = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
TIMES = {18, 19, 20, 21, 45, 46, 47}
CODES = {9: "0%", 10: "0.00%", 46: "[h]:mm:ss"}
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
WIDEST = 16_384


def read_xlsx(data: bytes) -> Content:
    """Raises Refused if it is not a workbook, is damaged, locked, or unpacks to too much."""
    book = _Book(Archive(data, "workbook"))
    built, sheets = Builder(), list(book.sheets())
    for name, rows in sheets:
        if len(sheets) > 1:
            built.place(_quoted(name))
            built.add(name, level=2)
        add_rows(built, rows, parts=True)
        for words, cell in book.beside(name):
            built.add_parts([Cell(words, cell)])
    about = book.archive.xml("docProps/core.xml")
    return built.content(
        title=child_text(about, "title"),
        author=child_text(about, "creator"),
        date=child_text(about, "created")[:10],
        stamped=True,
    )


def cells(data: bytes) -> list[list[list[str]]]:
    """The words of each cell, by sheet and row. Refused as `read_xlsx` does."""
    return [[[cell.words for cell in row] for row in rows] for _, rows in _Book(Archive(data, "workbook")).sheets()]


def first_sheet(data: bytes) -> list[list[str]]:
    """The words of each cell of the first sheet that holds any row. Refused as `read_xlsx` does."""
    return next(filter(None, cells(data)), [])


class _Book:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        links = archive.related("xl/workbook.xml")
        self._book, self._links = archive.xml("xl/workbook.xml"), links
        paths = dict(links.values())
        self._shared = [_string(each) for each in inside(archive.xml(paths.get("sharedStrings", "")), "si")]
        styles = archive.xml(paths.get("styles", ""))
        self._formats, self._struck = number_formats(styles), _struck(styles)
        old = any(attribute(each, "date1904") in ("1", "true") for each in inside(self._book, "workbookPr"))
        self._first = datetime(1904, 1, 1) if old else datetime(1899, 12, 30)

    def sheets(self) -> Iterator[tuple[str, Iterator[list[Cell]]]]:
        for sheet in inside(self._book, "sheet"):
            kind, path = self._links.get(attribute(sheet, "id"), ("", ""))
            if kind == "worksheet":
                name = str(sheet.get("name", ""))
                yield name, self._rows(name, self.archive.xml(path))

    def beside(self, name: str) -> Iterator[tuple[str, str]]:
        """The notes on cells of a sheet and the words in its boxes and charts, each with where it is."""
        path = next(self._links[attribute(s, "id")][1] for s in inside(self._book, "sheet") if s.get("name") == name)
        for kind, part in self.archive.related(path).values():
            root = self.archive.xml(part) if kind in ("comments", "drawing") else ()
            for each in inside(root, "comment") if kind == "comments" else ():
                yield _string(each), f"{_quoted(name)}!{each.get('ref')}"
            for each in inside(root, "p") if kind == "drawing" else ():
                yield _string(each), name

    def _rows(self, name: str, sheet: Any) -> Iterator[list[Cell]]:
        shown = _quoted(name)
        last, spread = 0, _merged(sheet)
        for row in inside(sheet, "row"):
            number = int(row.get("r", last + 1))
            if number > last + 1:
                yield []
            last, cells = number, dict[int, Cell]()
            for cell in row:
                column = _column(cell.get("r", "")) or max(cells, default=0) + 1
                if tag(cell) == "c" and column <= WIDEST:
                    words = "" if int(cell.get("s", 0)) in self._struck else self._value(cell)
                    cells[column] = Cell(words, f"{shown}!{_letters(column)}{number}")
            for columns, first, held in spread.get(number, []):
                if first:
                    held.append(cells.get(columns[0], Cell("")))
                for column in columns if held else []:
                    cells[column] = held[0]
            yield [cells.get(column, Cell("")) for column in range(1, max(cells, default=0) + 1)]

    def _value(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _string(cell)
        value = child_text(cell, "v")
        if kind == "s":
            return self._shared[int(value)] if value else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return value if kind != "n" or not value else self._number(float(value), int(cell.get("s", 0)))

    def _number(self, value: float, style: int) -> str:
        number, code = self._formats[style] if style < len(self._formats) else (0, "")
        written = CODES.get(number, code)
        code = LITERAL.sub("", written.split(";")[0])
        if "%" in code:
            digits = len(code.partition(".")[2].rstrip("%")) if "." in code else 0
            return f"{100 * value:.{digits}f}%"
        if elapsed := ELAPSED.search(written):
            return _lasting(value, elapsed[1].lower())
        if number in DATES | TIMES or re.search(r"[ymdhs]", code.replace("General", ""), re.IGNORECASE):
            return self._when(value)
        return as_shown(value, written)

    def _when(self, days: float) -> str:
        try:
            when = self._first + timedelta(seconds=round(days * 86_400))
        except OverflowError:
            return f"{days:.15g}"
        clock = f"{when:%H:%M:%S}".removesuffix(":00")
        return clock if 0 <= days < 1 else f"{when:%Y-%m-%d}" if clock == "00:00" else f"{when:%Y-%m-%d} {clock}"


def _lasting(days: float, unit: str) -> str:
    """Time that may be longer than a day, in hours, minutes or seconds as its cell counts it."""
    seconds = round(abs(days) * 86_400)
    minutes, rest = divmod(seconds, 60)
    shown = {"h": f"{minutes // 60}:{minutes % 60:02}", "m": str(minutes), "s": str(seconds)}[unit[0]]
    return ("-" if days < 0 else "") + shown + (f":{rest:02}" if rest and unit[0] != "s" else "")


def _quoted(sheet: str) -> str:
    return f"'{sheet}'" if re.search(r"\W", sheet) else sheet


def _string(element: Any) -> str:
    """The runs of a text, without pronunciation guides and what is struck out."""
    shown = (t for t in inside(element, "t") if tag(t.getparent()) != "rPh" and not _is_struck(t.getparent()))
    return "".join(t.text or "" for t in shown)


def _struck(styles: Any) -> set[int]:
    """The numbers of the styles of cells whose words are struck out."""
    fonts = [_is_struck(font) for group in inside(styles, "fonts") for font in group]
    used = [int(xf.get("fontId", 0)) for cells in inside(styles, "cellXfs") for xf in cells]
    return {style for style, font in enumerate(used) if font < len(fonts) and fonts[font]}


def _is_struck(around: Any) -> bool:
    """Whether a run or a font has a line through its words."""
    return any(each.get("val", "1") not in ("0", "false") for each in inside(around, "strike"))


def _merged(sheet: Any) -> dict[int, list[tuple[range, bool, list[Cell]]]]:
    """Row → the columns that a merged cell spans in it, whether it begins there, and a place to hold it."""
    found: dict[int, list[tuple[range, bool, list[Cell]]]] = {}
    for merge in inside(sheet, "mergeCell"):
        ends = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", merge.get("ref", ""))
        if not ends:
            continue
        columns, held = range(_column(ends[1]), min(_column(ends[3]), 256) + 1), list[Cell]()
        for row in range(int(ends[2]), min(int(ends[4]), int(ends[2]) + 1000) + 1) if columns else ():
            found.setdefault(row, []).append((columns, row == int(ends[2]), held))
    return found


def _column(reference: str) -> int:
    """A → 1, AA → 27; 0 if there is none."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = 26 * number + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    return (_letters((column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)


CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)


def _shown(data: bytes) -> Iterator[str]:
    """The texts of cells, notes and boxes in the raw XML. Numbers, which have many formats, are skipped."""
    archive = Archive(data, "workbook")
    strings = list(shown(data, "workbook", r"xl/sharedStrings\.xml"))
    for name in archive.names:
        if re.fullmatch(r"xl/worksheets/\w+\.xml", name):
            for about, inner in CELL.findall(archive.read(name)):
                value = re.search(rb"<(?:\w+:)?v>(\d+)<", inner)
                if b't="s"' in about and value:
                    yield strings[int(value[1])]
    yield from shown(data, "workbook", r"xl/(?:worksheets/\w+|comments\d*|drawings/\w+)\.xml")


FORMATS = (Format((".xlsx", ".xlsm"), read_xlsx, version=5, shown=_shown),)
