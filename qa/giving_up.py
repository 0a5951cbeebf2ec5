"""Work that nobody waits for any more is given up: between questions, and between batches of passages that are read.

Whoever runs it says when that is:

with until(client.gone):
    library.ask_many(questions)  # raises GivenUp soon after `gone()` becomes true
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from pullquote.corpus import PullquoteError

_gone: ContextVar[Callable[[], bool] | None] = ContextVar("gone", default=None)


class GivenUp(PullquoteError):
    """Whoever asked is gone."""


@contextmanager
def until(gone: Callable[[], bool]) -> Iterator[None]:
    """What is done within is given up once `gone()` is true."""
    before = _gone.set(gone)
    try:
        yield
    finally:
        _gone.reset(before)


def check() -> None:
    """Raise GivenUp where nobody waits any more."""
    watch()()


def watch() -> Callable[[], None]:
    """The same check, for other threads to call."""
    gone = _gone.get()

    def checked() -> None:
        if gone is not None and gone():
            raise GivenUp("given up: whoever asked is gone")

    return checked
