"""A wrong call of gradio's endpoints gets one line; gradio itself answers with status 500 and a traceback."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from pullquote.ui.limits.asgi import App, Message, Receive, Send
from pullquote.ui.limits.disconnects import CALLS
from pullquote.ui.limits.refusals import refuse


@dataclass(frozen=True)
class OneLine:
    """ASGI middleware."""

    app: App

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not str(scope["path"]).startswith(CALLS):
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except (KeyError, TypeError, ValueError) as error:
            if begun:
                raise
            if isinstance(error, KeyError):
                await refuse(scope, send, HTTPStatus.NOT_FOUND, "there is no such call; see /gradio_api/info")
            else:
                await refuse(scope, send, HTTPStatus.BAD_REQUEST, str(error).partition(" Please ")[0][:200])
