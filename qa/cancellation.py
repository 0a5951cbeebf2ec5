"""Cancels work that nobody waits for any more: between questions, and between batches of passages. The caller says
when:

with until(client.gone):
    library.ask_many(questions)  # raises Cancelled soon after `gone()` becomes true
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from pullquote.corpus import PullquoteError

_gone: ContextVar[Callable[[], bool] | None] = ContextVar("gone", default=None)


class Cancelled(PullquoteError):
    """The caller is gone."""


@contextmanager
def until(gone: Callable[[], bool]) -> Iterator[None]:
    """Cancel the work inside once `gone()` is true."""
    before = _gone.set(gone)
    try:
        yield
    finally:
        _gone.reset(before)


def check() -> None:
    """Raise Cancelled if nobody waits any more."""
    watch()()


def watch() -> Callable[[], None]:
    """The same check, for other threads to call."""
    gone = _gone.get()

    def checked() -> None:
        if gone is not None and gone():
            raise Cancelled("given up: whoever asked is gone")

    return checked
