"""Where a build's work on texts (reading, splitting, embedding) runs: in this process, or on workers.

Work is sent with all it needs and returns what is stored, so that it does not matter where it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from pullquote.index.models.encoder import Encoder

FEW = 8  # articles that are handed out at once
BEGUN = 8  # batches that wait for the model, or for being stored
A = TypeVar("A")
B = TypeVar("B")
Result = TypeVar("Result", covariant=True)


class Task(Protocol[Result]):
    """Work that was begun."""

    def done(self) -> bool: ...
    def result(self) -> Result: ...


class Executor(Protocol):
    @property
    def ahead(self) -> int:
        """How many tasks are worth being begun before the first of them ends."""

    def each(self, work: Callable[[Encoder, A], B], items: Iterable[A], together: int = 1) -> Iterator[B]:
        """`work(encoder, item)` of each item, in order. `together`: how many small ones may be handed out at once; few
        more are taken than results were."""

    def begin(self, work: Callable[[Encoder, A], B], item: A) -> Task[B]:
        """Begin `work(encoder, item)`, to go on while the caller does other things."""


class LocalExecutor:
    """This process."""

    ahead = BEGUN

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        # Two, so that the words of one batch are made ready while the model reads another.
        self._threads = ThreadPoolExecutor(2, "embed")

    def __enter__(self) -> LocalExecutor:
        return self

    def __exit__(self, *raised: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def each(self, work: Callable[[Encoder, A], B], items: Iterable[A], together: int = 1) -> Iterator[B]:
        return (work(self._encoder, item) for item in items)

    def begin(self, work: Callable[[Encoder, A], B], item: A) -> Task[B]:
        return self._threads.submit(work, self._encoder, item)


def executor(workers: str | None, encoder: Encoder) -> AbstractContextManager[Executor]:
    """That of `workers`, a number of processes to start here or the address of a dask scheduler; None: this process."""
    if workers is None:
        return LocalExecutor(encoder)
    from pullquote.index.build.dask import dask_executor

    return dask_executor(workers, encoder)
