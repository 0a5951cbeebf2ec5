"""File → Article: reads it in its format, and turns every failure into one clear line."""

from __future__ import annotations

import hashlib
import logging
import os
import warnings
from collections.abc import Callable
from typing import TypeVar

from pullquote.corpus.article import Article, LeftOut
from pullquote.corpus.coverage import missing
from pullquote.corpus.dateline import dateline
from pullquote.corpus.errors import PullquoteError
from pullquote.corpus.folder import File
from pullquote.corpus.languages.script_language import language_of_article
from pullquote.corpus.name_date import name_date
from pullquote.corpus.registry import format_of
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.title import tidy, title

T = TypeVar("T")
LONGEST = 50_000_000
"""Characters of an article; each takes thirty bytes of memory while its passages are made."""
COMPARED = 50_000_000
"""Bytes of a file up to which it is read a second time, to find what is left out."""
LOUD = ("trafilatura", "htmldate", "courlan", "justext")


class Unreadable(PullquoteError):
    """A file cannot be read as an article: `id` names it, `reason` says why; the message is both.

    `for_now`: its content is unknown; it could not be opened, or changed meanwhile.
    """

    def __init__(self, id: str, reason: str, *, for_now: bool = False) -> None:
        super().__init__(f"{id} {reason}")
        self.id = id
        self.reason = reason
        self.for_now = for_now


def load(file: File) -> Article:
    """The article in a file. Raises Unreadable if the file is gone, changes meanwhile, is damaged or contains no text.
    Prints and logs nothing.
    """
    format_of(file.id)
    return read(file.id, fetch(file))


def read(id: str, data: bytes) -> Article:
    """Read the article in the bytes of a file; the second half of `load`."""
    format = format_of(id)
    content = _content(id, format.read, data, format.largest)
    printed, writer = dateline(content.text)
    return Article(
        id=id,
        title=title(content, id),
        text=content.text,
        fingerprint=hashlib.sha256(data).hexdigest(),
        author=tidy(content.author) or writer,
        date=_date(content, name_date(id) or printed),
        url=tidy(content.url, 2000),
        language=tidy(content.language, 20) or _guessed(content.text),
        headings=content.headings,
        noise=content.noise,
        places=content.places,
        left=(*content.left, *_missing(format, data, content)),
        tags=tuple(dict.fromkeys(filter(None, map(tidy, content.tags)))),
        tables=content.tables,
        items=content.items,
        pages=content.pages,
    )


def _date(content: Content, written: str) -> str:
    """The date that a person wrote, if there is one, before that of a program, which may be a template's."""
    return (written or tidy(content.date)) if content.stamped else (tidy(content.date) or written)


def _guessed(text: str) -> str:
    """The language of a text; '' for English, which is also the default."""
    guess = language_of_article(text)
    return "" if guess == "en" else guess


def fetch(file: File) -> bytes:
    """The bytes of a file. Raises Unreadable if it is gone or changes meanwhile."""
    try:
        with file.path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            data = stream.read()
            after = os.fstat(stream.fileno())
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Unreadable(file.id, f"cannot be opened: {reason[:1].lower()}{reason[1:]}", for_now=True) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise Unreadable(file.id, "changed while it was read", for_now=True)
    return data


def _missing(format: Format, data: bytes, content: Content) -> tuple[LeftOut, ...]:
    if format.shown is None or len(data) > COMPARED:
        return ()
    try:
        extracted = "\n".join((content.text, content.title, content.author, content.date))
        return missing(format.rest, format.shown(data), extracted, () if format.marked else content.noise)
    except Exception:  # the article is read; only what is left out is unknown
        return ()


def _content(id: str, reader: Callable[[bytes], Content], data: bytes, largest: int) -> Content:
    if not data:
        raise Unreadable(id, "is empty")
    if 0 < largest < len(data):
        raise Unreadable(id, f"holds {len(data):,} bytes, more than the {largest:,} that are read of such a file")
    content = guarded(id, reader, data)
    if not content.text.strip():
        raise Unreadable(id, "contains no text")
    if len(content.text) > LONGEST:
        said = f"holds a text of {len(content.text):,} characters, more than the {LONGEST:,} that are read; divide it"
        raise Unreadable(id, said)
    return content


def guarded(id: str, reader: Callable[[bytes], T], data: bytes) -> T:
    """Run a reader on the bytes of a file. Raises Unreadable for any failure; prints and logs nothing."""
    _silence()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return reader(data)
    except Refused as problem:
        raise Unreadable(id, str(problem)) from None
    except (Exception, RecursionError) as problem:  # whatever a parser fails with, other files must be read
        raise Unreadable(id, f"is damaged: {_said(problem)}") from problem


def _said(problem: Exception) -> str:
    """What a parser says of a file; Python's own messages are of use to nobody."""
    if isinstance(problem, RecursionError):
        return "its parts are nested too deeply"
    if type(problem).__module__ == "builtins":
        return "it is not built as files of its kind are; open it in its program and save it again"
    return " ".join(str(problem).split())[:120] or type(problem).__name__


def _silence() -> None:
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
