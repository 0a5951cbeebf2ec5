"""A rebuild in its own thread → its progress, step by step, for a page. Closing the page does not stop the build."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pullquote.index import Report
    from pullquote.ui.articles.folder_editor import FolderEditor

PULSE = 1.0  # seconds after which a step is shown again, with the time elapsed
PAUSE = 0.2  # least seconds between two steps: a browser that redraws without pause ignores clicks


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` in the step that `label` names; 0 of 0 before the first is known."""

    done: int = 0
    total: int = 0
    label: str = "looking through the folder"
    seconds: float = 0.0


def rebuilding(editor: FolderEditor, *, allow_removals: bool = False) -> Iterator[Step | Report]:
    """Steps as they come, the newest when they come faster than they are taken, and the report at the end.

    Raises what the build raises.
    """
    steps: SimpleQueue[Step | Report | Exception] = SimpleQueue()
    started, now, shown = time.monotonic(), Step(), 0.0

    def build() -> None:
        try:
            told = lambda done, total, label: steps.put(Step(done, total, label))  # noqa: E731
            steps.put(editor.rebuild(told, allow_removals=allow_removals))
        except Exception as error:
            steps.put(error)

    threading.Thread(target=build, name="rebuild", daemon=True).start()
    while True:
        news = _newest(steps, now)
        if isinstance(news, Exception):
            raise news
        if not isinstance(news, Step):
            yield news
            return
        now = Step(news.done, news.total, news.label, time.monotonic() - started)
        if not shown or time.monotonic() - shown >= PAUSE:
            yield now
            shown = time.monotonic()


def _newest(steps: SimpleQueue[Step | Report | Exception], now: Step) -> Step | Report | Exception:
    """The latest report; after a while without one, the current state."""
    news: Step | Report | Exception = now
    try:
        news = steps.get(timeout=PULSE)
        while isinstance(news, Step):
            news = steps.get_nowait()
    except Empty:
        pass
    return news
