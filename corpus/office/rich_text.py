"""Rich Text Format → its paragraphs and table rows. Pictures, fonts, headers and hidden groups are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused

TOKEN = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]")
# fmt: off
LEFT_OUT = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "listtable",
    "listoverridetable", "rsidtbl", "fldinst", "xmlnstbl", "generator", "nonshppict",
}
# fmt: on
APART = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation"}
"""Groups that are paragraphs of their own; what is said in several of them is read once."""
DEEPEST = 20
SIGNS = {
    "tab": " ",
    "line": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}


def read_rtf(data: bytes) -> Content:
    """Refused when it is no rich text."""
    check_size(data)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Refused("is damaged: not a rich text file")
    return _Reading(data).content()


class _Reading:
    """One pass over a file: what is open, what stands in the paragraph, the row and the table so far."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._built = Builder()
        self._words: list[str] = []
        self._bytes = bytearray()
        self._row: list[Cell] = []
        self._table: list[list[Cell]] = []
        self._page = "cp1252"
        self._around: list[tuple[int, list[str]]] = []
        self._apart: dict[str, None] = {}
        self._said: set[str] = set()

    def content(self) -> Content:
        hidden, wide, skip, stack = False, 1, 0, list[tuple[bool, int]]()
        for hex, word, number, sign, brace, plain in (m.groups() for m in TOKEN.finditer(self._data)):
            if brace == b"{":
                stack.append((hidden, wide))
            elif brace == b"}":
                hidden, wide = stack.pop() if stack else (hidden, wide)
                self._end_apart(len(stack))
            elif word:
                name, value = word.decode(), int(number) if number else None
                hidden = hidden or name in LEFT_OUT or (name == "v" and value != 0)
                wide = value if name == "uc" and value is not None else wide
                if name == "ansicpg" and value:
                    self._page = f"cp{value}"
                if name in APART and not hidden:
                    self._begin_apart(len(stack))
                elif not hidden:
                    skip = wide if name == "u" else 0
                    self._control(name, value)
            elif sign == b"*":
                hidden = True
            elif hidden:
                continue
            elif skip and (hex or plain):
                plain, skip = (None, skip - 1) if hex else (plain[skip:], 0)
                self._add(plain or b"")
            else:
                self._add(
                    bytes([int(hex, 16)])
                    if hex
                    else {b"~": b"\xa0", b"_": b"-"}.get(sign, b"")
                    if sign and sign not in b"\\{}"
                    else sign or plain or b""
                )
        self._paragraph()
        self._close()
        self._notes()
        return self._built.content()

    def _add(self, data: bytes) -> None:
        self._bytes += data

    def _flush(self) -> None:
        try:
            self._words.append(self._bytes.decode(self._page, "replace"))
        except LookupError:
            self._words.append(self._bytes.decode("cp1252", "replace"))
        self._bytes.clear()

    def _control(self, name: str, value: int | None) -> None:
        self._flush()
        if name == "u" and value is not None:
            self._words.append(chr(value % 65_536))
        elif name in SIGNS:
            self._words.append(SIGNS[name])
        elif name in ("par", "sect", "page"):
            self._paragraph()
        elif name == "cell":
            self._row.append(Cell(self._taken()))
        elif name == "row":
            self._table.append(self._row)
            self._row = []

    def _taken(self) -> str:
        self._flush()
        words = "".join(self._words).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._words.clear()
        return words

    def _begin_apart(self, depth: int) -> None:
        """What comes up to the end of the group stands beside the paragraph: a note, a head, a foot."""
        self._flush()
        self._around.append((depth, self._words))
        self._words = []

    def _end_apart(self, depth: int) -> None:
        while self._around and self._around[-1][0] > depth:
            self._apart[" ".join(self._taken().split())] = None
            self._words = self._around.pop()[1]

    def _paragraph(self) -> None:
        words = self._taken()
        if (self._row or self._around) and words.strip():  # a paragraph inside a cell or a note goes on
            self._words.append(f"{words} ")
        elif words.strip():
            self._close()
            self._built.add(words)
            self._notes()

    def _close(self) -> None:
        add_rows(self._built, self._table)
        self._table = []

    def _notes(self) -> None:
        for words in self._apart:
            if words not in self._said:
                self._built.add(words)
        self._said.update(self._apart)
        self._apart = {}


GROUP = re.compile(rb"\{\\(?:\*|%s)[^{}]*\}" % "|".join(sorted(LEFT_OUT)).encode())
PLAIN = re.compile(rb"\\(?:par|cell|row|line|tab|sect|page|footnote|annotation|header[lrf]?|footer[lrf]?)\b ?|[\r\n]+")
MARK = re.compile(rb"\\[a-zA-Z]+-?\d* ?|[{}]")


def _shown(data: bytes) -> Iterator[str]:
    """The words of the bytes that are letters as they stand, once groups without words are taken out from inside."""
    for _ in range(DEEPEST):
        data, count = GROUP.subn(b"", data)
        if not count:
            break
    for part in PLAIN.split(data):
        words = MARK.sub(b"", part).decode("latin-1").split()
        yield from (word for word in words if word.isascii() and "\\" not in word)


FORMATS = (Format((".rtf",), read_rtf, version=3, shown=_shown),)
