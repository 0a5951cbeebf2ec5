"""Ends a process that works for too long.

One thread watches all of them: a thread for each small file would take as long as reading it.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

LOOKS = 0.25
"""Seconds between two looks at the clock."""


@dataclass(eq=False, slots=True)
class Deadline:
    """The process is killed at `time` of the monotonic clock; then the deadline is `missed`."""

    process: subprocess.Popen[bytes]
    time: float
    missed: bool = False


@contextmanager
def deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Deadline]:
    """Kill a process if the block takes more than so many seconds."""
    watch, mine = _watch(), Deadline(process, time.monotonic() + seconds)
    watch.add(mine)
    try:
        yield mine
    finally:
        watch.remove(mine)


class _Watch:
    """Waits while there is no deadline."""

    def __init__(self) -> None:
        self._ahead: set[Deadline] = set()
        self._lock, self._some = threading.Lock(), threading.Event()
        threading.Thread(target=self._run, name="deadlines", daemon=True).start()

    def add(self, deadline: Deadline) -> None:
        with self._lock:
            self._ahead.add(deadline)
            self._some.set()

    def remove(self, deadline: Deadline) -> None:
        with self._lock:
            self._ahead.discard(deadline)

    def _run(self) -> None:
        while self._some.wait():
            time.sleep(LOOKS)
            with self._lock:
                self._end_late()
                if not self._ahead:
                    self._some.clear()

    def _end_late(self) -> None:
        for each in self._ahead:
            if not each.missed and each.time <= time.monotonic():
                each.missed = True
                each.process.kill()


@cache
def _watch() -> _Watch:
    return _Watch()
