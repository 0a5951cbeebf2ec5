"""Files and pipes get UTF-8, whatever the system's own code page."""

from __future__ import annotations

import io
from typing import TextIO


def write_utf8(*streams: TextIO) -> None:
    """Let streams that lead to no terminal write UTF-8: a code page of Windows lacks most of the world's letters."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
