"""How fast one client may cause events of gradio's: each costs a session before anyone looks at what is asked."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from pullquote.ui.limits.asgi import App, Message, Receive, Send, address
from pullquote.ui.limits.disconnects import CALLS
from pullquote.ui.limits.refusals import refuse

JOIN = "/gradio_api/queue/join"
BURST, SPEED = 120, 10.0  # events at once, and events a second from then on
ADDRESSES = 10_000


@dataclass(frozen=True)
class Rates:
    """ASGI middleware; `clock` gives seconds."""

    app: App
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        causes = scope["type"] == "http" and scope["method"] == "POST"
        if causes and str(scope["path"]).startswith((CALLS, JOIN)) and not self.may(address(scope.get("client"))):
            why = "too many events at once; ask again in a second"
            await refuse(scope, send, HTTPStatus.TOO_MANY_REQUESTS, why, {"retry-after": "1"})
        else:
            await self.app(scope, receive, send)

    def may(self, client: str) -> bool:
        """Whether a client may cause one more now; it is counted."""
        now = self.clock()
        left, last = self._left.pop(client, (float(BURST), now))
        left = min(float(BURST), left + (now - last) * SPEED)
        self._left[client] = max(left - 1, 0.0) if left >= 1 else left, now
        if len(self._left) > ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1
