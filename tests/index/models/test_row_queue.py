"""Rows of several callers share batches; each caller gets the outputs of its own rows, in order."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from pullquote.index.models import row_queue
from pullquote.index.models.row_queue import RowQueue


class Network:
    """Gives back each row's first id. Holds the first batch until `go`, and remembers all."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.go = threading.Event(), threading.Event()

    def run(self, rows: Any, asked: Any) -> Any:
        self.batches.append([len(row) for row in rows])
        self.begun.set()
        assert self.go.wait(60)
        return np.array([[[row[0], number]] for row, number in zip(rows, asked, strict=True)], dtype=np.float32)


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_queue, "cores", lambda: 1)


def of(*lengths: int) -> tuple[list[list[int]], list[int]]:
    """Rows that begin with their own length."""
    return [[length] * length for length in lengths], [2] * len(lengths)


def waiting(queue: RowQueue, count: int) -> None:
    while len(queue._waiting) < count:
        threading.Event().wait(0.001)


def test_one_caller_has_its_longest_rows_read_first_in_batches_of_near_widths(network: Network) -> None:
    network.go.set()
    found = RowQueue(network, together=4, spare=48).run(*of(40, 200, 30, 190, 170, 150))
    # Six rows for one core are two rounds of three; 40 tokens are no company for 150.
    assert network.batches == [[200, 190, 170], [150], [40, 30]]
    assert [each[0, 0] for each in found] == [40, 200, 30, 190, 170, 150]


def test_rows_of_another_width_stay_apart_without_spare(network: Network) -> None:
    network.go.set()
    RowQueue(network, together=4).run(*of(17, 32, 33))
    assert network.batches == [[33], [32, 17]]


def test_two_callers_share_a_batch(network: Network) -> None:
    queue = RowQueue(network, together=2, spare=48)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(queue.run, *of(100, 99, 90))
        assert network.begun.wait(60)
        second = threads.submit(queue.run, *of(80, 300))
        waiting(queue, 3)
        network.go.set()
        assert [each[0, 0] for each in first.result(60)] == [100, 99, 90]
        assert [each[0, 0] for each in second.result(60)] == [80, 300]
    assert network.batches == [[100, 99], [90, 80], [300]]


def test_the_rows_of_whoever_is_gone_are_not_read(network: Network) -> None:
    class Gone(Exception):
        pass

    def gone() -> None:
        raise Gone

    queue = RowQueue(network, together=1)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(queue.run, *of(10, 9))
        assert network.begun.wait(60)
        second = threads.submit(queue.run, *of(8, 7), gone)
        waiting(queue, 3)
        network.go.set()
        assert len(first.result(60)) == 2
        with pytest.raises(Gone):
            second.result(60)
    assert network.batches == [[10], [9]]


def test_an_error_of_the_network_reaches_the_caller(network: Network) -> None:
    network.go.set()
    queue = RowQueue(network)
    with pytest.raises(IndexError):
        queue.run([[]], [0])
    assert queue.run(*of(3))[0][0, 0] == 3
