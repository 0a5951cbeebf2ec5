"""Files are read in a separate process, so that a malicious one harms only that process.

A parser may crash, hang or take all memory: then the child ends, and the file is unreadable for that reason. A child
is reused for later files; each reading thread has one.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
from base64 import b64decode
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from pullquote.corpus.article import Article, Heading, LeftOut, Row, Table
from pullquote.corpus.load import Unreadable
from pullquote.corpus.pages.page import Page
from pullquote.corpus.reading.pieces import LARGEST
from pullquote.corpus.reading.pool import Ended, Pool
from pullquote.corpus.reading.process import name
from pullquote.corpus.scans.recognise import OcrLimits, can_recognise

PICTURES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
PATIENCE = 5  # times its seconds of a processor that a child may take by the clock: others may want the processor, too


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Limits on reading one file: seconds of processor time, megabytes of memory, megabytes of output."""

    seconds: int = 60
    memory: int = 2_000
    output: int = 400

    @classmethod
    def of_environment(cls) -> ReadLimits:
        """The defaults, or those of PULLQUOTE_READ_SECONDS and PULLQUOTE_READ_MEMORY."""
        given = {name: os.environ.get(f"PULLQUOTE_READ_{name.upper()}", "") for name in ("seconds", "memory")}
        return cls(**{name: int(value) for name, value in given.items() if value.isdecimal() and int(value)})


def read_in_sandbox(id: str, data: bytes) -> Article:
    """The same as `load.read`, in a child process. Unreadable, too, where that ends of the file."""
    return _children(_limits(id)).read(id, data)


def get_ready() -> None:
    """Start the process that reads most files, without waiting for it."""
    _children(ReadLimits.of_environment()).get_ready()


def why_unreadable(id: str, data: bytes) -> str:
    """Why a file cannot be read; '' if it can, or if finding out may take minutes: words on pictures."""
    if id.lower().endswith(PICTURES) and can_recognise():
        return ""
    try:
        read_in_sandbox(id, data)
    except Unreadable as error:
        return error.reason
    return ""


def _limits(id: str) -> ReadLimits:
    """More time where pictures may have to be read; more memory is allowed once one is, see `recognise`."""
    limits = ReadLimits.of_environment()
    if not (id.lower().endswith(PICTURES) and can_recognise()):
        return limits
    seconds = limits.seconds + OcrLimits.of_environment().seconds
    return ReadLimits(seconds, limits.memory, limits.output)


def rows_in_sandbox(id: str, data: bytes) -> list[list[str]]:
    """The rows of the first sheet of a workbook that holds any, read in a child process. Raises Unreadable like
    `read_in_sandbox`."""
    return _children(ReadLimits.of_environment()).rows(id, data)


class Children:
    """Processes that read within the limits. Threads may share them."""

    def __init__(self, limits: ReadLimits | None = None) -> None:
        self.limits = limits or ReadLimits()
        self._pool = Pool("pullquote.corpus.reading.child", self.limits.seconds, self.limits.memory)

    def read(self, id: str, data: bytes) -> Article:
        """The article in these bytes. Raises Unreadable like `load.read`, or with what became of the child."""
        return _article(self._read("article", id, data))

    def rows(self, id: str, data: bytes) -> list[list[str]]:
        """The rows of the first sheet that holds any. Raises Unreadable like `read`."""
        return cast(list[list[str]], self._read("rows", id, data))

    def get_ready(self) -> None:
        """Start a process, if none is idle, without waiting for it."""
        self._pool.get_ready()

    def close(self) -> None:
        """End idle processes."""
        self._pool.close()

    def _read(self, what: str, id: str, data: bytes) -> Any:
        if len(data) > LARGEST:
            raise Unreadable(id, f"holds {len(data) / 1e9:.0f} GB, too large to be read")
        within = {"output": self.limits.output * 1_000_000, "clock": PATIENCE * self.limits.seconds}
        try:
            with self._pool.child() as child:
                (said,) = child.ask(what.encode(), id.encode(), data, replies=1, **within)
                outcome = json.loads(said)
                if "memory" in outcome:  # it may keep what it took
                    raise Ended(child.end(), "memory")
        except Ended as ended:
            raise Unreadable(id, self._why(ended)) from None
        if "reason" in outcome:
            raise Unreadable(id, str(outcome["reason"]))
        return outcome[what]

    def _why(self, ended: Ended) -> str:
        limits = self.limits
        if ended.why == "output":
            return f"not read: it contains more than {limits.output} MB of text"
        if ended.why == "slow":
            return f"not read: it is not done after {PATIENCE * limits.seconds} s"
        if ended.status == -getattr(signal, "SIGXCPU", 0):
            return f"not read: it takes more than {limits.seconds} s of a processor"
        if ended.why == "memory" or ended.status == -getattr(signal, "SIGKILL", 0):
            return f"not read: it takes more than {limits.memory} MB of memory"
        return f"not read: its reader crashed ({name(ended.status)})"


@cache
def _children(limits: ReadLimits) -> Children:
    children = Children(limits)
    atexit.register(children.close)
    return children


def _article(fields: dict[str, Any]) -> Article:
    """The child's article: JSON has no tuples."""
    pairs = {name: tuple(map(tuple, fields[name])) for name in ("noise", "places", "items")}
    headings = tuple(Heading(*heading) for heading in fields["headings"])
    tables = tuple(Table(_row(heads), tuple(map(_row, rows)), named) for heads, rows, named in fields["tables"])
    pages = tuple(
        Page(number, width, height, start, end, b64decode(packed))
        for number, width, height, start, end, packed in fields["pages"]
    )
    given = {"pages": pages, "tags": tuple(fields["tags"]), "left": tuple(LeftOut(*each) for each in fields["left"])}
    return Article(**fields | pairs | given | {"headings": headings, "tables": tables})


def _row(fields: list[Any]) -> Row:
    start, end, cells = fields
    return Row(start, end, tuple(map(tuple, cells)))
