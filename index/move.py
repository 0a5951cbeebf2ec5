"""A library in a folder → the same library in another folder of the same disk."""

from __future__ import annotations

import os
from pathlib import Path

from pullquote.index.errors import LibraryError
from pullquote.index.refresh import folder_of
from pullquote.index.store.lock import alone
from pullquote.index.store.writing import TRUTH, writing


def holds_library(folder: Path) -> bool:
    """Whether a library was built in this folder, and may be looked at."""
    return os.path.isfile(folder / TRUTH)


def move_library(old: Path, new: Path) -> bool:
    """Move a library to a folder that does not exist yet. False, with nothing moved, where that cannot be done now:
    while it is being built, to another disk, for lack of permission."""
    articles = folder_of(old)
    folder = None if articles is None else os.path.relpath(articles, new.resolve())
    try:
        with alone(old, wait=0.0):
            old.rename(new)
            with writing(new / TRUTH) as store:
                store.put("folder", folder)
    except (LibraryError, OSError):
        return holds_library(new)
    return True
