"""Pages of PDF files → pictures, drawn in separate processes, so that no file can crash the program.

PDFium is not thread-safe: each process draws one page at a time, and keeps the file of its last page open.
"""

from __future__ import annotations

import atexit
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pullquote.corpus.load import Unreadable
from pullquote.corpus.reading.pool import Ended, Pool
from pullquote.corpus.reading.process import name


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


class Pictures:
    """Processes that draw within the limits. Threads may share them; callers wait while all are busy."""

    def __init__(self, limits: DrawLimits | None = None) -> None:
        self.limits = limits or DrawLimits()
        self._gate = threading.BoundedSemaphore(self.limits.at_once)
        self._pool = Pool("pullquote.corpus.drawing.child", self.limits.seconds, self.limits.memory)

    def draw(self, wanted: Wanted) -> bytes:
        """The page as WebP. Raises IndexError if there is no such page, Unreadable if it cannot be drawn."""
        asked = json.dumps({"page": wanted.number, "width": wanted.width}).encode()
        within = {"output": self.limits.output * 1_000_000, "clock": self.limits.clock}
        try:
            with self._gate, self._pool.child(wanted.digest) as child:
                data = b"" if child.holds == wanted.digest else wanted.data()
                said, drawn = child.ask(asked, data, replies=2, **within)
                outcome = json.loads(said)
                child.holds = "" if outcome else wanted.digest
        except Ended as ended:
            raise Unreadable(wanted.id, _why(ended)) from None
        if "page" in outcome:
            raise IndexError(outcome["page"])
        if outcome:
            raise Unreadable(wanted.id, str(outcome.get("reason", "cannot be drawn: it takes too much memory")))
        return drawn

    def warm(self) -> None:
        """Start a process, so that the first page does not have to wait for it."""
        with self._gate, self._pool.child():
            pass

    def close(self) -> None:
        """End idle processes."""
        self._pool.close()


@cache
def pictures() -> Pictures:
    """The processes that the whole program shares; they end with it."""
    shared = Pictures()
    atexit.register(shared.close)
    return shared


def _why(ended: Ended) -> str:
    """Why a child ended: the system ends what takes too long, the alarm what does not end."""
    if ended.why == "slow" or name(ended.status) in ("SIGXCPU", "SIGKILL"):
        return "cannot be drawn: it takes too long"
    return f"cannot be drawn: the process that draws it crashed ({name(ended.status)})"
