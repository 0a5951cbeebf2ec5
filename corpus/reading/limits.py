"""What a child process does before it touches a file: it reserves its streams and limits its resources."""

from __future__ import annotations

import os
from typing import IO


def begin(memory: int) -> tuple[IO[bytes], IO[bytes]]:
    """Limit memory to so many bytes, forbid writing files, and return the streams of requests and replies."""
    asked, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):  # what a parser prints is not a reply
        os.dup2(nothing, standard)
    _limit("RLIMIT_AS", memory)
    for none in ("RLIMIT_FSIZE", "RLIMIT_CORE"):
        _limit(none, 0)
    return asked, replies


def allow(seconds: int) -> None:
    """Limit processor time to so many seconds from now on; then the system ends the process."""
    _limit("RLIMIT_CPU", _spent() + seconds)


def _limit(what: str, most: int) -> None:
    """If the system has such a limit and allows it."""
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
