"""Who still listens: an answer that is fetched with another request than it was asked with is of use to no one else.

gradio's events are asked for in one request and fetched in another, by the name of a session. Counted in the event
loop, looked at from threads.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

COMES = 3.0  # seconds within which a client comes to fetch what it asked for
RETURNS = 0.1  # seconds within which one that went away may be back


class Listeners:
    """Sessions, by name, with how many requests fetch from each; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._here: Counter[str] = Counter()

    @contextmanager
    def listening(self, name: str) -> Iterator[None]:
        """While a request fetches."""
        self._here[name] += 1
        try:
            yield
        finally:
            self._here[name] -= 1
            if not self._here[name]:
                del self._here[name]

    def here(self, name: str) -> bool:
        """Whether anyone fetches now."""
        return self._here[name] > 0

    def gone(self, name: str) -> Callable[[], bool]:
        """A question to ask again and again: is it plain by now that no one will fetch?"""
        last, came = self._clock(), False

        def gone() -> bool:
            nonlocal last, came
            now = self._clock()
            if self.here(name):
                last, came = now, True
            return now - last > (RETURNS if came else COMES)

        return gone
