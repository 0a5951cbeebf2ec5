"""Pages of PDF files → pictures, drawn in separate processes, so that no file can crash the program.

PDFium is not thread-safe: each process draws one page at a time, and keeps the file of its last page open.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any, cast

from pullquote.corpus.load import Unreadable
from pullquote.corpus.reading.pieces import give, take
from pullquote.corpus.reading.process import end, name, start


@dataclass(frozen=True, slots=True)
class DrawLimits:
    """Limits on drawing a page: seconds of processor and wall time, megabytes of memory and of the picture; pages
    drawn at once."""

    seconds: int = 8
    clock: int = 20
    memory: int = 1_500
    output: int = 20
    at_once: int = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page, from 1, `width` pixels wide, of the file whose bytes `data` gives; `digest` distinguishes files."""

    id: str
    digest: str
    data: Callable[[], bytes]
    number: int
    width: int


@dataclass
class _Child:
    """A process and the digest of the file that is open in it."""

    process: subprocess.Popen[bytes]
    digest: str = ""


@dataclass
class Pictures:
    """Processes that draw within the limits. Threads may share them; callers wait while all are busy."""

    limits: DrawLimits = field(default_factory=DrawLimits)
    _idle: list[_Child] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._gate = threading.BoundedSemaphore(self.limits.at_once)

    def draw(self, wanted: Wanted) -> bytes:
        """The page as WebP. Raises IndexError if there is no such page, Unreadable if it cannot be drawn."""
        with self._gate:
            data = b"" if (child := self._with(wanted.digest)) else wanted.data()
            child = child or self._ready()
            try:
                outcome, drawn = self._asked(child, wanted, data)
            except BaseException:  # whoever interrupts it has no use for half a picture
                end(child.process, 0)
                raise
            if "died" in outcome:
                raise Unreadable(wanted.id, _why(end(child.process, 1)))
            child.digest = "" if outcome else wanted.digest
            self._idle.append(child)
        if "page" in outcome:
            raise IndexError(outcome["page"])
        if outcome:
            raise Unreadable(wanted.id, str(outcome.get("reason", "cannot be drawn: it takes too much memory")))
        return drawn

    def warm(self) -> None:
        """Start a process, so that the first page does not have to wait for it."""
        with self._gate:
            self._idle.append(self._ready())

    def close(self) -> None:
        """End idle processes."""
        while self._idle:
            end(self._idle.pop().process, 0)

    def _with(self, digest: str) -> _Child | None:
        """The idle child that has this file open."""
        for child in [*self._idle]:
            if child.digest == digest and child.process.poll() is None:
                with suppress(ValueError):  # another thread was quicker
                    self._idle.remove(child)
                    return child
        return None

    def _ready(self) -> _Child:
        """An idle child, else a new one."""
        with suppress(IndexError):  # none is left
            while (child := self._idle.pop(0)).process.poll() is not None:
                end(child.process, 0)
            return child
        return _Child(start("pullquote.corpus.drawing.child", self.limits.seconds, self.limits.memory * 1_000_000))

    def _asked(self, child: _Child, wanted: Wanted, data: bytes) -> tuple[dict[str, Any], bytes]:
        """The child's reply and the picture; "died" if it ended instead."""
        alarm = threading.Timer(self.limits.clock, child.process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            asked = json.dumps({"page": wanted.number, "width": wanted.width}).encode()
            for piece in (asked, data):
                give(cast(IO[bytes], child.process.stdin), piece)
            replies, most = cast(IO[bytes], child.process.stdout), self.limits.output * 1_000_000
            said, drawn = take(replies, most), take(replies, most)
        except (ConnectionError, ValueError):
            said = drawn = None
        finally:
            alarm.cancel()
        if said is None or drawn is None:
            return {"died": True}, b""
        return dict(json.loads(said)), drawn


@cache
def pictures() -> Pictures:
    """The processes that the whole program shares; they end with it."""
    shared = Pictures()
    atexit.register(shared.close)
    return shared


def _why(status: int) -> str:
    """Why a child ended: the system ends what takes too long, the alarm what does not end."""
    if name(status) in ("SIGXCPU", "SIGKILL"):
        return "cannot be drawn: it takes too long"
    return f"cannot be drawn: the process that draws it crashed ({name(status)})"
