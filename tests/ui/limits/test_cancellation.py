"""A question is given up at the batch of passages during which its client went away: not one more is read."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from pullquote.qa.cancellation import Cancelled, check, until
from pullquote.qa.pullquote import TOGETHER
from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.span_reader import SpanSettings
from pullquote.ui.limits.clients import Clients
from pullquote.ui.limits.disconnects import Disconnects
from pullquote.ui.programs.rest import rest

BATCHES, SEEN = 1_000, 3


class Counting:
    """A reader of a thousand batches of passages, which tells when the third has been begun and waits for `told`."""

    name, batches, late = "counting", 0, 0

    def __init__(self, inner: Any, told: Callable[[], None]) -> None:
        self.scale, self._told, self._gone = inner.scale, told, threading.Event()

    def read(self, question: str, pages: Any) -> list[Any]:
        if question:  # it is made ready without one
            for batch in range(BATCHES):
                check()
                self.batches += 1
                self.late += self._gone.is_set()
                if batch == SEEN and not self._gone.is_set():
                    self._told()
                    self._gone.set()
        return []


@pytest.fixture
def library(folder: Path, tmp_path: Path, encoder: Encoder) -> Iterator[Pullquote]:
    with Pullquote.open(folder, tmp_path / "library", encoder=encoder, reader="sentences") as library:
        yield library


@pytest.mark.parametrize(("path", "together"), [("/api/ask", 0), ("/api/batch", TOGETHER - 1)])
def test_no_further_batch_is_read_once_the_client_is_gone(library: Pullquote, path: str, together: int) -> None:
    body = json.dumps({"question": "barn owl"} if path == "/api/ask" else {"questions": ["barn owl"] * 20})

    async def asked() -> Counting:
        loop, sent = asyncio.get_running_loop(), asyncio.Queue[dict[str, Any]]()

        async def goes() -> None:
            await sent.put({"type": "http.disconnect"})
            while not sent.empty():
                await asyncio.sleep(0)

        library.reader = reader = Counting(
            library.reader, lambda: asyncio.run_coroutine_threadsafe(goes(), loop).result(60)
        )
        clients = Clients()
        app = Disconnects(rest(library, read_only=True, clients=clients), clients)
        scope: dict[str, Any] = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "path": path,
            "raw_path": path.encode(), "root_path": "", "scheme": "http", "query_string": b"",
            "headers": [(b"content-type", b"application/json")], "client": ("192.0.2.1", 5), "server": ("test", 80),
        }  # fmt: skip
        await sent.put({"type": "http.request", "body": body.encode(), "more_body": False})

        async def nowhere(message: Any) -> None:
            pass

        await app(scope, sent.get, nowhere)
        return reader

    reader = asyncio.run(asyncio.wait_for(asked(), 120))
    assert reader.batches > SEEN
    assert reader.late <= together  # begun before


def test_the_bundled_model_reads_no_further_batch_for_nobody() -> None:
    class Network:
        runs = 0

        def run(self, ids: Any, asked: Any) -> Any:
            self.runs += 1
            raise AssertionError("read, although nobody waits")

    class Tokens:
        first = mark = 0

        def cut(self, text: str) -> Any:
            return [1] * 40, [(0, 1)] * 40

    network = Network()
    model = BundledModel(network, Tokens())  # type: ignore[arg-type]
    with until(lambda: True), pytest.raises(Cancelled):
        list(model.score("Why?", ["The owl sleeps."] * 50, SpanSettings()))
    assert network.runs == 0
