"""Open the truth for a build, and turn disk errors into messages for the user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pullquote.index.errors import LibraryDamaged, explained
from pullquote.index.store.writer import Staging

TRUTH = "library.db"


@contextmanager
def writing(truth: Path) -> Iterator[Staging]:
    """Open the truth for a build. If its last writer was killed it is checked first: LibraryDamaged."""
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
    """Turn disk errors, as search engines and the system report them, into messages for the user."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        explanation = explained(error, folder)
        if isinstance(explanation, LibraryDamaged):  # not the disk
            raise
        raise explanation from error
