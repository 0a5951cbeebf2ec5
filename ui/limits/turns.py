"""The queue: a few questions at a time, clients in turn. A busy client waits behind its own questions, not before
those of others: the second question of one comes after the first of all. Long work (files of questions) takes a turn
for each handful, and never all the places. Belongs
to one event loop.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from pullquote.corpus import PullquoteError

Kind = Literal["question", "many"]


@dataclass(frozen=True, slots=True)
class Shares:
    """`at_once` turns are taken at a time, `many` of them by long work; one client may have so many `questions` and so
    many pieces of long work (`files`) under way or waiting, all together `waiting`."""

    at_once: int = 4
    many: int = 2
    questions: int = 32
    files: int = 2
    waiting: int = 400


class Busy(PullquoteError):
    """No more is taken from this client, or from anyone, just now."""


@dataclass(eq=False)
class Ticket:
    """One thing that is asked. `place` is 0 when it is its turn, else how many come before, plus one."""

    client: str
    kind: Kind
    number: int
    place: int = 1
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def come(self) -> None:
        """Wait until it is its turn."""
        while self.place:
            await self.next_place()

    async def next_place(self) -> int:
        """Wait until the place is another one."""
        await self.moved.wait()
        self.moved.clear()
        return self.place


class Turns:
    """The queue of one server."""

    def __init__(self, shares: Shares | None = None) -> None:
        self.shares = shares or Shares()
        self._held: dict[tuple[str, Kind], int] = {}
        self._waiting: list[Ticket] = []
        self._running: list[Ticket] = []
        self._count = 0

    @contextmanager
    def admitted(self, client: str, kind: Kind) -> Iterator[None]:
        """What a client asks for, from beginning to end. Raises Busy if it, or all together, asked for too much."""
        most = self.shares.questions if kind == "question" else self.shares.files
        mine = self._held.get((client, kind), 0)
        if mine >= most:
            raise Busy(f"{mine} of your requests are under way already; wait for an answer and ask again")
        if sum(self._held.values()) >= self.shares.waiting:
            raise Busy(f"{self.shares.waiting} requests are waiting already; ask again in a moment")
        self._held[client, kind] = mine + 1
        try:
            yield
        finally:
            left = self._held.pop((client, kind)) - 1
            if left:
                self._held[client, kind] = left

    @contextmanager
    def turn(self, client: str, kind: Kind) -> Iterator[Ticket]:
        """A place in the queue, which is left in the end; `come` waits for it."""
        self._count += 1
        turn = Ticket(client, kind, self._count)
        self._waiting.append(turn)
        self._call()
        try:
            yield turn
        finally:
            (self._waiting if turn.place else self._running).remove(turn)
            self._call()

    def _call(self) -> None:
        """Call those whose turn it is, and tell the others their places."""
        order = self._order()
        for turn in order:
            free = len(self._running) < self.shares.at_once
            many = sum(running.kind == "many" for running in self._running)
            if free and (turn.kind == "question" or many < self.shares.many):
                self._waiting.remove(turn)
                self._running.append(turn)
                turn.place = 0
                turn.moved.set()
        for place, turn in enumerate((turn for turn in order if turn in self._waiting), start=1):
            if turn.place != place:
                turn.place = place
                turn.moved.set()

    def _order(self) -> list[Ticket]:
        """Those that wait: first the next of each client, by how much of it is under way, then by when it came."""
        asked = Counter(turn.client for turn in self._running)
        ranks = {}
        for turn in self._waiting:
            ranks[turn] = asked[turn.client], turn.number
            asked[turn.client] += 1
        return sorted(self._waiting, key=ranks.__getitem__)
