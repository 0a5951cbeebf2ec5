"""Where a build's work on texts (reading, splitting, embedding) runs: in this process, or on workers.

Work is sent with all it needs and returns what is stored, so that it does not matter where it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

from pullquote.index.models.encoder import Encoder

FEW = 8  # articles that are handed out at once
A = TypeVar("A")
B = TypeVar("B")


class Executor(Protocol):
    def each(self, work: Callable[[Encoder, A], B], items: Iterable[A], together: int = 1) -> Iterator[B]:
        """`work(encoder, item)` of each item, in order. `together`: how many small ones may be handed out at once; few
        more are taken than results were."""


class LocalExecutor:
    """This process."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def each(self, work: Callable[[Encoder, A], B], items: Iterable[A], together: int = 1) -> Iterator[B]:
        return (work(self._encoder, item) for item in items)


def executor(workers: str | None, encoder: Encoder) -> AbstractContextManager[Executor]:
    """That of `workers`, a number of processes to start here or the address of a dask scheduler; None: this process."""
    if workers is None:
        return nullcontext(LocalExecutor(encoder))
    from pullquote.index.build.dask import dask_executor

    return dask_executor(workers, encoder)
