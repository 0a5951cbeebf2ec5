"""The place of a library → its engine, chosen by the scheme of the address."""

from __future__ import annotations

from pathlib import Path

from pullquote.corpus import InvalidArgument
from pullquote.index.engine import Engine, Place
from pullquote.index.local.embedded import Embedded

SCHEMES = ("milvus",)


def place_of(name: str | Path) -> Place:
    """Return a folder, or an address where the text is one. Raises ValueError for an address of an unknown kind."""
    if isinstance(name, Path) or "://" not in name:
        return Path(name)
    scheme = name.partition("://")[0]
    if scheme not in SCHEMES:
        raise InvalidArgument(f"a library is a folder or an address milvus://HOST:PORT/NAME; {scheme}:// is neither")
    return name


def open_engine(at: Place) -> Engine:
    """Return the engine of the library there; nothing is opened yet."""
    if isinstance(at, Path):
        return Embedded(at)
    from pullquote.index.server.milvus import milvus

    return milvus(at)


def home(at: Place) -> Path:
    """Return the folder on this machine for what stays on it: the library itself, or what belongs to one that is
    shared.
    """
    return open_engine(at).home
