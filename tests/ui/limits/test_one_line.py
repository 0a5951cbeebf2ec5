"""A wrong call is one line."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pullquote.ui.limits.one_line import OneLine


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (TypeError("Parameter `x` is not valid. Please click on 'view API'"), 400, b"Parameter `x` is not valid.\n"),
        (KeyError("/nothing"), 404, b"there is no such call; see /gradio_api/info\n"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(error: Exception, status: int, said: bytes) -> None:
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise error

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/gradio_api/call/v2/ask"}
    asyncio.run(OneLine(app)(scope, None, send))  # type: ignore[arg-type]
    assert (sent[0]["status"], sent[1]["body"]) == (status, said)
    with pytest.raises(type(error)):
        asyncio.run(OneLine(app)(scope | {"path": "/other"}, None, send))  # type: ignore[arg-type]
