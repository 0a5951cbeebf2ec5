"""Making a library match its folder: under a lock, in one shape, its caches brought along.

One build at a time; readers are not disturbed. What a build does is in `build`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import Patterns, files
from index import derive
from index.build import BuildSettings, build
from index.encode import Encoder
from index.errors import LibraryDamaged, LibraryMismatch, LibraryNotFound, LibraryOutdated, explained
from index.place import alone, network
from index.report import Progress, Report
from index.staging import Staging
from index.store import Store

LOG = logging.getLogger("pullquote")
TRUTH = "library.db"


def refresh(
    path: Path,
    folder: Path,
    encoder: Encoder,
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
    *,
    patterns: Patterns | None = None,
    waiting: Collection[str] = (),
    switch: bool = False,
    from_scratch: bool = False,
) -> Report:
    """Make the library at `path` hold the articles of `folder`; made anew where there is none.

    `patterns` choose among the files, from now on; None: as before. `waiting`: ids of files that are still being
    written, left as they are in the library. Other settings than before, and with `switch` another model, replace the
    old ones once all is built with them; without `switch` another model is a LibraryMismatch. `from_scratch` switches,
    reads and embeds all articles again, and is what a damaged library is mended with.
    """
    settings = settings or BuildSettings()
    found = files(folder)  # a folder that is not there leaves no library behind
    with alone(path), _explaining(path):
        if from_scratch:
            _clear_if_damaged(path)
        _clear_if_outdated(path)
        with writing(path) as store:
            patterns = store.patterns if patterns is None else patterns
            if not (switch or from_scratch):
                _expect(store, encoder)
            _tell_of(path, store)
            derive.sweep(store)
            found = [file for file in found if patterns.take(file.id)]
            report = build(found, store, encoder, settings, progress, waiting=waiting, from_scratch=from_scratch)
            store.remember(os.path.relpath(folder.resolve(), path.resolve()), patterns)
            derive.tidy(store)
    return report


def mend(path: Path) -> None:
    """Make lost or damaged caches again, from the truth. LibraryBusy at once while a build is under way."""
    with alone(path, wait=0), _explaining(path), writing(path) as store:
        derive.mend(store)


def folder_of(path: Path) -> Path | None:
    """The folder that the library at `path` was last matched with; None where no library is."""
    try:
        store = Store(path / TRUTH)
    except (LibraryNotFound, LibraryDamaged, LibraryMismatch):
        return None
    with store.explaining():
        folder = store.get("folder")
    store.close()
    return None if folder is None else (path / folder).resolve()


@contextmanager
def writing(path: Path) -> Iterator[Staging]:
    """The truth, open for a build. One whose last writer was killed is read through first: LibraryDamaged."""
    store = Staging(path / TRUTH)
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


def _expect(store: Staging, encoder: Encoder) -> None:
    """Check that the model is that of before: another one takes hours, and is not meant by whoever forgot its name."""
    shape = store.shape
    if shape is not None and shape.model != encoder.name:
        raise LibraryMismatch(
            f"the library {store.path.parent} was built with model {shape.model}, not {encoder.name}; name that one"
            " with --encoder, another place with --library, or change the model with: pullquote build --from-scratch"
        )


def _clear_if_damaged(path: Path) -> None:
    """Remove a library that cannot be read, or was made by another version: nothing in it is of use."""
    if not (path / TRUTH).exists():
        return
    try:
        store = Store(path / TRUTH)
        try:
            store.check()
        finally:
            store.close()
    except LibraryNotFound:
        pass
    except (LibraryDamaged, LibraryMismatch):
        _remove(path)


def _clear_if_outdated(path: Path) -> None:
    """Remove a library of an older version: all that it holds comes from the articles, and is made again."""
    try:
        Store(path / TRUTH).close()
    except LibraryOutdated:
        LOG.warning("the library %s was made by an older version; it is made anew", path)
        _remove(path)
    except (LibraryNotFound, LibraryDamaged, LibraryMismatch):  # for the build to tell
        pass


def _remove(path: Path) -> None:
    for name in (TRUTH, f"{TRUTH}-wal", f"{TRUTH}-shm"):
        (path / name).unlink(missing_ok=True)


def _tell_of(path: Path, store: Staging) -> None:
    kind = network(path)
    if kind and not store.generation:
        LOG.warning("the library %s is on a network file system (%s): use it from one machine at a time", path, kind)


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Troubles of the disk, as the search engines and the system tell them, in words for whoever asked."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        told = explained(error, path)
        if isinstance(told, LibraryDamaged):  # no trouble of the disk
            raise
        raise told from error
