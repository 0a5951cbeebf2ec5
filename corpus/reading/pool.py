"""Child processes that work within limits, and are kept for later work of the same kind."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, cast

from pullquote.corpus.reading.deadline import deadline
from pullquote.corpus.reading.pieces import give, take
from pullquote.corpus.reading.process import end, start

ENDING = 5.0  # seconds that a child has to end by itself


class Ended(Exception):
    """A child ended with this status instead of replying. `why`: "slow" or "output" if it had to be ended for that."""

    def __init__(self, status: int, why: str = "") -> None:
        super().__init__(status, why)
        self.status, self.why = status, why


@dataclass
class Child:
    """A process; `holds` names what it keeps open."""

    process: subprocess.Popen[bytes]
    holds: str = ""

    def ask(self, *pieces: bytes, replies: int, output: int, clock: float) -> list[bytes]:
        """Send pieces, and return so many pieces of at most `output` bytes each, given within `clock` seconds.

        Raises Ended.
        """
        said: list[bytes | None] = [None]
        try:
            with deadline(self.process, clock) as late, suppress(ConnectionError):
                give(cast(IO[bytes], self.process.stdin), *pieces)
                said = [take(cast(IO[bytes], self.process.stdout), output) for _ in range(replies)]
        except ValueError:
            raise Ended(self.end(), "output") from None
        except BaseException:  # whoever interrupts it has no use for half a reply
            self.end()
            raise
        if late.missed or None in said:
            raise Ended(self.end(ENDING), "slow" if late.missed else "")
        return cast(list[bytes], said)

    def end(self, patience: float = 0) -> int:
        """Return its status; it is killed if it has not ended by itself in so many seconds."""
        return end(self.process, patience)


@dataclass
class Pool:
    """Children of one module of ours, each with `seconds` of a processor for a piece of work and `memory` megabytes.

    Threads may share it.
    """

    module: str
    seconds: int
    memory: int
    _idle: list[Child] = field(default_factory=list)

    @contextmanager
    def child(self, holding: str = "") -> Iterator[Child]:
        """Lend an idle child, the one that holds this if there is one, else a new one."""
        child = self._holding(holding) or self._ready()
        try:
            yield child
        finally:
            if child.process.poll() is None:
                self._idle.append(child)

    def get_ready(self) -> None:
        """Start a child, if none is idle, without waiting for it."""
        if not self._idle:
            self._idle.append(self._new())

    def close(self) -> None:
        """End idle children."""
        while self._idle:
            self._idle.pop().end()

    def _holding(self, what: str) -> Child | None:
        for child in [*self._idle]:
            if what and child.holds == what and child.process.poll() is None:
                with suppress(ValueError):  # another thread was quicker
                    self._idle.remove(child)
                    return child
        return None

    def _ready(self) -> Child:
        with suppress(IndexError):  # none is left
            while (child := self._idle.pop(0)).process.poll() is not None:
                child.end()
            return child
        return self._new()

    def _new(self) -> Child:
        return Child(start(self.module, self.seconds, self.memory * 1_000_000))
