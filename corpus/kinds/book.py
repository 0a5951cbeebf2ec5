"""An EPUB → its chapters in reading order; a place is the first heading of its chapter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, child_text, inside, listed_tags, shown, tag
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.raised import raised

BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "div",
    "section",
    "article",
    "figcaption",
    "caption",
    "body",
    "ul",
    "ol",
    "dl",
    "aside",
    "header",
    "footer",
    "main",
    "figure",
    "nav",
    "hr",
    "br",
    "address",
    "center",
}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LEFT_OUT = {"script", "style", "head", "template", "svg", "math"}


def read_epub(data: bytes) -> Content:
    """Raises Refused if it is not a book, is damaged, locked, or unpacks to too much."""
    archive, built = Archive(data, "book"), Builder()
    if "META-INF/encryption.xml" in archive.names and b"EncryptedKey" in archive.read("META-INF/encryption.xml"):
        raise Refused("is copy-protected and cannot be read")
    root = next((str(each.get("full-path")) for each in inside(archive.xml("META-INF/container.xml"), "rootfile")), "")
    package, folder = archive.xml(root), posixpath.dirname(root)
    paths = {each.get("id"): str(each.get("href", "")) for each in inside(package, "item")}
    for number, each in enumerate(inside(package, "itemref"), 1):
        path = posixpath.normpath(posixpath.join(folder, unquote(paths.get(each.get("idref"), ""))))
        if archive.read(path):
            _chapter(archive.read(path), built, number)
    named = {name: child_text(package, name) for name in ("title", "creator", "date", "language")}
    return built.content(
        title=named["title"],
        author=named["creator"],
        date=named["date"][:10],
        language=named["language"][:2],
        tags=listed_tags(package, "subject"),
    )


def _chapter(data: bytes, built: Builder, number: int) -> None:
    from lxml import html  # type: ignore[import-untyped]

    page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    for high in list(page.iter("sup")):
        said = raised(high.text_content())
        for child in list(high):
            high.remove(child)
        high.text = said
    heading = next((" ".join(each.text_content().split()) for each in page.iter(*HEADINGS)), "")
    built.place(heading or f"part {number}")
    words: list[str] = []
    for body in page.iter("body"):
        _walk(body, built, words)
    _close(built, words)


def _walk(element: Any, built: Builder, words: list[str]) -> None:
    """The blocks of a page; `words` gathers what is between two block bounds."""
    name = tag(element)
    if name in LEFT_OUT or not name:
        return
    if name in HEADINGS:
        _close(built, words)
        built.add(element.text_content(), HEADINGS[name])
        return
    if name == "table":
        _close(built, words)
        add_rows(built, ([Cell(cell.text_content()) for cell in row.iter("td", "th")] for row in element.iter("tr")))
        return
    if name in BLOCKS:
        _close(built, words)
    words.append(element.text or "")
    for child in element:
        _walk(child, built, words)
        words.append(child.tail or "")
    if name in BLOCKS:
        _close(built, words, _is_item(element))


def _is_item(element: Any) -> bool:
    """Whether it is an item of a list, or a paragraph in one."""
    parent = element.getparent()
    return tag(element) == "li" or (parent is not None and tag(parent) == "li")


def _close(built: Builder, words: list[str], item: bool = False) -> None:
    built.add("".join(words), item=item)
    words.clear()


def _shown(data: bytes) -> Iterator[str]:
    return shown(data, "book", r".*\.x?html?", runs=False)


FORMATS = (Format((".epub",), read_epub, version=6, shown=_shown),)
