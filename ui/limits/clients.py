"""Clients of one server: what each asks is done in its turn, in a thread, and given up once the client is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pullquote.qa.cancellation import Cancelled, until
from pullquote.ui.limits.asgi import address
from pullquote.ui.limits.listeners import Listeners
from pullquote.ui.limits.sessions import Sessions
from pullquote.ui.limits.turns import Kind, Shares, Ticket, Turns

LOOK = 0.1  # seconds between two looks at whether a client that waits is still there
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks: what tells it from others, and whether it is gone by now."""

    address: str = ""
    gone: Callable[[], bool] = lambda: False


CLIENT: ContextVar[Client] = ContextVar("client", default=Client())  # noqa: B039 — frozen
"""Whoever sent the request that is being answered."""


@dataclass
class Clients:
    """The turns and the listeners of one server."""

    shares: Shares = field(default_factory=Shares)
    turns: Turns = field(init=False)
    listeners: Listeners = field(default_factory=Listeners)
    sessions: Sessions = field(init=False)

    def __post_init__(self) -> None:
        self.turns, self.sessions = Turns(self.shares), Sessions(self.listeners)
        self._threads = ThreadPoolExecutor(self.shares.at_once, "ask")

    def of_event(self, request: Any) -> Client:
        """Whoever caused an event of gradio's page, or called one of its endpoints."""
        if request is None:
            return Client()
        return Client(address(request.client), self.listeners.gone(str(request.session_hash)))

    @contextmanager
    def asking(self, client: Client, kind: Kind) -> Iterator[None]:
        """Around all of what one client asks at once. Raises Busy if it is too much."""
        with self.turns.admitted(client.address, kind):
            yield

    async def run(self, client: Client, kind: Kind, work: Callable[[], T]) -> T:
        """Do a piece of work when its turn comes. Raises Cancelled if the client is gone before it ends."""
        with self.turns.turn(client.address, kind) as turn:
            while turn.place:
                await next_place(turn, client)
            return await self.thread(client, work)

    async def thread(self, client: Client, work: Callable[[], T]) -> T:
        """Do a piece of work whose turn it is."""

        def watched() -> T:
            with until(client.gone):
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._threads, copy_context().run, watched)


async def next_place(turn: Ticket, client: Client) -> None:
    """Wait for another place, but not for long. Raises Cancelled if the client is gone."""
    with suppress(TimeoutError):
        await asyncio.wait_for(turn.next_place(), LOOK)
    if client.gone():
        raise Cancelled("given up: whoever asked is gone")
