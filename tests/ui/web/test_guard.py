"""Who may ask: by host, by where a browser says that a request comes from, by password, by size."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from pullquote.ui.limits.asgi import Message
from pullquote.ui.web.guard import BODY, Guard

HERE = {"host": "127.0.0.1:7860"}
ANN = ("ann", "pa:ß")


async def plain(scope: Message, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"owls"})


OPEN = Guard(plain, "127.0.0.1")
LOCKED = Guard(plain, "0.0.0.0", (("bob", "x"), ANN))


def refused(guard: Guard, method: str = "POST", path: str = "/gradio_api/call/ask", **headers: str) -> int:
    told = HERE | {name.replace("_", "-"): value for name, value in headers.items()}
    refusal = guard.refusal(method, path, told)
    return int(refusal[0]) if refusal else 0


def basic(user: str, password: str) -> str:
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 0),  # a program, not a browser
        ({"origin": "http://127.0.0.1:7860"}, 0),
        ({"origin": "http://127.0.0.1:8000"}, 403),  # another program of this machine
        ({"origin": "http://foreign.example"}, 403),
        ({"origin": "null"}, 403),  # a file, or a frame without rights
        ({"sec_fetch_site": "same-origin", "origin": "https://seen.outside"}, 0),  # behind a proxy
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}, 403),
    ],
)
def test_a_page_of_another_site_may_not_ask(headers: dict[str, str], status: int) -> None:
    assert refused(OPEN, **headers) == status


@pytest.mark.parametrize(("dest", "status"), [("document", 0), ("iframe", 403), ("image", 403)])
def test_a_link_elsewhere_may_open_the_page_but_not_frame_it(dest: str, status: int) -> None:
    told = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": dest}
    assert refused(OPEN, "GET", "/", **told) == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:7860", 0),
        ("localhost:7860", 0),
        ("LOCALHOST", 0),
        ("[::1]:7860", 0),
        ("192.168.1.5:7860", 0),
        ("rebound.example:7860", 421),  # a foreign name that was made to point here
        ("127.0.0.1.rebound.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_a_foreign_name_for_this_machine_is_refused(host: str, status: int) -> None:
    assert refused(OPEN, host=host) == status


def test_the_name_that_is_served_at_is_ours_and_with_a_password_any() -> None:
    assert refused(Guard(plain, "Reading.example"), host="reading.example:7860") == 0
    assert refused(LOCKED, host="reading.example", authorization=basic(*ANN)) == 0
    assert refused(LOCKED, host="rebound.example") == 401


@pytest.mark.parametrize("path", ["/", "/config", "/mcp", "/gradio_api/upload", "/gradio_api/file=x", "/theme.css"])
def test_every_route_wants_the_password(path: str) -> None:
    assert refused(LOCKED, "GET", path) == 401
    assert refused(LOCKED, "GET", path, authorization=basic(*ANN)) == 0


@pytest.mark.parametrize(
    "told",
    ["", "Basic", "Basic ?", "Bearer x", basic("ann", "pa"), basic("ann", ""), basic("bob", ANN[1]), basic("", "")],
)
def test_a_wrong_password_is_refused(told: str) -> None:
    assert refused(LOCKED, authorization=told) == 401


@pytest.mark.parametrize(
    ("token", "status"), [("a-token-of-24-characters", 0), ("a-token", 401), ("", 401), ("é", 401)]
)
def test_a_token_opens_every_route_for_programs(token: str, status: int) -> None:
    guard = Guard(plain, "127.0.0.1", tokens=("a-token-of-24-characters", "another"))
    for path in ("/", "/api/ask", "/v1/models"):
        assert refused(guard, path=path, authorization=f"Bearer {token}") == status
        assert refused(guard, path=path) == 401
    assert refused(LOCKED, authorization="Bearer x") == 401


def test_what_gradio_asks_itself_at_the_start_needs_none() -> None:
    assert refused(LOCKED, "GET", "/gradio_api/startup-events") == 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content_length": str(BODY)}, 0),
        ({"content_length": str(BODY + 1)}, 413),
        ({"content_length": "-1"}, 413),
        ({"transfer_encoding": "chunked"}, 413),
    ],
)
def test_a_request_is_short_and_tells_its_length(headers: dict[str, str], status: int) -> None:
    assert refused(OPEN, **headers) == status
    assert refused(OPEN, path="/gradio_api/upload", **headers) == 0  # gradio limits files


def exchanged(guard: Guard, headers: dict[str, str]) -> tuple[int, dict[bytes, bytes], bytes]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    raw = [(name.title().encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(guard({"type": "http", "method": "GET", "path": "/", "headers": raw}, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]


def test_what_is_answered_asks_no_other_host_for_anything() -> None:
    status, headers, body = exchanged(OPEN, HERE)
    policy = headers[b"content-security-policy"].decode()
    assert (status, body, headers[b"content-type"]) == (200, b"owls", b"text/plain")
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert "*" not in policy


def test_a_refusal_is_one_plain_line() -> None:
    status, headers, body = exchanged(LOCKED, HERE)
    assert (status, body) == (401, b"a user and password are required\n")
    assert headers[b"www-authenticate"].startswith(b"Basic ")
    assert headers[b"content-type"] == b"text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "media", "where"),
    [
        ("/api/status", b"application/problem+json", lambda told: told["detail"]),
        ("/v1/models", b"application/json", lambda told: told["error"]["message"]),
    ],
)
def test_programs_are_refused_in_the_form_of_their_other_errors(
    path: str, media: bytes, where: Callable[[Any], str]
) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "client": ("192.0.2.1", 1)}
    asyncio.run(Guard(_never, "localhost", auth=(("ann", "owl"),))(scope, _never, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 401
    assert (b"content-type", media) in sent[0]["headers"]
    assert where(json.loads(sent[1]["body"])) == "a user and password are required"


async def _never(*_: Any) -> Any:
    raise AssertionError
