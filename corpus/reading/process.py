"""Starting and ending a child process that works within limits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import IO, cast


def start(module: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Start a module of ours with pipes to it and from it."""
    asked = [sys.executable, "-m", module, *map(str, arguments)]
    alone = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # each thread would use memory
    pipe = subprocess.PIPE
    return subprocess.Popen(asked, env=os.environ | alone, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def end(child: subprocess.Popen[bytes], patience: float) -> int:
    """Return the status of a child, which is killed where it has not ended by itself in so many seconds."""
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
    for stream in (child.stdin, child.stdout):
        with suppress(OSError):  # what was not sent is useless now
            cast(IO[bytes], stream).close()
    return child.wait()


def name(status: int) -> str:
    """Return the name of a process's exit status."""
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"status {status}"
