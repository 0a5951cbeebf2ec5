"""Make a library match its folder: under a lock, with one model and one set of settings.

One build runs at a time; readers are not disturbed. The build itself is in `build`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pullquote.corpus import Scan, coverage, require
from pullquote.index.build.build import build
from pullquote.index.build.executor import executor
from pullquote.index.build.plan import RefreshOptions
from pullquote.index.build.settings import BuildSettings
from pullquote.index.engine import Place
from pullquote.index.errors import LibraryDamaged, LibraryMismatch, LibraryNotFound, LibraryOutdated
from pullquote.index.models.encoder import Encoder
from pullquote.index.open_engine import open_engine
from pullquote.index.report import Progress, Report, Unreachable, silent
from pullquote.index.store.lock import alone
from pullquote.index.store.reader import Store
from pullquote.index.store.writer import Staging
from pullquote.index.store.writing import explaining, writing

NAMED = 3  # files read in part; the others are counted
LOG = logging.getLogger("pullquote")


def refresh(
    place: Place,
    folder: Path,
    encoder: Encoder,
    settings: BuildSettings | None = None,
    progress: Progress | None = None,
    options: RefreshOptions | None = None,
) -> Report:
    """Make the library at `place` hold the articles of `folder`; create it if there is none.

    Other settings than before replace the old ones once all is built with them. LibraryMismatch for another model
    than before, unless the options allow it. `from_scratch` also repairs a damaged library.
    """
    settings, progress, options = settings or BuildSettings(), progress or silent, options or RefreshOptions()
    require(folder)  # a folder that is not there leaves no library behind
    engine = open_engine(place)
    with alone(engine.home, options.wait), explaining(engine.home):
        if options.from_scratch:
            _remove_if_damaged(engine.truth)
        _remove_if_outdated(engine.truth)
        with writing(engine.truth) as store:
            patterns = store.patterns if options.patterns is None else options.patterns
            if not (options.switch or options.from_scratch):
                _check_model(store, encoder, place)
            engine.begin(store, anew=options.from_scratch)
            found = options.look(folder, patterns)
            with executor(options.workers, encoder) as workers:
                report = build(found, patterns, store, encoder, settings, progress, workers, engine.derive, options)
            where = os.path.relpath(folder.resolve(), engine.home.resolve())
            partly = _partly(store, (*report.added, *report.changed))
            store.remember(where, patterns, _unreachable(found, report, store.unreachable))
            engine.tidy(store, progress)
    engine.close()
    idle = options.patterns.idle(file.id for file in found.files) if options.patterns else []
    notes = [f"no file matches the pattern {pattern!r}" for pattern in idle]
    if found.unread:
        kinds = (f"{count} {suffix or 'without suffix'}" for suffix, count in found.unread.items())
        notes.append(f"not read: {', '.join(kinds)}")
    if partly:
        more = f" and {len(partly) - NAMED} more" if len(partly) > NAMED else ""
        files = f"{len(partly)} files are" if len(partly) > 1 else "1 file is"
        notes.append(f"{files} read in part: {', '.join(partly[:NAMED])}{more}; see: pullquote status --coverage")
    return replace(report, notes=(*report.notes, *notes), unread=tuple(found.unread.items()))


def _partly(store: Staging, fresh: Iterable[str]) -> list[str]:
    """Which of these articles hold less than their files show."""
    articles = map(store.article, store.partly(fresh))
    return [article.id for article in articles if article and not coverage(article).whole]


def _unreachable(found: Scan, report: Report, before: Iterable[Unreachable]) -> list[Unreachable]:
    """What of the folder cannot be read, since it was first noticed."""
    why = dict(found.unlisted)
    if report.kept and not why and not found.files:
        why[""] = "it is empty"
    since = {each.path: each.since for each in before}
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    return [Unreachable(path, since.get(path, now), reason) for path, reason in why.items()]


def folder_of(place: Place) -> Path | None:
    """The folder that the library was last matched with from this machine; None if it was not."""
    folder = _noted(place, lambda store: store.get("folder"))
    return None if folder is None else (open_engine(place).home / folder).resolve()


def model_of(place: Place) -> str | None:
    """The name of the encoder that the library was built with; None if there is no library yet."""
    return _noted(place, lambda store: store.shape.model if store.shape else None)


def _noted(place: Place, ask: Callable[[Store], str | None]) -> str | None:
    """What the library on this machine notes of itself; None if there is none that can be read."""
    try:
        store = Store(open_engine(place).truth)
    except (LibraryNotFound, LibraryDamaged, LibraryMismatch):
        return None
    with store.explaining():
        noted = ask(store)
    store.close()
    return noted


def _check_model(store: Staging, encoder: Encoder, place: Place) -> None:
    """Check that the model is the same as before: switching takes hours, and must be asked for."""
    shape = store.shape
    if shape is not None and shape.model != encoder.name:
        raise LibraryMismatch(
            f"the library {place} was built with model {shape.model}, not {encoder.name}; name that one"
            " with --encoder, another place with --library, or change the model with: pullquote build --from-scratch"
        )


def _remove_if_damaged(truth: Path) -> None:
    """Remove a library that cannot be read, or was made by another version."""
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


def _remove_if_outdated(truth: Path) -> None:
    """Remove a library of an older version: all that it holds comes from the articles, and is made again."""
    try:
        Store(truth).close()
    except LibraryOutdated:
        LOG.warning("the library %s was made by an older version and is being rebuilt", truth.parent)
        _remove(truth)
    except (LibraryNotFound, LibraryDamaged, LibraryMismatch):  # the build reports these
        pass


def _remove(truth: Path) -> None:
    for end in ("", "-wal", "-shm"):
        truth.with_name(truth.name + end).unlink(missing_ok=True)
