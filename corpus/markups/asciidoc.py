"""AsciiDoc → its words, a block each: sections, paragraphs, lists, tables and listings, attributes put in.

Nothing is included from other files; conditional text (`ifdef`) is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.decode import decode, doubts
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.markups.asciidoc_inline import inline, words
from pullquote.corpus.text.content import MARKED_UP, Content, Format

ATTRIBUTE = re.compile(r":(?P<name>!?[\w-]+!?):(?:[ \t]+(?P<value>.*))?")
HEADING = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+(?P=marks))?")
FENCE = re.compile(r"(?:/{4,}|-{4,}|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|--|`{3,}[\w-]*)[ \t]*")
TABLE = re.compile(r"[|,:!]={3,}[ \t]*")
ITEM = re.compile(r"[ \t]*(?:\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-zA-Z]\.|<[\d.]+>)[ \t]+(?:\[[ xX*]\][ \t]+)?")
TERM = re.compile(r"[ \t]*(?P<term>\S.*?)(?::{2,4}|;;)(?:[ \t]+(?P<said>.*))?")
STYLE = re.compile(r"\[(?P<inside>[^\[\]]*)\][ \t]*|\[\[[^\]]*\]\][ \t]*")
MACRO = re.compile(
    r"(?:include|ifdef|ifndef|ifeval|endif|image|video|audio|toc|leveloffset)::.*|'{3,}|<{3,}|-{3}|\*{3}"
)
CELL = re.compile(r"(?<!\\)(?:(?P<many>\d+)\*|(?P<wide>\d+)?(?:\.(?P<high>\d+))?\+)?[<^>.]{0,4}[adehlmsv]?\|(?!=)")
CREDIT = re.compile(r"(?P<name>[^<>;:|]{2,60}?)(?:[ \t]+<[^<>]*>)?(?:;.*)?")
REVISION = re.compile(r"(?:v?[\d.]+\w*,[ \t]*)?(?P<date>\d{4}-\d\d-\d\d|.*\b\d{4}\b).*|v[\d.]+.*")


def read_adoc(data: bytes) -> Content:
    """Raises Refused if the bytes are not text."""
    check_size(data)
    reading = _Reading()
    lines = decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line in reading.header(lines):
        reading.add(line.rstrip())
    reading.close()
    attributes = reading.attributes
    return reading.built.content(
        title=attributes.get("doctitle", ""),
        author=attributes.get("author", ""),
        date=attributes.get("revdate", "")[:25],
        language=attributes.get("lang", "")[:2],
        tags=tuple(attributes.get("keywords", "").split(",")),
        left=doubts(data),
    )


class _Reading:
    """The blocks so far, the lines of the one that is open, and the values of attributes."""

    def __init__(self) -> None:
        self.built = Builder()
        self.attributes: dict[str, str] = {}
        self._lines: list[str] = []
        self._item = False
        self._fence = ""
        self._style = ""

    def header(self, lines: list[str]) -> list[str]:
        """Take title, author and revision; return the lines after them."""
        at = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith(("//", ":"))), 0)
        if not lines[at].startswith(("= ", "# ")):
            return lines
        self.attributes["doctitle"] = words(lines[at][2:].strip(), self.attributes)
        attributes = [line for line in lines[:at] if line.startswith(":")]
        end = at + 1
        while end < len(lines) and (line := lines[end].strip()):
            credit = CREDIT.fullmatch(line)
            if not line.startswith((":", "//")) and "author" not in self.attributes and end == at + 1 and credit:
                self.attributes["author"] = credit["name"]
            elif revision := REVISION.fullmatch(line) if not line.startswith((":", "//")) else None:
                self.attributes["revdate"] = revision["date"] or ""
            else:
                attributes.append(line)
            end += 1
        return [lines[at], *attributes, *lines[end:]]

    def add(self, line: str) -> None:
        """One more line."""
        if self._fence:
            self._add_inside(line)
        elif FENCE.fullmatch(line) or TABLE.fullmatch(line):
            self._open(line.strip())
        elif attribute := ATTRIBUTE.fullmatch(line):
            self.attributes[attribute["name"]] = words(attribute["value"] or "", self.attributes)
        elif heading := HEADING.fullmatch(line):
            self.close()
            self.built.add_marked(inline(heading["words"], self.attributes), level=len(heading["marks"]))
        elif not line.strip() or line.strip() == "+" or line.startswith("//") or MACRO.fullmatch(line):
            self.close()
        elif style := STYLE.fullmatch(line):
            self.close()
            self._style = style["inside"] or self._style
        else:
            self._add_words(line)

    def close(self) -> None:
        """End the paragraph that is open."""
        self.built.add_marked(inline("\n".join(self._lines), self.attributes), item=self._item)
        self._lines, self._item = [], False

    def _open(self, fence: str) -> None:
        self.close()
        # Examples, sidebars and quotations hold blocks like any other.
        if fence[0] not in "=*_" and fence != "--":
            self._fence = fence.rstrip("abcdefghijklmnopqrstuvwxyz-") if fence[0] == "`" else fence
        elif fence[0] == "_" and (credit := [part.strip() for part in self._style.split(",")[1:] if part.strip()]):
            self.built.add(f"{', '.join(credit)}:")
            self._style = ""

    def _add_inside(self, line: str) -> None:
        """A line of a listing, a table or a comment."""
        kind = self._fence[0]
        if line.strip() != self._fence:
            if kind not in "/+" and (line.strip() or kind not in "-.`"):
                self._lines.append(line)
            elif not line.strip():
                self._close_listing()
            return
        if kind in "|,:!":
            rows = list(_rows(self._lines, self._style, kind))
            add_rows(self.built, ([Cell(words(cell, self.attributes)) for cell in row] for row in rows))
            self._lines = []
        self._close_listing()
        self._fence = self._style = ""

    def _close_listing(self) -> None:
        self.built.add(re.sub(r"[ \t]*(?:// ?)?<\d+>", "", "\n".join(self._lines)))
        self._lines = []

    def _add_words(self, line: str) -> None:
        if line.startswith(".") and not ITEM.match(line) and len(line) > 1 and line[1] not in ". ":
            self.close()
            self._lines.append(line[1:])
            self.close()
        elif item := ITEM.match(line):
            self.close()
            self._lines, self._item = [line[item.end() :]], True
        elif not self._lines and (term := TERM.fullmatch(line)):
            said = f" {term['said']}" if term["said"] else ""
            self._lines, self._item = [f"{term['term']}:{said}"], True
        else:
            self._lines.append(line)


def _rows(lines: list[str], style: str, kind: str) -> Iterator[list[str]]:
    """The rows of a table: as many cells as it has columns, by its attribute or its first line."""
    if kind != "|":
        yield from (line.split("," if kind in ",!" else ":") for line in lines if line.strip())
        return
    width, row, down = _columns(lines, style), list[str](), dict[int, tuple[str, int]]()
    for cell, wide, high in _cells(lines):
        for _ in range(wide):
            down |= {len(row): (cell, high - 1)} if high > 1 else {}
            row.append(cell)
        if len(row) >= width:
            yield row
            row = []
        while len(row) in down and down[len(row)][1] and len(row) < width:
            said, more = down[len(row)]
            down[len(row)] = said, more - 1
            row.append(said)
    if row:
        yield row


def _cells(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each cell with how many columns and rows it spans."""
    text = "\n".join(lines)
    marks = list(CELL.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        cell = text[mark.end() : end].strip()
        for _ in range(min(int(mark["many"] or 1), 50)):
            yield cell, min(int(mark["wide"] or 1), 50), min(int(mark["high"] or 1), 1000)


def _columns(lines: list[str], style: str) -> int:
    named = re.search(r'cols="?([^"\]]*)"?', style)
    if named:
        counts = (re.match(r"\s*(\d+)\*", each) for each in named[1].split(","))
        return sum(int(count[1]) if count else 1 for count in counts)
    first = next((line for line in lines if line.strip()), "")
    return max(sum(wide for _, wide, _ in _cells([first])), 1)


UNSEEN = re.compile(r":!?[\w-]+!?:|//|\[[^\[\]]*\]\s*$|(?:include|if\w+|endif|image|toc)::")
NAMES = re.compile(r"__|``|(?:link|xref|image|https?|footnote):[^\s\[\]]*\[|<<[^<>,]*,|\{[\w-]+\}")


def _shown(data: bytes) -> Iterator[str]:
    """The lines of the source except for attributes, comments and macros, without the targets of links."""
    return (NAMES.sub("", line) for line in decode(data).splitlines() if not UNSEEN.match(line))


FORMATS = (Format((".adoc", ".asciidoc"), read_adoc, shown=_shown, largest=MARKED_UP),)
