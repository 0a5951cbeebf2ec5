"""Shows the outline of the page at once, before gradio's script and style have come, and sends the page packed.

Of gradio's HTML three things are changed: the outline is at the start of its body, its style no longer holds up the
first paint, and its scripts carry a number drawn for this one answer, so that no other script runs. Where that HTML is
another, it is sent as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from starlette.middleware.gzip import GZipMiddleware

from pullquote.ui.limits.asgi import App, Message, Receive, Send
from pullquote.ui.web.policy import POLICY, policy
from pullquote.ui.web.words import words

PACKED = ("/", "/theme.css", "/config", "/gradio_api/info")
LEVEL = 6  # of gzip
OUTLINE = Path(__file__).with_name("outline.html")
_STYLE = re.compile(r'<link rel="stylesheet"(?= )(?![^>]*media=)')
_LATE = '<link rel="stylesheet" media="print" data-late'
_SCRIPT = re.compile(r"(<|\\u003c)script(?=[\s>]|\\u003e)")  # those in gradio's JSON are spelt so
OPENING = json.dumps({code: own["Opening …"] for code, own in words().items()}).replace("<", "\\u003c")
SAID = f"""<script>for (const tag of navigator.languages ?? []) {{
  const code = tag.split("-")[0].toLowerCase(), own = {OPENING}[code];
  if (own) document.querySelector(".pq-outline span").textContent = own;
  if (own || code === "en") break;
}}</script>"""
COME = """<script>for (const sheet of document.querySelectorAll("link[data-late]")) {
  const come = () => { sheet.media = "all"; };
  if (sheet.sheet) come(); else sheet.addEventListener("load", come);
}</script>"""
_BODY = re.compile(r"<body\b[^>]*>")


def with_outline(html: str) -> str:
    """The page's HTML with the outline in it."""
    body = _BODY.search(html)
    if body is None:
        return html
    outline = COME + OUTLINE.read_text(encoding="utf-8") + SAID
    return _STYLE.sub(_LATE, html[: body.start()]) + body[0] + outline + html[body.end() :]


def with_nonce(html: str, nonce: str) -> str:
    """The page's HTML, each of its scripts marked; without quotes, so that JSON in it stays JSON."""
    return _SCRIPT.sub(rf"\1script nonce={nonce}", html)


@dataclass(frozen=True)
class FirstPaint:
    """ASGI middleware; to be behind the guard."""

    app: App

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        packed = scope["type"] == "http" and scope["path"] in PACKED
        await (GZipMiddleware(self._page, compresslevel=LEVEL) if packed else self.app)(scope, receive, send)

    async def _page(self, scope: Message, receive: Receive, send: Send) -> None:
        """The first page with its outline; anything else as it is."""
        if scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def changed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            nonce = token_hex()
            if start["status"] == 200:
                body = with_nonce(with_outline(body.decode()), nonce).encode()
            lengths = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
            ours = (b"content-length", str(len(body)).encode()), (POLICY, policy(nonce).encode())
            await send({**start, "headers": [*lengths, *ours]})
            await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, changed)
