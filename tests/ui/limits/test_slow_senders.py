"""Slow senders: the head and the body of a request have their time, and what is served is not cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from pullquote.ui.limits import slow_senders
from pullquote.ui.limits.slow_senders import CONNECTIONS, patient

HEAD = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n"


async def app(scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body"})


def served(send: Callable[[asyncio.StreamWriter], Any]) -> bytes:
    """What a client gets that sends so, until the connection ends."""

    async def asked() -> bytes:
        config = uvicorn.Config(app, log_level="critical")
        config.load()
        make = lambda: patient(H11Protocol)(config=config, server_state=ServerState(), app_state={})  # noqa: E731
        async with await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            await send(writer)
            got = await reader.read()
            writer.close()
            return got

    return asyncio.run(asyncio.wait_for(asked(), 60))


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_senders, "HEAD", 0.05)
    monkeypatch.setattr(slow_senders, "BODY", 0.05)


@pytest.mark.parametrize("part", [b"", b"GET / HT", HEAD])
def test_what_is_half_sent_is_cut_off(part: bytes) -> None:
    async def half(writer: asyncio.StreamWriter) -> None:
        writer.write(part)

    assert served(half).startswith(b"HTTP/1.1 408")


def test_what_is_sent_whole_is_answered() -> None:
    async def whole(writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"owls" + HEAD.replace(b"host", b"connection: close\r\nhost") + b"owls")

    assert served(whole).count(b"HTTP/1.1 200") == 2


def test_an_address_has_only_so_many_connections() -> None:
    kind = patient(H11Protocol)
    kind.open["127.0.0.1"] = CONNECTIONS
    try:

        async def nothing(writer: asyncio.StreamWriter) -> None:
            pass

        assert served(nothing) == b""  # closed without a word
    finally:
        del kind.open["127.0.0.1"]
