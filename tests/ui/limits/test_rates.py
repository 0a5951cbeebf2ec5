"""One client causes events at some speed, and holds up no other."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pullquote.ui.limits.rates import BURST, JOIN, SPEED, Rates


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def app(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_a_burst_has_an_end_and_comes_back_with_time() -> None:
    clock = Clock()
    rates = Rates(app, clock)
    assert [rates.may("ann") for _ in range(BURST + 2)] == [True] * BURST + [False] * 2
    assert rates.may("bob")
    clock.now = 3 / SPEED
    assert [rates.may("ann") for _ in range(4)] == [True] * 3 + [False]


@pytest.mark.parametrize(
    ("method", "path", "wanted"),
    [("POST", JOIN, 429), ("POST", "/gradio_api/call/ask", 429), ("GET", JOIN, 200), ("POST", "/api/ask", 200)],
)
def test_only_events_are_counted(method: str, path: str, wanted: int) -> None:
    rates, sent = Rates(app, Clock()), list[Any]()
    for _ in range(BURST):
        rates.may("192.0.2.1")

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "client": ("192.0.2.1", 1)}
    asyncio.run(rates(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == wanted
