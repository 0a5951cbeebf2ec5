"""Making a library match its folder: under a lock, in one shape, its engine brought along.

One build at a time; readers are not disturbed. What a build does is in `build`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection
from pathlib import Path

from pullquote.corpus import Patterns, files
from pullquote.index.build.build import BuildSettings, build
from pullquote.index.build.executor import hands
from pullquote.index.engine import Place
from pullquote.index.errors import LibraryDamaged, LibraryMismatch, LibraryNotFound, LibraryOutdated
from pullquote.index.models.encoder import Encoder
from pullquote.index.open_engine import engine
from pullquote.index.report import Progress, Report
from pullquote.index.store.lock import alone
from pullquote.index.store.reader import Store
from pullquote.index.store.writer import Staging
from pullquote.index.store.writing import explaining, writing

LOG = logging.getLogger("pullquote")


def refresh(
    place: Place,
    folder: Path,
    encoder: Encoder,
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
    *,
    patterns: Patterns | None = None,
    waiting: Collection[str] = (),
    switch: bool = False,
    from_scratch: bool = False,
    workers: str | None = None,
) -> Report:
    """Make the library at `place` hold the articles of `folder`; made anew where there is none.

    `patterns` choose among the files, from now on; None: as before. `waiting`: ids of files that are still being
    written, left as they are in the library. Other settings than before, and with `switch` another model, replace the
    old ones once all is built with them; without `switch` another model is a LibraryMismatch. `from_scratch` switches,
    reads and embeds all articles again, and is what a damaged library is mended with. `workers`: how many processes
    do it, or the address of a dask scheduler whose workers do; None: this one.
    """
    settings, told = settings or BuildSettings(), progress or _unheard
    found = files(folder)  # a folder that is not there leaves no library behind
    held = engine(place)
    with alone(held.home), explaining(held.home):
        if from_scratch:
            _clear_if_damaged(held.truth)
        _clear_if_outdated(held.truth)
        with writing(held.truth) as store:
            patterns = store.patterns if patterns is None else patterns
            if not (switch or from_scratch):
                _expect(store, encoder, place)
            held.begin(store, anew=from_scratch)
            found = [file for file in found if patterns.take(file.id)]
            with hands(workers, encoder) as all_hands:
                report = build(
                    found, store, encoder, settings, told, all_hands, held.derive,
                    waiting=waiting, from_scratch=from_scratch,
                )  # fmt: skip
            store.remember(os.path.relpath(folder.resolve(), held.home.resolve()), patterns)
            held.tidy(store, told)
    held.close()
    return report


def folder_of(place: Place) -> Path | None:
    """The folder that the library was last matched with from this machine; None where it was not."""
    held = engine(place)
    try:
        store = Store(held.truth)
    except (LibraryNotFound, LibraryDamaged, LibraryMismatch):
        return None
    with store.explaining():
        folder = store.get("folder")
    store.close()
    return None if folder is None else (held.home / folder).resolve()


def _expect(store: Staging, encoder: Encoder, place: Place) -> None:
    """Check that the model is that of before: another one takes hours, and is not meant by whoever forgot its name."""
    shape = store.shape
    if shape is not None and shape.model != encoder.name:
        raise LibraryMismatch(
            f"the library {place} was built with model {shape.model}, not {encoder.name}; name that one"
            " with --encoder, another place with --library, or change the model with: pullquote build --from-scratch"
        )


def _clear_if_damaged(truth: Path) -> None:
    """Remove a library that cannot be read, or was made by another version: nothing in it is of use."""
    if not truth.exists():
        return
    try:
        store = Store(truth)
        try:
            store.check()
        finally:
            store.close()
    except LibraryNotFound:
        pass
    except (LibraryDamaged, LibraryMismatch):
        _remove(truth)


def _clear_if_outdated(truth: Path) -> None:
    """Remove a library of an older version: all that it holds comes from the articles, and is made again."""
    try:
        Store(truth).close()
    except LibraryOutdated:
        LOG.warning("the library %s was made by an older version; it is made anew", truth.parent)
        _remove(truth)
    except (LibraryNotFound, LibraryDamaged, LibraryMismatch):  # for the build to tell
        pass


def _remove(truth: Path) -> None:
    for end in ("", "-wal", "-shm"):
        truth.with_name(truth.name + end).unlink(missing_ok=True)


def _unheard(done: int, total: int, label: str) -> None:
    """Progress that no one follows."""
