"""How parent and child exchange bytes: a four-byte length, then that many bytes."""

from __future__ import annotations

from typing import IO

LARGEST = 2**32 - 1


def give(stream: IO[bytes], *pieces: bytes) -> None:
    """Send pieces of at most `LARGEST` bytes."""
    for data in pieces:
        stream.write(len(data).to_bytes(4, "big"))
        stream.write(data)
    stream.flush()


def take(stream: IO[bytes], most: int = LARGEST) -> bytes | None:
    """The next piece; None if the stream ends. Raises ValueError if it is longer than `most`."""
    length = int.from_bytes(size, "big") if len(size := stream.read(4)) == 4 else -1
    if length > most:
        raise ValueError(f"{length} bytes; {most} at most")
    data = stream.read(length) if length >= 0 else b""
    return data if len(data) == length else None
