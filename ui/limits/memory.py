"""Memory that was freed goes back to the system, where its C library (glibc) would keep it for later."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

ARENAS = -8  # mallopt's M_ARENA_MAX: how many heaps threads spread their memory over, each with gaps of its own


def few_arenas() -> None:
    """Let all threads share two heaps."""
    if libc := _glibc():
        libc.mallopt(ARENAS, 2)


def give_back() -> None:
    """Return to the system what is free by now."""
    if libc := _glibc():
        libc.malloc_trim(0)


@cache
def _glibc() -> Any:
    """None on other systems."""
    try:
        libc = ctypes.CDLL("libc.so.6")
        return libc if hasattr(libc, "malloc_trim") else None
    except OSError:
        return None
