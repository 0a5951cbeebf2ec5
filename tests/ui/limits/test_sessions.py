"""Sessions of pages: dropped when no one listens, and the oldest when all are too large."""

from __future__ import annotations

from threading import Lock
from types import SimpleNamespace
from typing import Any

import pytest

from pullquote.ui.limits.listeners import Listeners
from pullquote.ui.limits.sessions import IDLE, Sessions


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def app(*names: str) -> Any:
    """As much of gradio's as holds sessions."""
    queue = SimpleNamespace(
        pending_messages_per_session=dict.fromkeys(names), pending_event_ids_session={"late": set()}
    )
    holder = SimpleNamespace(session_data=dict.fromkeys(names), time_last_used=dict.fromkeys(names), lock=Lock())
    return SimpleNamespace(state_holder=holder, get_blocks=lambda: SimpleNamespace(_queue=queue))


def test_a_page_that_is_gone_is_forgotten() -> None:
    clock, listeners = Clock(), Listeners()
    sessions = Sessions(listeners, app("open", "shut"), clock=clock)
    with listeners.listening("open"):
        sessions.sweep()
        clock.now = IDLE
        sessions.sweep()
        assert list(sessions.app.state_holder.session_data) == ["open", "shut"]
        clock.now += 1
        sessions.sweep()
    assert list(sessions.app.state_holder.session_data) == ["open"]
    assert list(sessions.app.get_blocks()._queue.pending_messages_per_session) == ["open"]
    assert not sessions.app.get_blocks()._queue.pending_event_ids_session


def test_the_conversation_that_changed_longest_ago_leaves_first() -> None:
    sessions = Sessions(Listeners(), app("a", "b", "c"), most=10)
    for name, size in (("a", 4), ("b", 4), ("a", 5), ("c", 5)):
        sessions.note(name, size)
    assert list(sessions.app.state_holder.session_data) == ["a", "c"]
    sessions.note("c", 99)  # one alone stays
    assert list(sessions.app.state_holder.session_data) == ["c"]


def test_the_memory_of_what_was_dropped_goes_back_to_the_system_once(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr("pullquote.ui.limits.sessions.give_back", lambda: given.append(1))
    sessions = Sessions(Listeners(), app("a", "b"), most=10)
    sessions.note("a", 6)
    sessions.sweep()
    assert not given
    sessions.note("b", 6)  # "a" leaves
    sessions.sweep()
    sessions.sweep()
    assert len(given) == 1
