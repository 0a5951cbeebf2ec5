"""Watch a folder of articles and update its library whenever they change. Bursts are grouped, and a file that still
grows is left for later. Problems are reported in one line and retried.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pullquote.ui.cli import status_text
from pullquote.ui.shared.errors import is_user_error, message

if TYPE_CHECKING:
    from pullquote.corpus import Patterns, Scan
    from pullquote.index import Report
    from pullquote.qa import Pullquote

Tell = Callable[[str], None]
QUIET = 0.5  # seconds without a change after which a file counts as written
PATIENCE = 5.0  # seconds that all others wait for files that keep changing
AGAIN = 5.0  # seconds after which a build that failed is tried again
EVERY = 600.0  # seconds after which a change has all of the folder looked at, and not only what changed


def watch(library: Pullquote, tell: Tell, stop: threading.Event) -> None:
    """Until `stop`, match the library with its folder on every change, and tell what became of it."""
    from pullquote.corpus import Look
    from pullquote.index import holds_library

    look, whole = Look(), 0.0
    troubled = True  # what changed before it listened is found at the first look
    while not stop.is_set():
        for paths in _changes(library, stop):
            troubled = troubled or not holds_library(library.path)  # somebody deleted it
            if paths or troubled:
                waiting = moving(paths, library.folder, stop)
                known: Collection[Path] | None = paths
                if troubled or time.monotonic() > whole + EVERY:
                    known, whole = None, time.monotonic()
                troubled = not _match(library, tell, waiting, partial(look.at, changed=known)) or bool(waiting)


@contextmanager
def watching(library: Pullquote, tell: Tell) -> Iterator[None]:
    """Watch in another thread for as long as the block runs."""
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(library, tell, stop), daemon=True, name="watch")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=AGAIN)


def moving(paths: Iterable[Path], folder: Path, stop: threading.Event) -> list[str]:
    """Waits until the files are at rest, and no longer than `PATIENCE`; the ids of those that are not by then."""
    sizes = {path: _state(path) for path in paths}
    restless = set(sizes)
    for _ in range(round(PATIENCE / QUIET)):
        if stop.wait(QUIET):
            break
        now = {path: _state(path) for path in sizes}
        restless = {path for path in sizes if now[path] != sizes[path]}
        sizes = now
        if not restless:
            break
    return sorted(path.relative_to(folder).as_posix() for path in restless)


def concerns(path: Path, folder: Path, library: Path) -> bool:
    """Whether a change at the path may change an article: not those of hidden files, of editors, of the library."""
    from pullquote.corpus import may_be_article
    from pullquote.corpus.ignored import FILE as RULES

    if path == folder / RULES:
        return True
    if path.is_relative_to(library) or not path.is_relative_to(folder):
        return False
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return False
    return may_be_article(path.name) or path.is_dir() or not path.exists()  # a folder, or what may have been one


def _changes(library: Pullquote, stop: threading.Event) -> Iterator[Collection[Path]]:
    """The paths of each burst of changes; none after each `AGAIN` without one. Ends when the folder is another."""
    from watchfiles import watch as watched

    from pullquote.index import network

    folder, place = library.folder.resolve(), _state(library.folder)
    if place is None:
        stop.wait(AGAIN)
        return
    bursts = watched(
        folder,
        watch_filter=lambda _, path: concerns(Path(path), folder, library.path.resolve()),
        stop_event=stop,
        rust_timeout=round(AGAIN * 1000),
        yield_on_timeout=True,
        ignore_permission_denied=True,
        force_polling=True if network(folder) else None,  # where no one tells of changes made elsewhere
    )
    for burst in bursts:
        yield {library.folder / Path(path).relative_to(folder) for _, path in burst}
        if not library.folder.is_dir() or library.folder.stat().st_ino != place[0]:
            return


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes with a file; None if there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _match(library: Pullquote, tell: Tell, waiting: Collection[str], look: Callable[[Path, Patterns], Scan]) -> bool:
    """One build; False when it could not be done, or left a file for later."""
    before = library.report
    try:
        report = library.refresh(waiting=waiting, look=look)
    except Exception as error:
        if not is_user_error(error):
            raise
        tell(message(error))
        return False
    for line in _news(report, before):
        tell(line)
    return not any(failed.for_now for failed in report.failed)


def _news(report: Report, before: Report | None) -> Iterator[str]:
    """What a build changed, and which files failed that did not fail before."""
    if report.added or report.changed or report.removed:
        yield str(report)
    yield from (note for note in report.notes if before is None or note not in before.notes)
    known = before.failed if before else ()
    yield from (status_text.failure(failed) for failed in report.failed if failed not in known)
