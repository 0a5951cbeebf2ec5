"""Cuts off who sends too slowly: the head of a request in seconds, its body at some speed at least.

uvicorn waits for ever for what was begun to be sent; half-sent requests would hold a connection each. An address may
have so many connections and no more.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import cache
from typing import Any, ClassVar

from pullquote.ui.limits.asgi import address

HEAD = 10.0  # seconds for the head of a request
BODY, SPEED = 20.0, 2_000  # seconds for a body, and bytes for which it gets a second more
STALL = 1.0  # seconds that this server may be late itself
CONNECTIONS = 256  # of one address
LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


@cache
def patient(protocol: Any) -> Any:
    """A protocol of uvicorn's that waits only so long. Raises nothing: what comes late is cut off."""

    class Patient(protocol):  # type: ignore[misc]
        open: ClassVar[Counter[str]] = Counter()

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._from = address(self.client)
            self._timer: asyncio.TimerHandle | None = None
            self._begun = self._got = 0.0
            self.open[self._from] += 1
            if self.open[self._from] > CONNECTIONS:
                transport.abort()
            else:
                self._wait(HEAD)

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop()
            self.open[self._from] -= 1
            if not self.open[self._from]:
                del self.open[self._from]
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            before = self.cycle
            super().data_received(data)
            cycle = self.cycle
            if cycle is not before:
                self._stop()
            if cycle is None or cycle.response_complete:
                if self._timer is None:
                    self._wait(HEAD)
            elif cycle.more_body:
                self._got = self._got + len(data) if self._timer else 0.0
                self._begun = self._begun if self._timer else self._now()
                self._wait(self._begun + BODY + self._got / SPEED - self._now())
            else:
                self._stop()

        def _now(self) -> float:
            return float(asyncio.get_running_loop().time())

        def _wait(self, seconds: float) -> None:
            self._stop()
            self._due = self._now() + seconds
            self._timer = asyncio.get_running_loop().call_later(seconds, self._cut)

        def _stop(self) -> None:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

        def _cut(self) -> None:
            late = self._now() - self._due
            if self.flow.read_paused or late > STALL:  # we are the slow ones, and may not have read what has come
                self._begun += late
                self._wait(STALL)
                return
            if self.cycle is None or not self.cycle.response_started:
                self.transport.write(LATE)
            self.transport.close()

    return Patient
