"""The only user of dask.distributed: a build's work spread over local processes, or over a scheduler's workers.

Files and texts go out, passages and vectors come back, a few batches per worker at a time. If a worker is killed,
another repeats its work.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import cached_property, lru_cache
from itertools import islice
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from pullquote.corpus import InvalidArgument
from pullquote.index.errors import LibraryError
from pullquote.index.models.encoder import Encoder

AHEAD = 3  # tasks queued per worker
PATIENCE = 900.0  # seconds a task may take, including a worker's death and loading a model
CONNECT = 20.0
A = TypeVar("A")
B = TypeVar("B")
_one = Lock()  # a worker with several threads shares one model, one task at a time


class DaskExecutor:
    """The workers of a scheduler; see `executor.Executor`."""

    def __init__(self, client: Any, encoder: Encoder) -> None:
        import cloudpickle

        self._client = client
        self._encoder = cloudpickle.dumps(_bare(encoder))
        self._counted, self._count = float("-inf"), 1

    def each(self, work: Callable[[Encoder, A], B], items: Iterable[A], together: int = 1) -> Iterator[B]:
        left, waiting = iter(items), deque[Any]()
        while some := list(islice(left, together)):
            waiting.append(self._client.submit(_done, self._encoder, work, some, pure=False))
            if len(waiting) >= self.ahead:
                yield from _result(waiting.popleft())
        while waiting:
            yield from _result(waiting.popleft())

    def begin(self, work: Callable[[Encoder, A], B], item: A) -> _DaskTask:
        return _DaskTask(self._client.submit(_done, self._encoder, work, [item], pure=False))

    @property
    def ahead(self) -> int:
        """Return how many tasks may be queued; workers may come and go."""
        if monotonic() > self._counted + 5:
            self._counted, self._count = monotonic(), max(1, len(self._client.nthreads()))
        return AHEAD * self._count


class _DaskTask:
    """See `executor.Task`."""

    def __init__(self, future: Any) -> None:
        self._future = future

    def done(self) -> bool:
        return bool(self._future.done())

    def result(self) -> Any:
        return _result(self._future)[0]


@contextmanager
def dask_executor(workers: str, encoder: Encoder) -> Iterator[DaskExecutor]:
    """Raises ValueError if `workers` is neither a number nor an address; raises LibraryError if no scheduler is
    there.
    """
    if not ("://" in workers or (workers.isascii() and workers.isdigit() and int(workers))):
        raise InvalidArgument(
            f"workers {workers!r} must be a number of processes, or an address such as tcp://host:8786"
        )
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise LibraryError("workers need an extra; run: pip install 'pullquote[workers]'") from None
    if "://" not in workers:
        here = {"host": "127.0.0.1", "dashboard_address": None, "threads_per_worker": 1, "silence_logs": 50}
        with LocalCluster(n_workers=int(workers), **here) as cluster, Client(cluster) as client:
            yield DaskExecutor(client, encoder)
        return
    try:
        client = Client(workers, timeout=CONNECT)
    except (OSError, TimeoutError) as error:
        raise LibraryError(f"no dask scheduler answers at {workers}; start one with: dask scheduler") from error
    with client:
        yield DaskExecutor(client, encoder)


def _result(future: Any) -> Any:
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    try:
        return future.result(timeout=PATIENCE)
    except KilledWorker as error:
        raise LibraryError("the same task killed several workers; check that they have enough memory") from error
    except (TimeoutError, FutureCancelledError) as error:
        raise LibraryError("no worker answers; nothing is lost: build again") from error


def _done(encoder: bytes, work: Callable[[Encoder, A], B], items: list[A]) -> list[B]:
    """On a worker."""
    with _one:
        return [work(_encoder(encoder), item) for item in items]


@lru_cache(maxsize=2)
def _encoder(packed: bytes) -> Encoder:
    encoder: Encoder = pickle.loads(packed)
    return encoder


def _bare(encoder: Encoder) -> Encoder:
    """Return a copy without loaded weights: each worker loads its own."""
    twin = copy(encoder)
    for name in [name for name in vars(twin) if isinstance(getattr(type(twin), name, None), cached_property)]:
        del twin.__dict__[name]
    return twin
