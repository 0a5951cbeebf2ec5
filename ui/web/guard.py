"""Who may ask the served page for anything: is before all of its routes. Knows HTTP, and nothing of Pullquote.

A page of another site, open in the same browser, can send requests to this machine. So a request that a browser says
comes from another origin is refused, and without a password one that names a host which is not ours (a name that was
made to point here), too. With a password every route wants it, as HTTP Basic. What is answered tells the browser to
ask no other host for anything and to show the page in no frame.

Wrong passwords slow down whoever sends them, see `attempts`. It encrypts nothing.
"""

from __future__ import annotations

import hmac
import socket
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import ip_address
from math import ceil
from urllib.parse import urlsplit

from pullquote.ui.limits.asgi import App, Message, Receive, Send, address, headers
from pullquote.ui.limits.attempts import Attempts
from pullquote.ui.limits.refusals import refuse
from pullquote.ui.web.policy import POLICY, policy

Refusal = tuple[HTTPStatus, str]

BODY = 8 * 2**20  # bytes of a request; uploaded files have a limit of their own
UPLOAD = "/gradio_api/upload"
AT_START = "/gradio_api/startup-events"  # gradio asks for it itself, without a password; it tells nothing
HEADERS = (
    (POLICY, policy().encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
ASK = {"www-authenticate": 'Basic realm="Pullquote", charset="UTF-8"'}


@dataclass(frozen=True)
class Guard:
    """ASGI middleware. `host`: the name that is served at; `auth`: (user, password) pairs; `tokens`:
    Bearer tokens of programs. With either, every route wants one of them."""

    app: App
    host: str
    auth: tuple[tuple[str, str], ...] = ()
    tokens: tuple[str, ...] = ()
    attempts: Attempts = field(default_factory=Attempts)

    @property
    def locked(self) -> bool:
        """Whether every route wants a password or a token."""
        return bool(self.auth or self.tokens)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif wait := self._wait(scope):
            why = f"too many wrong passwords; try again in {ceil(wait)} s"
            await _refuse(scope, send, HTTPStatus.TOO_MANY_REQUESTS, why, {"retry-after": str(ceil(wait))})
        elif refusal := self.refusal(scope["method"], scope["path"], headers(scope)):
            self._note(scope, refusal[0] != HTTPStatus.UNAUTHORIZED)
            await _refuse(scope, send, *refusal)
        else:
            self._note(scope, True)
            await self.app(scope, receive, _with_headers(send))

    def refusal(self, method: str, path: str, headers: Mapping[str, str]) -> Refusal | None:
        """Why this request is refused, or None. `headers` by their names in lower case."""
        if not self.locked and not self._is_ours(headers.get("host", "")):
            return HTTPStatus.MISDIRECTED_REQUEST, "this host name is not served here"
        if not _same_origin(method, headers):
            return HTTPStatus.FORBIDDEN, "cross-origin requests are not allowed"
        if self.locked and path != AT_START and not self._may(headers.get("authorization", "")):
            return HTTPStatus.UNAUTHORIZED, "a user and password are required"
        if path.rstrip("/") != UPLOAD and not _is_short(headers):
            return (
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"a request must state its length, at most {BODY} bytes",
            )
        return None

    def _wait(self, scope: Message) -> float:
        """Seconds until a password or token from there is looked at."""
        given = headers(scope).get("authorization", "") if self.locked else ""
        return self.attempts.wait(address(scope.get("client")), given) if given else 0.0

    def _note(self, scope: Message, right: bool) -> None:
        given = headers(scope).get("authorization", "") if self.locked else ""
        if given:
            self.attempts.tried(address(scope.get("client")), given, right=right)

    def _is_ours(self, host: str) -> bool:
        """An address in numbers is: only a name can be made to point elsewhere."""
        name = _name(f"//{host}")
        own = socket.gethostname().lower()
        return _is_address(name) or name in {"localhost", self.host.strip("[]").lower(), own, f"{own}.local"}

    def _may(self, authorization: str) -> bool:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() == "bearer":
            given = token.strip().encode("latin-1", "replace")
            return any(hmac.compare_digest(given, known.encode()) for known in self.tokens)
        try:
            sent = b64decode(token, validate=True) if scheme.lower() == "basic" else b""
        except ValueError:
            return False
        return any(hmac.compare_digest(sent, f"{user}:{password}".encode()) for user, password in self.auth)


def _same_origin(method: str, headers: Mapping[str, str]) -> bool:
    """What the browser says of where a request comes from; a client that is no browser says nothing, and may ask.

    Browsers send Sec-Fetch-Site to this machine and over https, else Origin with all but plain reading. A link on
    another site may open the page.
    """
    if site := headers.get("sec-fetch-site"):
        opened = (method, headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == (
            "GET", "navigate", "document",
        )  # fmt: skip
        return site in ("same-origin", "none") or opened
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _is_short(headers: Mapping[str, str]) -> bool:
    length = headers.get("content-length", "0")
    return "transfer-encoding" not in headers and length.isdecimal() and int(length) <= BODY


def _name(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name for name, _ in message.get("headers", ())}
            message["headers"] = [*message.get("headers", ()), *(each for each in HEADERS if each[0] not in present)]
        await send(message)

    return sending


async def _refuse(
    scope: Message, send: Send, status: HTTPStatus, why: str, more: Mapping[str, str] | None = None
) -> None:
    asked = ASK if status == HTTPStatus.UNAUTHORIZED else {}
    await refuse(scope, _with_headers(send), status, why, {**asked, **(more or {})})
