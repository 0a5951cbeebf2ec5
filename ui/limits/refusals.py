"""What a refusal looks like: below /api a problem (RFC 9457), below /v1 in OpenAI's form, else one line of text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from pullquote.ui.limits.asgi import Message, Send

PLAIN, JSON, PROBLEM = "text/plain; charset=utf-8", "application/json", "application/problem+json"


def refusal(path: str, status: int, why: str) -> tuple[str, bytes]:
    """The media type and the body.

    >>> refusal("/api/ask", 404, "gone")[1].decode()
    '{"type": "about:blank", "title": "Not Found", "status": 404, "detail": "gone"}'
    """
    if path.startswith("/v1/"):
        kind = "invalid_request_error" if status < 500 else "server_error"
        told = {"error": {"message": why, "type": kind, "param": None, "code": None}}
        return JSON, json.dumps(told, ensure_ascii=False).encode()
    if path.startswith("/api/"):
        problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": why}
        return PROBLEM, json.dumps(problem, ensure_ascii=False).encode()
    return PLAIN, f"{why}\n".encode()


async def refuse(
    scope: Message, send: Send, status: HTTPStatus, why: str, more: Mapping[str, str] | None = None
) -> None:
    """Answer the request so."""
    media, body = refusal(scope["path"], status, why)
    head = [(b"content-type", media.encode())]
    head += [(name.encode(), value.encode()) for name, value in (more or {}).items()]
    await send({"type": "http.response.start", "status": int(status), "headers": head})
    await send({"type": "http.response.body", "body": body})
