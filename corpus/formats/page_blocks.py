"""A page's tree → its blocks in reading order: paragraphs, headings, list items and tables, with the words as shown.

Scripts, menus and what is hidden are skipped. Struck-out words and the marks of notes are kept as hidden parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pullquote.corpus.formats.builder import Part
from pullquote.corpus.text.raised import raised

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

# fmt: off
SKIPPED = {
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea", "input", "nav",
    "dialog", "audio", "video", "canvas", "datalist", "rt", "rp", "menu", "map", "title",
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "listing", "main", "ol", "optgroup", "option", "p", "plaintext", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
}
# fmt: on
HEADINGS = {f"h{level}": level for level in range(1, 7)}
FORMULAS = {"msup", "mfrac"}
STRUCK = {"del", "s", "strike"}
NOTE = re.compile(r"\[?\s*(?:\d{1,3}|[a-z*†‡]|note\s\d+|citation needed|edit)\s*\]?", re.IGNORECASE)
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LINE_THROUGH = re.compile(r"\bline-through\b|\bstrike-?through\b", re.IGNORECASE)
DEEPEST = 150
"""Elements inside elements that are followed; deeper ones give their words as they come."""


@dataclass(slots=True)
class PageBlock:
    """`linked` is the share of its characters that are in links or buttons; a row has the words of its `cells`."""

    element: _Element
    parts: list[Part]
    level: int = 0
    linked: float = 0.0
    cells: list[str] | None = None
    first_row: bool = False

    @property
    def words(self) -> str:
        return " ".join("".join(part.words for part in self.parts if not part.hidden).split())


def page_blocks(root: _Element) -> list[PageBlock]:
    """Return all blocks with words below an element, in order."""
    return [block for block in _Walk().of(root) if block.words]


class _Walk:
    """What was gathered since the last bound of a block."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._links = 0
        self._broken = False

    def of(self, root: _Element) -> Iterator[PageBlock]:
        yield from self._block(root, 0)
        yield from self._close(root)

    def _close(self, element: _Element, level: int = 0) -> Iterator[PageBlock]:
        size = sum(len(part.words.strip()) for part in self._parts)
        if size:
            yield PageBlock(element, self._parts, level, self._links / size)
        self._parts, self._links, self._broken = [], 0, False

    def _add(self, words: str | None, hidden: bool = False) -> None:
        if words:
            self._parts.append(Part(words, hidden))
            self._broken = self._broken and not words.strip()

    def _block(self, element: _Element, deep: int) -> Iterator[PageBlock]:
        """Return an element that begins and ends a block."""
        yield from self._close(element)
        if deep > DEEPEST:
            self._add(" ".join(element.itertext()))
        elif element.tag == "table" and _holds_cells(element):
            yield from self._table(element)
        else:
            self._add(element.text)
            for child in element:
                yield from self._child(child, element, deep + 1)
                self._add(child.tail)
        yield from self._close(element, HEADINGS.get(element.tag, 0))

    def _child(self, child: _Element, parent: _Element, deep: int) -> Iterator[PageBlock]:
        name = child.tag
        if not isinstance(name, str) or name in SKIPPED or _is_unseen(child):
            return
        if name == "br":
            if self._broken:
                yield from self._close(parent)
            self._broken = True
            self._add(" ")
        elif name in BLOCKS or _holds_blocks(child):
            yield from self._block(child, deep)
        else:
            self._inline(child, deep)

    def _inline(self, element: _Element, deep: int, hidden: bool = False) -> None:
        before = len(self._parts)
        self._words(element, deep, hidden)
        if element.tag == "button" or (element.tag == "a" and not (element.get("href") or "#").startswith("#")):
            self._links += sum(len(part.words.strip()) for part in self._parts[before:])

    def _words(self, element: _Element, deep: int, hidden: bool) -> None:
        name = element.tag
        if not isinstance(name, str) or name in SKIPPED or _is_unseen(element):
            return
        hidden = hidden or name in STRUCK or _is_struck(element)
        if deep > DEEPEST:
            self._add(" ".join(element.itertext()), hidden)
        elif name == "sup":
            words = "".join(element.itertext())
            note = NOTE.fullmatch(words) and ("[" in words or element.find(".//a") is not None)
            self._add(raised(words), hidden or bool(note))
        elif name in FORMULAS and len(element) == 2:
            self._inline(element[0], deep + 1, hidden)
            above = "".join(element[1].itertext()).strip()
            self._add(raised(above) if name == "msup" else f"/{above}", hidden)
        else:
            self._add(" " if name == "br" else element.text, hidden)
            for child in element:
                self._inline(child, deep + 1, hidden)
                self._add(child.tail, hidden)

    def _table(self, table: _Element) -> Iterator[PageBlock]:
        first, spread = True, dict[int, tuple[str, int]]()  # column → words of a cell above, and for how many more rows
        for row in _own_rows(table):
            if row.tag == "caption":
                self._inline(row, 0)
                yield from self._close(row)
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            texts: list[str] = []
            links = 0.0
            for cell in cells:
                _carry(texts, spread)
                inner = page_blocks(cell)
                links += sum(block.linked * len(block.words) for block in inner)
                words, rows = " ".join(block.words for block in inner), _count(cell, "rowspan") - 1
                for _ in range(_count(cell, "colspan")):
                    spread |= {len(texts): (words, rows)} if rows else {}
                    texts.append(words)
            _carry(texts, spread)
            size = max(sum(len(text) for text in texts), 1)
            if any(texts):
                yield PageBlock(row, [Part(" ".join(texts))], 0, links / size, texts, first)
                first = False


def _carry(texts: list[str], spread: dict[int, tuple[str, int]]) -> None:
    """Adds the cells of rows above that reach down to the next columns."""
    while len(texts) in spread:
        words, rows = spread.pop(column := len(texts))
        texts.append(words)
        if rows > 1:
            spread[column] = words, rows - 1


def _count(cell: _Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(int(value), 50) if value.isdigit() and int(value) else 1


def _holds_blocks(element: _Element) -> bool:
    """Return whether an inline element wraps whole blocks, as links around teasers do."""
    return any(each.tag in BLOCKS for each in element.iterdescendants())


def _is_struck(element: _Element) -> bool:
    return bool(LINE_THROUGH.search(f"{element.get('style') or ''} {element.get('class') or ''}"))


def _own_rows(table: _Element) -> Iterator[_Element]:
    """The caption and rows of a table, not those of tables in it."""
    return (row for row in table.iter("caption", "tr") if next(row.iterancestors("table"), None) is table)


def _holds_cells(table: _Element) -> bool:
    """Whether a table holds data: one that holds tables lays out a page, unless it names its columns."""
    nested = table.find(".//table") is not None
    return not nested or any(cell.tag == "th" for row in _own_rows(table) for cell in row)


def _is_opened(element: _Element) -> bool:
    """Whether a reader can make a hidden part of the page appear: a tab, an answer below its question."""
    if element.get("hidden") == "until-found" or element.get("role") == "tabpanel":
        return True
    name = element.get("id") or ""
    root = element.getroottree()
    return bool(name) and root.getroot().xpath("boolean(//*[@aria-controls=$name and not(ancestor::nav)])", name=name)


def _is_unseen(element: _Element) -> bool:
    return _is_marked_unseen(element) and not _is_opened(element)


def _is_marked_unseen(element: _Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or UNSEEN.search(element.get("style") or "") is not None
    )
