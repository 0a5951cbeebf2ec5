"""What a child process does before it touches a file: it keeps its streams for itself, and limits what it may take."""

from __future__ import annotations

import os
from typing import IO


def begin(memory: int) -> tuple[IO[bytes], IO[bytes]]:
    """Take so many bytes of memory at most, write no file, and return the streams of what is asked and replied."""
    asked, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):  # what a parser prints is no answer
        os.dup2(nothing, standard)
    _limit("RLIMIT_AS", memory)
    for none in ("RLIMIT_FSIZE", "RLIMIT_CORE"):
        _limit(none, 0)
    return asked, replies


def allow(seconds: int) -> None:
    """Take so many seconds of the processor from now on at most; the system ends the process then."""
    _limit("RLIMIT_CPU", _spent() + seconds)


def _limit(what: str, most: int) -> None:
    """Where the system knows of such a limit, and allows it."""
    try:
        import resource

        kind = getattr(resource, what)
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
    except (ImportError, AttributeError, ValueError, OSError):
        pass


def _spent() -> int:
    """Seconds of processor time so far, rounded up."""
    times = os.times()
    return int(times.user + times.system) + 1
