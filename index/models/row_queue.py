"""One network for many callers: the rows that wait are given to it in batches of nearly one width.

So texts of several questions share batches, which wastes less on padding, and each core has work until the last row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from pullquote.index.arrays import FloatArray
from pullquote.index.models.openvino import cores, padded


class SpanNetwork(Protocol):
    """Scores a row the same alone and in a batch. Threads may share one."""

    def run(self, rows: Sequence[Sequence[int]], asked: Sequence[int], /) -> FloatArray:
        """Score each token as the beginning and end of an answer: (rows, width, 2), rows padded to one width.

        `asked`: how many of a row's tokens are the question's, the first one and the mark behind it included.
        """


@dataclass(eq=False, slots=True)
class _Task:
    caller: int
    ids: Sequence[int]
    asked: int
    check: Callable[[], None]
    scores: Future[FloatArray] = field(default_factory=Future)


class RowQueue:
    """A network and a thread for each core. Threads may share one."""

    def __init__(self, network: SpanNetwork, together: int = 1, spare: int = 0) -> None:
        """`together`: the most rows that the network is given at once; `spare`: how much their widths may differ."""
        self._network, self._together, self._spare = network, together, spare
        self._pool = ThreadPoolExecutor(cores(), "reader")
        self._lock = Lock()
        self._waiting: list[_Task] = []
        self._begun = self._callers = 0

    def run(
        self, rows: Sequence[Sequence[int]], asked: Sequence[int], check: Callable[[], None] = lambda: None
    ) -> list[FloatArray]:
        """Return the network's output for each row: (width, 2). Raises what `check` raises, before each batch."""
        with self._lock:
            self._callers += 1
            tasks = [_Task(self._callers, *each, check) for each in zip(rows, asked, strict=True)]
            self._waiting += tasks
        for _ in tasks:  # at most so many batches; those that find nothing left end at once
            self._pool.submit(self._read)
        return [task.scores.result() for task in tasks]

    def _read(self) -> None:
        with self._lock:
            batch = self._take()
        if not batch:
            return
        try:
            scores = self._network.run([task.ids for task in batch], [task.asked for task in batch])
            for task, each in zip(batch, scores, strict=True):
                task.scores.set_result(each)
        except BaseException as error:  # raised where the row is waited for
            for task in batch:
                task.scores.set_exception(error)
        with self._lock:
            self._begun -= len(batch)

    def _take(self) -> list[_Task]:
        """Return the longest row of the caller that waits longest, and as many more of nearly its width as let all
        cores end together; none if none waits.
        """
        self._waiting = [task for task in self._waiting if _wanted(task)]
        if not self._waiting:
            return []
        first = self._waiting[0].caller
        longest = max((task for task in self._waiting if task.caller == first), key=lambda task: len(task.ids))
        width = padded(len(longest.ids))
        near = [task for task in self._waiting if 0 <= width - padded(len(task.ids)) <= self._spare]
        near.sort(key=lambda task: (task is not longest, -len(task.ids)))
        batch = near[: self._size()]
        self._waiting = [task for task in self._waiting if task not in batch]
        self._begun += len(batch)
        return batch

    def _size(self) -> int:
        rows = len(self._waiting) + self._begun
        rounds = -(-rows // (cores() * self._together))
        return -(-rows // (cores() * rounds))


def _wanted(task: _Task) -> bool:
    try:
        task.check()
    except BaseException as error:  # whoever asked is gone
        task.scores.set_exception(error)
        return False
    return True
