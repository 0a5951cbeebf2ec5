"""A PDF → its text. The door to pypdf.

Lines are joined to paragraphs, words cut by a hyphen at a line's end put together, and what repeats at the
top or the foot of the pages (running titles, page numbers) left out. Columns are read as the file orders
them; pictures are not read.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.headings import headings
from pullquote.corpus.text.spans import merge

NUMBER = re.compile(r"\d+|\b[ivxl]+\b")
PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–— ]*(?:\d{1,4}|[ivxl]{1,6})[-–— ]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
ENDS = re.compile(r"[.!?:;。！？：；…][\"'”’)\]]*$")
BULLET = re.compile(r"[-*•‣◦▪●○■□➢✓–—][ \t]|\d{1,3}[.)][ \t]")
HYPHEN = re.compile(r"[a-zà-öø-ÿ][-\u00ad\u2010]$")
LOWER = re.compile(r"[a-zà-öø-ÿ]")
EDGE = 2
"""Lines at the top and the foot of a page that can be a running title."""


def read_pdf(data: bytes) -> Content:
    """Refused when the file is damaged, locked with a password, or holds no text."""
    from pypdf import PdfReader

    if b"%PDF" not in data[:1024]:
        raise Refused("is damaged: not a PDF file")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("is locked with a password")
        pages = [_lines(page.extract_text()) for page in reader.pages]
    except Refused:
        raise
    except Exception as problem:  # pypdf fails in many ways on a broken file
        raise Refused("is damaged: its pages cannot be read") from problem
    if not pages:
        raise Refused("is damaged: it has no pages")
    built = Builder()
    for paragraph in _paragraphs(_without_running(pages)):
        built.add(paragraph)
    if not built.text:
        raise Refused("holds no text, only pictures: make it searchable with text recognition (OCR) first")
    found, marks = headings(built.text, ())
    metadata = reader.metadata
    return Content(
        built.text,
        title=_title(metadata.title if metadata else None),
        author=str((metadata.author if metadata else None) or ""),
        date=_date(metadata.get("/CreationDate") if metadata else None),
        headings=found,
        noise=merge(marks),
    )


def _title(title: str | None) -> str:
    """Programs put file names there; those are no titles."""
    words = str(title or "").strip()
    return "" if re.search(r"\.\w{2,5}$|^untitled|^Microsoft (?:Word|PowerPoint)", words, re.IGNORECASE) else words


def _date(created: object) -> str:
    parts = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", str(created or ""))
    return "-".join(parts.groups()) if parts else ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without edge lines that stand on at least three pages and half of them."""
    seen = Counter(key for page in pages for key in {_key(page[index]) for index in _edges(page)})
    often = {key for key, times in seen.items() if key and times >= max(3, len(pages) / 2)}
    kept = []
    for page in pages:
        edges = [index for index in _edges(page) if _key(page[index]) in often or _is_number(page, index, len(pages))]
        kept.append([line for index, line in enumerate(page) if index not in edges])
    return kept


def _edges(page: list[str]) -> list[int]:
    filled = [index for index, line in enumerate(page) if line]
    return sorted({*filled[:EDGE], *filled[-EDGE:]})


def _key(line: str) -> str:
    return NUMBER.sub("0", line.casefold())


def _is_number(page: list[str], index: int, pages: int) -> bool:
    return pages > 1 and PAGE_NUMBER.fullmatch(page[index]) is not None


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Lines joined where the text runs on, also over the end of a page."""
    width = _width(pages)
    words = last = ""
    for page in pages:
        for line in page:
            if not line:
                # Some files have a blank line after each line: only a finished sentence ends there.
                if ENDS.search(words) or len(last) < 0.6 * width:
                    yield words
                    words = ""
                continue
            if words and _runs_on(last, line, width):
                words = words[:-1] + line if HYPHEN.search(words) and LOWER.match(line) else f"{words} {line}"
            else:
                yield words
                words = line
            last = line
    yield words


def _width(pages: list[list[str]]) -> int:
    """Characters of a full line: nine of ten lines are no longer."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _runs_on(last: str, line: str, width: int) -> bool:
    if BULLET.match(line):
        return False
    if LOWER.match(line) or HYPHEN.search(last):
        return True
    return len(last) >= (0.85 if ENDS.search(last) else 0.6) * width


FORMATS = (Format((".pdf",), read_pdf),)
