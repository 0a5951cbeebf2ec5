"""Plain text: the decoded file itself. Finds the headings that plain text has; changes and adds nothing."""

from __future__ import annotations

import re

from pullquote.corpus.coverage import left_lines
from pullquote.corpus.formats.decode import decode, doubts
from pullquote.corpus.text.boilerplate import page_noise
from pullquote.corpus.text.content import Content, Format
from pullquote.corpus.text.headings import headings
from pullquote.corpus.text.items import marked_items
from pullquote.corpus.text.pipe_tables import pipe_tables
from pullquote.corpus.text.spans import merge

MARK = re.compile(r"^[ \t]*(?:[•‣◦▪●○■□➢➤✓✔]|[-*](?=[ \t]))[ \t]*|\0", re.MULTILINE)


def read_text(data: bytes) -> Content:
    """Raises Refused if the bytes are not text."""
    text = decode(data)
    page = merge(page_noise(text))
    noise = merge([*page, *(match.span() for match in MARK.finditer(text))])
    found, marks = headings(text, noise)
    noise = merge([*noise, *marks])
    left = (*doubts(data), *left_lines("lines of the web page around it", text, page))
    tables, items = pipe_tables(text, noise), marked_items(text, found)
    return Content(text, headings=found, noise=noise, left=left, tables=tables, items=items)


FORMATS = (Format((".txt", ".text", ".log"), read_text, version=5),)
