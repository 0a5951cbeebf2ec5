"""Making a library match its folder: under a lock, with settings that stay what they were, its caches brought along.

One build at a time; readers are not disturbed. What a build does is in `build`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from corpus import files
from index.build import BuildSettings, build
from index.caches import Caches
from index.encode import Encoder
from index.errors import LibraryBusy, LibraryError, LibraryMismatch
from index.report import Progress, Report
from index.staging import Staging
from index.store import Store

TRUTH = "library.db"
WAIT = 10.0  # seconds that a build waits for another one: most are done by then


def refresh(
    path: Path,
    folder: Path,
    encoder: Encoder,
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
) -> Report:
    """Make the library at `path` hold the articles of `folder`; made anew where there is none."""
    settings = settings or BuildSettings()
    found = files(folder)  # a folder that is not there leaves no library behind
    with alone(path):
        store = Staging(path / TRUTH, create=True)
        try:
            if store.get("dim") is None:  # loads the model: one that cannot be loaded shapes no library
                store.put("dim", str(encoder.dim))
            _expect(store, model=encoder.name, passages=json.dumps(asdict(settings.passages)))
            report = build(found, store, encoder, settings, progress)
            store.put("folder", os.path.relpath(folder.resolve(), path.resolve()))
            Caches(path, dimension(store)).catch_up(store)
        finally:
            store.close()
    return report


def folder_of(path: Path) -> Path | None:
    """The folder that the library at `path` was last matched with; None where no library is."""
    if not (path / TRUTH).is_file():
        return None
    store = Store(path / TRUTH)
    try:
        folder = store.get("folder")
    finally:
        store.close()
    return None if folder is None else (path / folder).resolve()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the library's lock; the system frees it when its holder dies."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with FileLock(path / "lock", timeout=WAIT):
            yield
    except Timeout:
        raise LibraryBusy(f"another build of the library {path} is under way; try again when it is done") from None
    except OSError as error:
        raise LibraryError(
            f"the library {path} cannot be written ({error.strerror}); choose another place with --library"
        ) from error


def dimension(store: Store) -> int:
    """Length of the library's vectors; 0 before the first build."""
    return int(store.get("dim") or 0)


def _expect(store: Staging, **wanted: str) -> None:
    """Note what shapes the library, or check that it is what shaped it before."""
    for key, value in wanted.items():
        before = store.get(key)
        if before is None:
            store.put(key, value)
        elif before != value:
            raise LibraryMismatch(
                f"the library {store.path.parent} was built with {key} {before}, not {value};"
                " choose another place with --library, or delete that folder and build again"
            )
