"""Where a library is → the engine that holds it: the one place that tells them apart, by the scheme of an address."""

from __future__ import annotations

from pathlib import Path

from pullquote.index.engine import Engine, Place
from pullquote.index.local.embedded import Embedded

SCHEMES = ("milvus",)


def place_of(told: str | Path) -> Place:
    """A folder, or an address where the text is one. ValueError for an address of an unknown kind."""
    if isinstance(told, Path) or "://" not in told:
        return Path(told)
    scheme = told.partition("://")[0]
    if scheme not in SCHEMES:
        raise ValueError(f"a library is a folder or an address milvus://HOST:PORT/NAME; {scheme}:// is neither")
    return told


def engine(at: Place) -> Engine:
    """The engine of the library there; nothing is opened yet."""
    if isinstance(at, Path):
        return Embedded(at)
    from pullquote.index.server.milvus import milvus

    return milvus(at)


def home(at: Place) -> Path:
    """The folder on this machine for what stays on it: the library itself, or what belongs to one that is shared."""
    return engine(at).home
