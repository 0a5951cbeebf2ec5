"""Notices when a client goes away while it is being answered, also where the answer itself does not look.

A task of each request reads what the client sends; the end of the connection is such a message. Around calls of
programs it sets who the `CLIENT` is; around what fetches gradio's answers it counts who listens.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from pullquote.ui.limits.asgi import App, Message, Receive, Send, address
from pullquote.ui.limits.clients import CLIENT, Client, Clients

OURS = ("/api/", "/v1/", "/mcp")
CALLS = "/gradio_api/call/"
PAGE = "/gradio_api/queue/data"
BEAT = "/gradio_api/heartbeat/"


@dataclass(frozen=True)
class Disconnects:
    """ASGI middleware."""

    app: App
    clients: Clients

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        name = fetched(scope) if scope["type"] == "http" else None
        if scope["type"] != "http" or (name is None and not scope["path"].startswith(OURS)):
            await self.app(scope, receive, send)
            return
        wire = _Wire(receive)
        token = CLIENT.set(Client(address(scope.get("client")), lambda: wire.gone))
        with wire.read(), self.clients.listeners.listening(name) if name else nullcontext() as _:
            try:
                await self.app(scope, wire.next, send)
            finally:
                CLIENT.reset(token)


def fetched(scope: Message) -> str | None:
    """The session of gradio's that a request fetches answers of, or keeps alive; None for any other request."""
    path = str(scope["path"]).rstrip("/")
    if scope["method"] != "GET":
        return None
    if path.startswith(BEAT):
        return path.removeprefix(BEAT)
    if path == PAGE:
        return next(iter(parse_qs(str(scope["query_string"], "latin-1")).get("session_hash", ())), None)
    if path.startswith(CALLS) and path.count("/") > CALLS.count("/"):
        return path.rpartition("/")[2]
    return None


@dataclass
class _Wire:
    """What a client sends, read before it is asked for, a message at a time; `gone` once that is the end."""

    receive: Receive
    gone: bool = False
    _read: asyncio.Queue[Message] = field(default_factory=lambda: asyncio.Queue(1))

    @contextmanager
    def read(self) -> Iterator[None]:
        reading = asyncio.create_task(self._all())
        try:
            yield
        finally:
            reading.cancel()

    async def next(self) -> Message:
        """The next message, as ASGI's `receive` gives it."""
        if self.gone and self._read.empty():
            return {"type": "http.disconnect"}
        return await self._read.get()

    async def _all(self) -> None:
        while not self.gone:
            message: Any = await self.receive()
            self.gone = message["type"] == "http.disconnect"
            await self._read.put(message)
