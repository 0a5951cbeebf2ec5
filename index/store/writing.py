"""The truth, open for a build, and the troubles of its disk in words for whoever asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pullquote.index.errors import LibraryDamaged, explained
from pullquote.index.store.writer import Staging

TRUTH = "library.db"


@contextmanager
def writing(truth: Path) -> Iterator[Staging]:
    """The truth, open for a build. One whose last writer was killed is read through first: LibraryDamaged."""
    store = Staging(truth)
    try:
        with store.explaining():
            if store.get("writing"):
                store.check()
            store.put("writing", "1")
            try:
                yield store
            finally:
                store.put("writing", None)
    finally:
        store.close()


@contextmanager
def explaining(folder: Path) -> Iterator[None]:
    """Troubles of the disk, as the search engines and the system tell them, in words for whoever asked."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        told = explained(error, folder)
        if isinstance(told, LibraryDamaged):  # no trouble of the disk
            raise
        raise told from error
