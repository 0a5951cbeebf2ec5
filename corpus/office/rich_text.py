"""Rich Text Format → its paragraphs and table rows. Pictures, fonts, headers and hidden groups are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.office.rich_tables import Edge, grid
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.raised import raised

TOKEN = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]")
# fmt: off
LEFT_OUT = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "listtable",
    "listoverridetable", "rsidtbl", "fldinst", "xmlnstbl", "generator", "nonshppict", "shprslt",
}
# fmt: on
NOTED = {"footnote", "shptxt"}
"""Groups beside a paragraph that are shown although older programs may skip them."""
APART = {*NOTED, "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "annotation"}
"""Groups that are paragraphs of their own; what is said in several of them is read once."""
MERGED = ("clvmrg", "clmrg")
"""Of cells that go on with the one above, and with the one on the left."""
LEVELS = 10
"""Of headings, and of other paragraphs."""
DEEPEST, NESTED = 20, 6
UNSEEN = {"v", "deleted", "strike", "striked"}
"""Hidden, deleted and struck words."""
FONT = re.compile(rb"\\f(\d+)(?:\\(?!fcharset)[a-z]+-?\d*)*\\fcharset(\d+)")
CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
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
    "nestcell": " ",
    "nestrow": " ",
}


UNNAMED = {0: "", 0xF0B7: "•", 0xF095: "•"}
"""Bullets by their place in a font of signs."""


def read_rtf(data: bytes) -> Content:
    """Raises Refused if it is not rich text."""
    check_size(data)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Refused("is damaged: not a rich text file")
    return _Reading(data).content()


class _State(NamedTuple):
    """How the text that follows is shown: not at all in a `hidden` group or while `unseen`, raised while `high`.
    `wide`: fallback characters after a Unicode one; `page`: the encoding; `level`: of a heading, else 0.
    """

    hidden: bool = False
    unseen: bool = False
    high: bool = False
    wide: int = 1
    page: str = "cp1252"
    level: int = 0


class _Reading:
    """One pass over a file: open groups, and the paragraph, row and table so far."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._built = Builder()
        self._words: list[str] = []
        self._bytes = bytearray()
        self._row: list[Cell] = []
        self._edges: list[Edge] = []
        self._merged: set[str] = set()
        self._table: list[tuple[list[Cell], list[Edge]]] = []
        self._state = _State()
        self._skip = self._low = 0
        fonts = ((int(font), CHARSETS.get(int(charset), "")) for font, charset in FONT.findall(data))
        self._fonts = {font: page for font, page in fonts if page}
        self._around: list[tuple[int, list[str]]] = []
        self._apart: dict[str, None] = {}
        self._said: set[str] = set()

    def content(self) -> Content:
        """What the file shows; the end of a group restores its settings."""
        stack = list[_State]()
        for hex, word, number, sign, brace, plain in (m.groups() for m in TOKEN.finditer(self._data)):
            if brace == b"{":
                stack.append(self._state)
            elif brace == b"}":
                self._switch(stack.pop() if stack else self._state)
                self._end_apart(len(stack))
            elif word:
                self._word(word.decode(), int(number) if number else None, len(stack))
            elif sign == b"*":
                self._state = self._state._replace(hidden=True)
            elif self._state.hidden or self._state.unseen:
                continue
            elif self._skip and (hex or plain):
                plain, self._skip = (None, self._skip - 1) if hex else (plain[self._skip :], 0)
                self._bytes += plain or b""
            elif sign and sign not in b"\\{}":
                self._bytes += {b"~": b"\xa0", b"_": b"-"}.get(sign, b"")
            else:
                self._bytes += bytes([int(hex, 16)]) if hex else sign or plain or b""
        self._paragraph()
        self._close()
        self._notes()
        return self._built.content()

    def _word(self, name: str, value: int | None, depth: int) -> None:
        """A control word: a formatting switch, a special character or a break."""
        state, on = self._state, value != 0
        if name in LEFT_OUT:
            self._state = state._replace(hidden=True)
        elif name in UNSEEN:
            self._switch(state._replace(unseen=on))
        elif name in ("super", "up"):
            self._switch(state._replace(high=on))
        elif name in ("nosupersub", "plain", "pard"):
            level = 0 if name == "pard" else state.level
            self._switch(state._replace(high=False, unseen=state.unseen and name != "plain", level=level))
        elif name == "outlinelevel" and value is not None:
            self._state = state._replace(level=(value + 1) % LEVELS)
        elif name == "uc" and value is not None:
            self._state = state._replace(wide=value)
        elif name == "ansicpg" and value:
            self._state = state._replace(page=f"cp{value}")
        elif name == "f" and value in self._fonts:
            self._switch(state._replace(page=self._fonts[value]))
        elif name in APART and (name in NOTED or not state.hidden):
            self._state = state._replace(hidden=False)
            self._begin_apart(depth)
        elif not (state.hidden or state.unseen):
            self._skip = state.wide if name == "u" else 0
            self._control(name, value)

    def _switch(self, state: _State) -> None:
        """Show what follows in another way."""
        self._flush()
        if state.high and not self._state.high:
            self._low = len(self._words)
        elif self._state.high and not state.high:
            self._words[self._low :] = [raised("".join(self._words[self._low :]))]
        self._state = state

    def _flush(self) -> None:
        try:
            words = self._bytes.decode(self._state.page, "replace")
        except LookupError:
            words = self._bytes.decode("cp1252", "replace")
        if words:
            self._words.append(words)
        self._bytes.clear()

    def _control(self, name: str, value: int | None) -> None:
        self._flush()
        if name == "u" and value is not None:
            self._words.append(UNNAMED.get(value % 65_536, chr(value % 65_536)))
        elif name in SIGNS:
            self._words.append(SIGNS[name])
        elif name in ("par", "sect", "page"):
            self._paragraph()
        elif name == "cell":
            self._row.append(Cell(self._taken()))
        elif name == "row":
            self._table.append((self._row, self._edges))
            self._row = []
        elif name == "trowd":
            self._edges = []
        elif name in MERGED:
            self._merged.add(name)
        elif name == "cellx" and value is not None:
            self._edges.append(Edge(value, *(kind in self._merged for kind in MERGED)))
            self._merged.clear()

    def _taken(self) -> str:
        self._flush()
        words = "".join(self._words).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._words.clear()
        return words

    def _begin_apart(self, depth: int) -> None:
        """What follows up to the end of the group is beside the paragraph: a note, a header, a footer."""
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
            self._built.add(words, self._state.level)
            self._notes()

    def _close(self) -> None:
        add_rows(self._built, grid(self._table))
        self._table = []

    def _notes(self) -> None:
        for words in self._apart:
            if words not in self._said:
                self._built.add(words)
        self._said.update(self._apart)
        self._apart = {}


def _group(start: str) -> re.Pattern[bytes]:
    """A group that begins so, with those in it."""
    inside = r"[^{}]*+"
    for _ in range(NESTED):
        inside = rf"(?:[^{{}}]++|\{{{inside}\}})*+"
    return re.compile(rf"\{{{start}{inside}\}}".encode())


TABLES = _group(r"\\(?:fonttbl|stylesheet|listtable|info)")
STARRED = _group(r"\\\*\\(?!shpinst|shppict|footnote)\w+")
GROUP = re.compile(
    rb"\{\\(?:\*|sp\b|sn\b|sv\b|v\b|strike\b|deleted\b|%s)[^{}]*\}" % "|".join(sorted(LEFT_OUT)).encode()
)
PLAIN = re.compile(
    rb"\\(?:par|cell|row|nestcell|nestrow|line|tab|sect|page|footnote|annotation|header[lrf]?|footer[lrf]?)\b ?|[\r\n]+"
)
MARK = re.compile(rb"\\[a-zA-Z]+-?\d* ?|[{}]")


def _shown(data: bytes) -> Iterator[str]:
    """The plain words of the bytes, once groups without words are removed, innermost first."""
    data = STARRED.sub(b"", TABLES.sub(b"", data))
    for _ in range(DEEPEST):
        data, count = GROUP.subn(b"", data)
        if not count:
            break
    for part in PLAIN.split(data):
        words = MARK.sub(b"", part).decode("latin-1").split()
        yield from (word for word in words if word.isascii() and "\\" not in word)


FORMATS = (Format((".rtf",), read_rtf, version=5, shown=_shown),)
