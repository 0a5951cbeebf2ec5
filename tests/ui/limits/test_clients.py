"""Work for clients: in turn, in threads, and given up once whoever asked is gone."""

from __future__ import annotations

import asyncio
import threading

import pytest

from pullquote.qa.cancellation import Cancelled, check
from pullquote.ui.limits.clients import Client, Clients
from pullquote.ui.limits.turns import Shares


def test_work_is_given_up_where_it_looks_once_the_client_is_gone() -> None:
    gone, begun = threading.Event(), threading.Event()

    def work() -> None:
        check()  # still wanted
        begun.set()
        gone.wait(60)
        check()

    async def asked() -> None:
        running = asyncio.create_task(Clients().run(Client("ann", gone.is_set), "question", work))
        await asyncio.to_thread(begun.wait, 60)
        gone.set()
        await running

    with pytest.raises(Cancelled):
        asyncio.run(asked())


def test_who_is_gone_leaves_the_queue_without_being_answered() -> None:
    done: list[str] = []

    async def asked() -> None:
        clients = Clients(Shares(at_once=1))
        with clients.turns.turn("ann", "question"), pytest.raises(Cancelled):
            await clients.run(Client("bob", lambda: True), "question", lambda: done.append("bob"))
        await clients.run(Client("cem"), "question", lambda: done.append("cem"))

    asyncio.run(asked())
    assert done == ["cem"]
