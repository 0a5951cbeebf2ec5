"""An EPUB → its chapters in reading order; a place is the first heading of its chapter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.html import add_blocks
from pullquote.corpus.formats.page_blocks import page_blocks
from pullquote.corpus.formats.page_styles import style
from pullquote.corpus.kinds.archive import Archive, child_text, inside, listed_tags, shown
from pullquote.corpus.text.content import Content, Format, Refused

HEADINGS = [f"h{level}" for level in range(1, 7)]


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
            _chapter(archive, path, built, number)
    named = {name: child_text(package, name) for name in ("title", "creator", "date", "language")}
    return built.content(
        title=named["title"],
        author=named["creator"],
        date=named["date"][:10],
        language=named["language"][:2],
        tags=listed_tags(package, "subject"),
    )


def _chapter(archive: Archive, path: str, built: Builder, number: int) -> None:
    from lxml import html  # type: ignore[import-untyped]

    page = html.document_fromstring(archive.read(path), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    linked = (posixpath.join(posixpath.dirname(path), unquote(each.get("href") or "")) for each in page.iter("link"))
    sheets = [archive.read(posixpath.normpath(sheet)).decode("utf-8", "replace") for sheet in linked]
    style(page, [*sheets, *(each.text or "" for each in page.iter("style"))], scripts=False)
    heading = next((" ".join(each.text_content().split()) for each in page.iter(*HEADINGS)), "")
    built.place(heading or f"part {number}")
    add_blocks(page_blocks(page), built, anchors=False)


def _shown(data: bytes) -> Iterator[str]:
    return shown(data, "book", r".*\.x?html?", runs=False)


FORMATS = (Format((".epub",), read_epub, version=7, shown=_shown),)
