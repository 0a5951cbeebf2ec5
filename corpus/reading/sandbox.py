"""Files are read in a separate process, so that a malicious one harms only that process.

A parser may crash, hang or take all memory: then the child ends, and the file is unreadable for that reason. A child
is reused for later files; each reading thread has one.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import threading
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any, cast

from pullquote.corpus.article import Article, Heading, LeftOut, Row, Table
from pullquote.corpus.load import Unreadable
from pullquote.corpus.pages.page import Page
from pullquote.corpus.reading.pieces import LARGEST, give, take
from pullquote.corpus.reading.process import end, name, start
from pullquote.corpus.scans.recognise import OcrLimits, can_recognise

ENDING = 5.0  # seconds that a child has to end by itself
PICTURES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
OCR_MEMORY = 6_000  # megabytes of addresses, a fifth of which is used
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


def _limits(id: str) -> ReadLimits:
    """More where pictures may have to be read: OpenVINO maps several gigabytes."""
    limits = ReadLimits.of_environment()
    if not (can_recognise() and id.lower().endswith(PICTURES)):
        return limits
    seconds = limits.seconds + OcrLimits.of_environment().seconds
    return ReadLimits(seconds, max(limits.memory, OCR_MEMORY), limits.output)


def rows_in_sandbox(id: str, data: bytes) -> list[list[str]]:
    """The rows of the first sheet of a workbook that holds any, read in a child process. Raises Unreadable like
    `read_in_sandbox`."""
    return _children(ReadLimits.of_environment()).rows(id, data)


@dataclass
class Children:
    """Processes that read within the limits. Threads may share them."""

    limits: ReadLimits = field(default_factory=ReadLimits)
    _idle: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def read(self, id: str, data: bytes) -> Article:
        """The article in these bytes. Raises Unreadable like `load.read`, or with what became of the child."""
        return _article(self._read("article", id, data))

    def rows(self, id: str, data: bytes) -> list[list[str]]:
        """The rows of the first sheet that holds any. Raises Unreadable like `read`."""
        return cast(list[list[str]], self._read("rows", id, data))

    def _read(self, what: str, id: str, data: bytes) -> Any:
        if len(data) > LARGEST:
            raise Unreadable(id, f"holds {len(data) / 1e9:.0f} GB, too large to be read")
        child = self._ready()
        try:
            outcome = self._asked(child, what.encode(), id.encode(), data)
        except BaseException:  # whoever interrupts it has no use for half a reply
            end(child, 0)
            raise
        if not outcome.keys() & {what, "reason"}:
            raise Unreadable(id, self._why(end(child, 0 if outcome else ENDING), outcome))
        self._idle.append(child)
        if "reason" in outcome:
            raise Unreadable(id, str(outcome["reason"]))
        return outcome[what]

    def close(self) -> None:
        """End idle processes."""
        while self._idle:
            end(self._idle.pop(), 0)

    def _ready(self) -> subprocess.Popen[bytes]:
        with suppress(IndexError):  # none is left
            while (child := self._idle.pop()).poll() is not None:
                end(child, 0)
            return child
        return start("pullquote.corpus.reading.child", self.limits.seconds, self.limits.memory * 1_000_000)

    def _asked(self, child: subprocess.Popen[bytes], *pieces: bytes) -> dict[str, Any]:
        """The child's reply; nothing if it ended instead."""
        slow = threading.Event()

        def cancel() -> None:
            slow.set()
            child.kill()

        alarm = threading.Timer(PATIENCE * self.limits.seconds, cancel)
        alarm.daemon = True
        alarm.start()
        try:
            for piece in pieces:
                give(cast(IO[bytes], child.stdin), piece)
            said = take(cast(IO[bytes], child.stdout), self.limits.output * 1_000_000)
        except ConnectionError:
            said = None
        except ValueError:
            return {"output": True}
        finally:
            alarm.cancel()
        return {"slow": True} if slow.is_set() else {} if said is None else dict(json.loads(said))

    def _why(self, status: int, outcome: dict[str, Any]) -> str:
        limits = self.limits
        if outcome.get("output"):
            return f"not read: it contains more than {limits.output} MB of text"
        if outcome.get("slow"):
            return f"not read: it is not done after {PATIENCE * limits.seconds} s"
        if status == -getattr(signal, "SIGXCPU", 0):
            return f"not read: it takes more than {limits.seconds} s of a processor"
        if outcome.get("memory") or status == -getattr(signal, "SIGKILL", 0):
            return f"not read: it takes more than {limits.memory} MB of memory"
        return f"not read: its reader crashed ({name(status)})"


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
