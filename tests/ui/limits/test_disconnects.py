"""A client that goes away is noticed while it is being answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pullquote.ui.limits.clients import CLIENT, Clients
from pullquote.ui.limits.disconnects import Disconnects, fetched


def scope(path: str, query: str = "", method: str = "GET") -> dict[str, Any]:
    return {
        "type": "http", "method": method, "path": path, "query_string": query.encode(), "client": ("192.0.2.1", 5),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("/gradio_api/queue/data", "session_hash=abc", "abc"),
        ("/gradio_api/queue/data", "", None),
        ("/gradio_api/call/ask/ev1", "", "ev1"),
        ("/gradio_api/call/v2/ask/ev1/", "", "ev1"),
        ("/gradio_api/heartbeat/abc", "", "abc"),
        ("/api/status", "", None),
    ],
)
def test_what_is_fetched_names_its_session(path: str, query: str, name: str | None) -> None:
    assert fetched(scope(path, query)) == name
    assert fetched(scope(path, query, "POST")) is None


def test_the_end_of_the_connection_is_seen_by_whoever_works_for_it() -> None:
    seen: list[bool] = []
    sent = asyncio.Queue[dict[str, Any]]()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert (await receive())["body"] == b"{}"
        client = CLIENT.get()
        seen.append(client.gone())
        await sent.put({"type": "http.disconnect"})
        while not client.gone():
            await asyncio.sleep(0)
        seen.append(client.gone())
        assert client.address == "192.0.2.1"
        assert (await receive())["type"] == "http.disconnect"
        assert (await receive())["type"] == "http.disconnect"

    async def asked() -> None:
        await sent.put({"type": "http.request", "body": b"{}", "more_body": False})
        await Disconnects(app, Clients())(scope("/api/ask", method="POST"), sent.get, None)  # type: ignore[arg-type]

    asyncio.run(asyncio.wait_for(asked(), 60))
    assert seen == [False, True]


def test_a_session_is_listened_to_while_it_is_fetched() -> None:
    clients, here = Clients(), list[bool]()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        here.append(clients.listeners.here("abc"))

    async def nothing() -> dict[str, Any]:
        return await asyncio.Future()

    told = scope("/gradio_api/heartbeat/abc")
    asyncio.run(Disconnects(app, clients)(told, nothing, None))  # type: ignore[arg-type]
    assert (here, clients.listeners.here("abc")) == ([True], False)
