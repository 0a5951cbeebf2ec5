"""reStructuredText → its words, a block each. The door to docutils, which parses it.

Nothing is included from other files and no program is run. Of Sphinx's own directives and roles, unknown to docutils,
the content is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent
from typing import Any

from pullquote.corpus.formats.builder import Builder, Part
from pullquote.corpus.formats.decode import decode, doubts
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import MARKED_UP, Content, Format
from pullquote.corpus.text.raised import raised

SETTINGS = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 3,
    "halt_level": 5,
    "warning_stream": False,
    "syntax_highlight": "none",
    "line_length_limit": 10_000_000,
}
ROLE = re.compile(r"(?::[\w.+:-]+:)?`~?!?(?P<words>[^`]*?)(?:\s*<[^<>`]*>)?`(?::[\w.+:-]+:)?")
DIRECTIVE = re.compile(
    r"\.\.\s+(?:\|[^|\n]+\|\s+)?(?P<name>[\w:.+-]+?)::[ \t]*(?P<first>[^\n]*)(?P<rest>.*)", re.DOTALL
)
OPTIONS = re.compile(r"\A(?:[ \t]*\n)*(?:[ \t]*:[\w -]+:[^\n]*(?:\n|\Z))+")
UNSHOWN = {"toctree", "include", "raw", "index", "literalinclude", "highlight", "currentmodule", "module"}
"""Directives that hold no words of the document."""
LITERAL = {"code-block", "sourcecode", "productionlist", "prompt", "parsed-literal"}
VERSIONS = {
    "versionadded": "New in version",
    "versionchanged": "Changed in version",
    "versionremoved": "Removed in version",
    "deprecated": "Deprecated since version",
}
"""What Sphinx writes before the number of a version."""
LEFT_OUT = {"comment", "target", "substitution_definition", "pending", "image", "docinfo", "label", "colspec", "meta"}
LOST = 3
"""Level of a message from which the text it reports is nowhere else."""
DEEPEST = 8
"""Unknown directives inside each other that are followed."""


def read_rst(data: bytes) -> Content:
    """Raises Refused if the bytes are not text."""
    check_size(data)
    document = _parsed(decode(data))
    built = Builder()
    _blocks(document, built, 1, 0)
    fields = {each.tagname: each.astext() for info in document.findall(_is("docinfo")) for each in info}
    return built.content(
        title=document.get("title", ""),
        author=fields.get("author", "") or fields.get("authors", ""),
        date=fields.get("date", "")[:25],
        left=doubts(data),
    )


def _parsed(text: str) -> Any:
    from docutils.core import publish_doctree

    return publish_doctree(text, settings_overrides=SETTINGS)


def _is(name: str) -> Any:
    return lambda node: getattr(node, "tagname", "") == name


def _blocks(element: Any, built: Builder, level: int, deep: int) -> None:
    for node in element.children:
        name = node.tagname
        if name in ("title", "subtitle", "rubric"):
            if "contents" not in element.get("classes", ()):
                built.add_marked(_inline(node), level=level)
        elif name == "section":
            _blocks(node, built, level + 1, deep)
        elif name in ("literal_block", "doctest_block", "math_block"):
            for chunk in re.split(r"\n[ \t]*\n", node.astext()):
                built.add(chunk)
        elif name == "table":
            _table(node, built)
        elif name == "system_message":
            _unknown(node, built, level, deep)
        elif name == "option_list_item":
            built.add(f"{node.children[0].astext()}: {node.children[1].astext()}", item=True)
        elif name == "field":
            built.add(f"{node.children[0].astext()}: {node.children[1].astext()}")
        elif name == "topic" and "contents" in node.get("classes", ()):
            continue
        elif name in ("paragraph", "term", "caption", "attribution", "line", "classifier"):
            built.add_marked(_inline(node), item=element.tagname == "list_item")
        elif name not in LEFT_OUT and name != "#text":
            _blocks(node, built, level, deep)


def _inline(element: Any, hidden: bool = False) -> Iterator[Part]:
    for node in element.children:
        name = node.tagname
        if name == "#text":
            yield Part(node.astext(), hidden)
        elif name in ("footnote_reference", "citation_reference"):
            yield Part(f"[{node.astext()}]", True)
        elif name == "superscript":
            yield Part(raised(node.astext()), hidden)
        elif name == "problematic":
            role = ROLE.fullmatch(node.astext())
            yield Part(role["words"] if role else node.astext().strip("*`|_"), hidden)
        elif "sectnum" in node.get("classes", ()) or name == "generated":
            yield Part(node.astext(), True)
        elif name not in LEFT_OUT or name == "target":
            yield from _inline(node, hidden or "strike" in node.get("classes", ()))


def _table(table: Any, built: Builder) -> None:
    for title in table.findall(_is("title")):
        built.add(title.astext())
    spread: dict[tuple[int, int], Cell] = {}
    add_rows(built, [list(_cells(row, at, spread)) for at, row in enumerate(table.findall(_is("row")))])


def _cells(row: Any, number: int, spread: dict[tuple[int, int], Cell]) -> Iterator[Cell]:
    """The cells of a row; merged ones are repeated, by `spread`."""
    column = 0
    for entry in row.children:
        while (number, column) in spread:
            yield spread[number, column]
            column += 1
        cell = Cell(" ".join(entry.astext().split()))
        wide, high = int(entry.get("morecols", 0)) + 1, int(entry.get("morerows", 0)) + 1
        spread |= {(number + down, column + right): cell for down in range(1, high) for right in range(wide)}
        yield from [cell] * wide
        column += wide
    while (number, column) in spread:
        yield spread[number, column]
        column += 1


def _unknown(message: Any, built: Builder, level: int, deep: int) -> None:
    """What docutils could not parse: of a directive the words that it holds, of anything else the text."""
    for block in message.findall(_is("literal_block")) if message["level"] >= LOST else ():
        found = DIRECTIVE.match(block.astext())
        if not found:
            built.add(block.astext())
        elif found["name"] not in UNSHOWN:
            rest = OPTIONS.sub("", found["rest"].lstrip("\n"))
            if found["name"] in LITERAL:
                built.add(rest)
                continue
            first = " ".join((VERSIONS.get(found["name"], ""), found["first"])).strip()
            said = f"{first}\n\n{dedent(rest)}"
            if deep < DEEPEST:
                _blocks(_parsed(said), built, level + 1, deep + 1)
            else:
                built.add(said)


def _shown(data: bytes) -> Iterator[str]:
    """The lines of the source without those that are only marks, and without the targets of links."""
    for line in re.split(r"\n", decode(data)):
        if not re.match(r"\s*(?:\.\. |:[\w -]+:|[^\w\s]+$)", line):
            yield re.sub(r"<[^<>]*>`_{0,2}|:[\w.+:-]+:`|\[[#\w*]+\]_|`__?", " ", line)


FORMATS = (Format((".rst", ".rest"), read_rst, shown=_shown, largest=MARKED_UP),)
