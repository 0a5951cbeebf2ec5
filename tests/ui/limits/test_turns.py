"""Turns: each client in its turn, long work never everywhere, and an end to what one may ask."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest

from pullquote.ui.limits.turns import Busy, Kind, Shares, Ticket, Turns

ONE = Shares(at_once=1, many=1, questions=3, files=1, waiting=5)


def asked(turns: Turns, stack: ExitStack, client: str, kind: Kind = "question") -> Ticket:
    return stack.enter_context(turns.turn(client, kind))


def test_one_client_waits_behind_its_own_questions_alone() -> None:
    turns = Turns(ONE)
    with turns.turn("ann", "question") as first, ExitStack() as stack:
        waiting = [asked(turns, stack, "ann"), asked(turns, stack, "ann"), asked(turns, stack, "bob")]
        assert first.place == 0
        assert [turn.place for turn in waiting] == [2, 3, 1]


def test_who_leaves_lets_the_others_come_up() -> None:
    turns = Turns(ONE)
    with ExitStack() as stack:
        with turns.turn("ann", "question"), turns.turn("bob", "question") as second:
            last = asked(turns, stack, "cem")
            assert (second.place, last.place) == (1, 2)
        assert last.place == 0


def test_long_work_never_takes_all_places() -> None:
    turns = Turns(Shares(at_once=3, many=2))
    with ExitStack() as stack:
        files = [asked(turns, stack, client, "many") for client in ("ann", "bob", "cem")]
        question = asked(turns, stack, "dot")
        assert [turn.place for turn in (*files, question)] == [0, 0, 1, 0]


@pytest.mark.parametrize(("kind", "most"), [("question", 3), ("many", 1)])
def test_a_client_that_asks_too_much_is_told(kind: Kind, most: int) -> None:
    turns = Turns(ONE)
    with ExitStack() as stack:
        for _ in range(most):
            stack.enter_context(turns.admitted("ann", kind))
        with pytest.raises(Busy, match=f"{most} of your requests are under way"), turns.admitted("ann", kind):
            pass
        stack.enter_context(turns.admitted("bob", kind))  # others are not held up
    with turns.admitted("ann", kind):
        pass


def test_all_clients_together_have_an_end() -> None:
    turns = Turns(ONE)
    with ExitStack() as stack:
        for number in range(5):
            stack.enter_context(turns.admitted(str(number), "question"))
        with pytest.raises(Busy, match="5 requests are waiting already"), turns.admitted("last", "question"):
            pass


def test_a_turn_comes() -> None:
    async def comes() -> int:
        turns = Turns(ONE)
        with ExitStack() as stack:
            first = stack.enter_context(ExitStack())
            asked(turns, first, "ann")
            second = asked(turns, stack, "bob")
            asyncio.get_running_loop().call_soon(first.close)
            await second.come()
            return second.place

    assert asyncio.run(asyncio.wait_for(comes(), 60)) == 0
