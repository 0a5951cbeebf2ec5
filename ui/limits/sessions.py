"""What gradio keeps for each page that was opened: dropped when the page is gone, and bounded in bytes while it is not.

A page whose session was dropped sends the conversation that its browser keeps, as after a restart. Sessions of which no
one fetches anything, forged ones among them, last a minute.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from pullquote.ui.limits.listeners import Listeners
from pullquote.ui.limits.memory import give_back

IDLE = 60.0  # seconds without anyone who listens
BYTES = 4_000_000  # of all conversations, as JSON; in memory they are some twelve times as large


@dataclass
class Sessions:
    """The sessions of `app`, a gradio `App`, which is known once it is served. Threads may share it."""

    listeners: Listeners
    app: Any = None
    most: int = BYTES
    clock: Callable[[], float] = time.monotonic
    _sizes: OrderedDict[str, int] = field(default_factory=OrderedDict)
    _seen: dict[str, float] = field(default_factory=dict)
    _freed: bool = False
    _lock: Lock = field(default_factory=Lock)

    def note(self, name: str, size: int) -> None:
        """A conversation has this size by now; those that changed longest ago leave where all are too large."""
        with self._lock:
            self._sizes.pop(name, None)
            self._sizes[name] = size
            total, leaving = sum(self._sizes.values()), []
            while total > self.most and len(self._sizes) > 1:
                oldest, freed = self._sizes.popitem(last=False)
                total -= freed
                leaving.append(oldest)
            self._freed |= bool(leaving)
        for each in leaving:
            self._drop(each)

    def sweep(self) -> None:
        """Drop those that no one listened to for a while."""
        if self.app is None:
            return
        now, known = self.clock(), self._known()
        self._seen = {name: now if self.listeners.here(name) else self._seen.get(name, now) for name in known}
        for name, seen in self._seen.items():
            if now - seen > IDLE:
                self._drop(name)
        if self._freed:
            self._freed = False
            give_back()

    def _known(self) -> set[str]:
        queue = self.app.get_blocks()._queue
        return {
            *list(self.app.state_holder.session_data),
            *list(queue.pending_messages_per_session),
            *list(queue.pending_event_ids_session),
        }

    def _drop(self, name: str) -> None:
        if self.app is None:
            return
        holder, queue = self.app.state_holder, self.app.get_blocks()._queue
        with holder.lock:
            holder.session_data.pop(name, None)
            holder.time_last_used.pop(name, None)
        queue.pending_messages_per_session.pop(name, None)
        queue.pending_event_ids_session.pop(name, None)
        with self._lock:
            self._freed |= self._sizes.pop(name, None) is not None
