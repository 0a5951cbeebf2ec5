"""Tells the page that the program is there, and whether it is still the same one: `GET /pulse` → a word.

The word is new each time the program is started; a page that sees another one knows that nothing of it is known here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_hex

from pullquote.ui.limits.asgi import App, Message, Receive, Send

PATH = "/pulse"


@dataclass(frozen=True)
class Pulse:
    """ASGI middleware; to be behind the guard."""

    app: App
    word: str = field(default_factory=token_hex)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != PATH:
            await self.app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.word.encode()})
