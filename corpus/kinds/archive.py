"""The archives that office files and e-books are: checked before they are unpacked, their XML read safely.

No entity is expanded and nothing is fetched, so that zip and XML bombs fail early.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

from pullquote.corpus.text.content import Refused, tags_in

LARGEST = 200_000_000
"""Bytes that a file may have, or unpack to."""
MANY = 10_000
"""Parts that a packed file may have."""
ELEMENTS = 4_000_000
"""Elements that an XML part may have; each takes some 150 bytes of memory."""
PARAGRAPHS = 500_000
"""Paragraphs that an XML part may have, empty ones among them: a thousand pages hold some 30,000."""
OLD = b"\xd0\xcf\x11\xe0"


def check_size(data: bytes) -> None:
    """Raises Refused if the file is too large."""
    if len(data) > LARGEST:
        raise Refused(f"holds {len(data) / 1e6:,.0f} MB, more than the {LARGEST / 1e6:.0f} MB that are read")


class Archive:
    """The parts of a packed file by name. Raises Refused if it is damaged, locked, or unpacks to too much."""

    def __init__(self, data: bytes, kind: str) -> None:
        check_size(data)
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile:
            if data.startswith(OLD):
                raise Refused(f"is an old or password-protected {kind}: save it again without a password") from None
            raise Refused(f"is damaged: not a {kind}") from None
        parts = self._packed.infolist()
        size = sum(part.file_size for part in parts)
        if size > LARGEST or len(parts) > MANY:
            raise Refused(f"would unpack to {size / 1e6:,.0f} MB in {len(parts)} parts, too much for a {kind}")
        self.names = {part.filename for part in parts}

    def read(self, name: str) -> bytes:
        """The bytes of a part; b'' if there is none. Never more than the part claimed to hold."""
        return self._packed.read(name) if name in self.names else b""

    def xml(self, name: str) -> Any:
        """The root of a part; an empty element if there is none."""
        data = self.read(name)
        return parse(data) if data else parse(b"<none/>")

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Of an Office part, '' for the file: each relation's id → its type's last word, and the part it leads to."""
        folder, _, file = name.rpartition("/")
        found = {}
        for relation in self.xml(posixpath.join(folder, "_rels", f"{file}.rels")):
            target = str(relation.get("Target", ""))
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[str(relation.get("Id"))] = (str(relation.get("Type", "")).rpartition("/")[2], path)
        return found


def parse(data: bytes) -> Any:
    """The root element of an XML text. Raises Refused if it has more elements than a person would write."""
    from lxml import etree  # type: ignore[import-untyped]

    count = data.count(b"<") - data.count(b"</")
    if count > ELEMENTS:
        raise Refused(f"holds {count:,} XML elements, more than the {ELEMENTS:,} that are read")
    paragraphs = sum(1 for _ in PARAGRAPH.finditer(data))
    if paragraphs > PARAGRAPHS:
        raise Refused(f"holds {paragraphs:,} paragraphs, more than the {PARAGRAPHS:,} that are read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def tag(element: Any) -> str:
    """The name of an element without its namespace; '' for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """The attribute of that name in whatever namespace; '' if there is none."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def inside(element: Any, *names: str) -> Iterator[Any]:
    """All elements of these names below an element, in reading order."""
    return (each for each in element.iter() if tag(each) in names)


def child_text(element: Any, name: str) -> str:
    """The words of the first element of that name below an element."""
    return next(("".join(each.itertext()).strip() for each in inside(element, name)), "")


def listed_tags(element: Any, *names: str) -> tuple[str, ...]:
    """The tags in all elements of these names below an element: an office file's keywords, its category."""
    return tags_in(*("".join(each.itertext()) for each in inside(element, *names)))


PARAGRAPH = re.compile(rb"<(?:\w{1,20}:)?p[\s/>]")
END = re.compile(rb"</(?:\w+:)?(?:p|si|is|h|h[1-6]|li|td|th|div|title)>|<br[^>]*>")
SPACE = re.compile(rb"<(?:\w+:)?(?:tab|br|cr|s|line-break)(?:\s[^>]*)?/>")
UNSHOWN = re.compile(
    rb"<((?:\w+:)?(?:Fallback|head|script|style|ruby-text|tracked-changes|annotation|sequence-decls))[\s>].*?</\1>",
    re.DOTALL,
)
RUN = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<")
TAG = re.compile(rb"<[^>]*>")


def shown(data: bytes, kind: str, parts: str, runs: bool = True) -> Iterator[str]:
    """The words in the raw XML of an archive, paragraph by paragraph: of elements `t`, or of all.

    `parts` is a pattern of the names of the parts that are shown.
    """
    archive = Archive(data, kind)
    for name in sorted(each for each in archive.names if re.fullmatch(parts, each)):
        for paragraph in END.split(SPACE.sub(b"<t> </t> ", UNSHOWN.sub(b"", archive.read(name)))):
            words = b"".join(RUN.findall(paragraph)) if runs else TAG.sub(b"", paragraph)
            yield unescape(words.decode("utf-8", "replace"))
