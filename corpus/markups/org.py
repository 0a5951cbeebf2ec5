"""Org → its words, a block each: headlines, paragraphs, lists, tables and blocks, without marks and drawers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pullquote.corpus.formats.builder import Builder, Part
from pullquote.corpus.formats.decode import decode, doubts
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import MARKED_UP, Content, Format
from pullquote.corpus.text.raised import raised

HEADLINE = re.compile(
    r"(?P<stars>\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED|COMMENT)[ \t]+)?(?:\[#\w\][ \t]*)?"
    r"(?P<words>.*?)(?:[ \t]+:[\w@#%:]+:)?[ \t]*"
)
KEYWORD = re.compile(r"[ \t]*#\+(?P<name>[\w-]+)(?:\[[^\]]*\])?:[ \t]*(?P<value>.*)", re.IGNORECASE)
BLOCK = re.compile(r"[ \t]*#\+(?P<edge>begin|end)_(?P<name>\w+)", re.IGNORECASE)
DRAWER = re.compile(r"[ \t]*:(?P<name>[\w-]+):[ \t]*")
ITEM = re.compile(
    r"(?:[ \t]*[-+]|[ \t]+\*|[ \t]*(?:\d{1,3}|[a-zA-Z])[.)])[ \t]+(?:\[@\d+\][ \t]*)?(?:\[[ xX-]\][ \t]+)?"
)
UNSHOWN = {"comment", "export"}
"""Blocks that are no part of the document."""
PROSE = {"quote", "center", "verse", "note", "warning", "tip", "important", "abstract", "details"}
"""Blocks with ordinary paragraphs; all others are literal."""
KEYWORDS = {"title", "author", "date", "language", "filetags"}
PICTURE = re.compile(r"(?:file:|https?:)?\S+\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)
MARK = re.compile(
    r"\[\[(?P<target>[^\[\]\n]+)\](?:\[(?P<link>[^\n]+?)\])?\]|\[fn:[\w-]*:(?P<said>[^\[\]]*)\]"
    r"|(?P<note>\[fn:[\w-]+\])|<<<?(?P<anchor>[^<>\n]+)>>>?|\^\{(?P<high>[^{}\n]*)\}|_\{(?P<low>[^{}\n]*)\}"
    r"|(?<![\w*/=~+])(?P<sign>[*/=~+])(?P<inner>[^\s](?:[^\n]{0,500}?[^\s])?)(?P=sign)(?![\w*/=~+])"
    r"|(?P<snippet>@@\w+:.*?@@)"
)


def read_org(data: bytes) -> Content:
    """Raises Refused if the bytes are not text."""
    check_size(data)
    reading = _Reading()
    for line in decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        reading.add(line)
    reading.close()
    keywords = reading.keywords
    return reading.built.content(
        title=keywords.get("title", ""),
        author=keywords.get("author", ""),
        date=keywords.get("date", "").strip("<>[]")[:10],
        language=keywords.get("language", "")[:2],
        tags=tuple(filter(None, keywords.get("filetags", "").split(":"))),
        left=doubts(data),
    )


class _Reading:
    """The blocks so far, and the lines of the one that is open."""

    def __init__(self) -> None:
        self.built = Builder()
        self.keywords: dict[str, str] = {}
        self._lines: list[str] = []
        self._rows: list[list[Cell]] = []
        self._item = False
        self._inside = ""

    def add(self, line: str) -> None:
        """One more line."""
        if self._inside:
            self._add_inside(line)
        elif block := BLOCK.match(line):
            self.close()
            self._inside = block["name"].lower() if block["edge"].lower() == "begin" else ""
        elif keyword := KEYWORD.fullmatch(line):
            self._add_keyword(keyword["name"].lower(), keyword["value"])
        elif headline := HEADLINE.fullmatch(line):
            self.close()
            self.built.add_marked(inline(headline["words"]), level=len(headline["stars"]))
        elif (drawer := DRAWER.fullmatch(line)) and drawer["name"].upper() != "END":
            self.close()
            self._inside = "drawer"
        elif line.lstrip().startswith("|"):
            self._add_row(line.strip())
        elif re.match(r"[ \t]*#(?:[ \t]|$)|[ \t]*-{5,}[ \t]*$", line) or not line.strip():
            self.close()
        else:
            self._add_words(line)

    def close(self) -> None:
        """End the paragraph or table that is open."""
        self.built.add_marked(inline("\n".join(self._lines)), item=self._item)
        add_rows(self.built, self._rows)
        self._lines, self._rows, self._item = [], [], False

    def _add_inside(self, line: str) -> None:
        """A line of a literal block or of a drawer."""
        block = BLOCK.match(line)
        if self._inside == "drawer":
            self._inside = "" if line.strip().upper() == ":END:" or line.startswith("*") else self._inside
            if line.startswith("*"):  # it was not a drawer
                self.add(line)
        elif block and block["name"].lower() == self._inside:
            self.close() if self._inside in PROSE else self._close_code()
            self._inside = ""
        elif self._inside in PROSE:
            name, self._inside = self._inside, ""
            self.add(line)
            self._inside = self._inside or name
        elif not line.strip():
            self._close_code()
        elif self._inside not in UNSHOWN:
            self._lines.append(line)

    def _close_code(self) -> None:
        self.built.add("\n".join(self._lines))
        self._lines = []

    def _add_keyword(self, name: str, value: str) -> None:
        if name == "caption":
            self.built.add_marked(inline(value))
        elif name in KEYWORDS:
            self.keywords[name] = f"{self.keywords.get(name, '')} {value}".strip()

    def _add_row(self, line: str) -> None:
        if not self._rows:
            self.close()
        if not re.fullmatch(r"\|[-+|\s]*", line):
            words = ("".join(part.words for part in inline(cell)) for cell in line.strip("|").split("|"))
            self._rows.append([Cell(each) for each in words])

    def _add_words(self, line: str) -> None:
        item = ITEM.match(line)
        if item or self._rows:
            self.close()
            self._item = item is not None
        self._lines.append(re.sub(r"[ \t]+::(?:[ \t]+|$)", ": ", line[item.end() :], count=1) if item else line)


def inline(text: str) -> Iterator[Part]:
    """The words without their marks; struck ones and the marks of notes are hidden."""
    at = 0
    for match in MARK.finditer(text):
        yield Part(text[at : match.start()])
        at = match.end()
        if match["note"]:
            yield Part(match["note"], True)
        elif match["target"]:
            shown = match["link"] or match["target"].removeprefix("file:")
            yield from () if PICTURE.fullmatch(shown) else inline(shown)
        elif match["sign"]:
            inner = [Part(match["inner"])] if match["sign"] in "=~" else inline(match["inner"])
            yield from (Part(part.words, part.hidden or match["sign"] == "+") for part in inner)
        elif match["high"]:
            yield Part(raised(match["high"]))
        else:
            yield Part(f" ({match['said']})" if match["said"] else match["anchor"] or match["low"] or "")
    yield Part(text[at:])


def _shown(data: bytes) -> Iterator[str]:
    """The lines of the source except for keywords, comments and drawers, without the targets of links."""
    for line in decode(data).splitlines():
        if not re.match(r"[ \t]*(?:#|:[\w-]+:)", line):
            yield re.sub(r"\[\[[^\[\]]+\]\[|\[fn:[\w-]*|^\*+ (?:TODO|DONE)\b|:[\w@:]+:[ \t]*$", " ", line)


FORMATS = (Format((".org",), read_org, shown=_shown, largest=MARKED_UP),)
