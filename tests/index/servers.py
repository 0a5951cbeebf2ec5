"""Servers for a shared library: one in memory, small and whole, and those that are started: milvus-lite and Milvus."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pullquote.index import FloatArray
from pullquote.index.arrays import Numbers
from pullquote.index.server.records import Gone
from pullquote.index.server.tables import Pointer, Row, Scope


@dataclass
class Table:
    """See `tables.Tables`; `before` is called with the name of whatever is about to be done."""

    before: Callable[[str], None]
    rows: dict[int, Row] = field(default_factory=dict)
    values: dict[str, tuple[str, int, str]] = field(default_factory=dict)

    def put_passages(self, rows: Sequence[Row]) -> None:
        self.before("put")
        self.rows |= {row.number: row for row in rows}

    def put_records(self, kind: str, since: int, values: Mapping[str, str]) -> None:
        self.before("put")
        assert all(len(value.encode()) < 65_535 for value in values.values())
        self.values |= {key: (kind, since, value) for key, value in values.items()}

    def remove_passages(self, numbers: Iterable[int]) -> None:
        self.before("remove")
        for number in numbers:
            self.rows.pop(number, None)

    def remove_records(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.before("remove")
            self.values.pop(key, None)

    def passages(self, numbers: Iterable[int]) -> dict[int, tuple[str, FloatArray]]:
        return {n: (self.rows[n].record, self.rows[n].vector) for n in numbers if n in self.rows}

    def records(self, keys: Iterable[str]) -> dict[str, str]:
        return {key: self.values[key][2] for key in keys if key in self.values}

    def numbers(self, after: int) -> Numbers:
        return np.array(sorted(n for n, row in self.rows.items() if row.since > after), dtype=np.int64)

    def listed(self, kind: str, after: int, upto: int) -> Iterator[tuple[str, str]]:
        yield from [
            (key, text) for key, (is_, since, text) in self.values.items() if is_ == kind and after < since <= upto
        ]

    def nearest(self, vector: FloatArray, k: int, scope: Scope) -> tuple[Numbers, FloatArray]:
        self.before("search")
        return self._best({n: float(row.vector @ vector) for n, row in self._within(scope).items()}, k)

    def matching(self, weights: Mapping[int, float], k: int, scope: Scope) -> Numbers:
        def score(row: Row) -> float:
            return sum(weight * row.weights.get(slot, 0.0) for slot, weight in weights.items())

        return self._best({n: s for n, row in self._within(scope).items() if (s := score(row))}, k)[0]

    def settle(self) -> None:
        pass

    def _within(self, scope: Scope) -> dict[int, Row]:
        told = scope.articles
        rows = {n: row for n, row in self.rows.items() if row.since <= scope.upto and n not in scope.without}
        return {n: row for n, row in rows.items() if told is None or row.article in told}

    def _best(self, scores: dict[int, float], k: int) -> tuple[Numbers, FloatArray]:
        best = sorted(scores, key=lambda n: (-scores[n], n))[:k]
        return np.array(best, dtype=np.int64), np.array([scores[n] for n in best], dtype=np.float32)


class Memory:
    """See `tables.Server`."""

    def __init__(self) -> None:
        self.at: Pointer | None = None
        self.held: dict[str, Table] = {}
        self.before: Callable[[str], None] = lambda what: None

    def pointer(self) -> Pointer | None:
        return self.at

    def point(self, to: Pointer) -> None:
        self.before("point")
        self.at = to

    def make(self, token: str, dim: int) -> None:
        self.before("make")
        self.held.setdefault(token, Table(lambda what: self.before(what)))

    def tables(self, token: str, *, exact: bool = False) -> Table:
        if token not in self.held:
            raise Gone(token)
        return self.held[token]

    def sweep(self, keep: str) -> None:
        self.before("sweep")
        self.held = {keep: self.held[keep]}

    def close(self) -> None:
        pass


def free_port() -> int:
    """One that no connection to elsewhere is given meanwhile, as those from 32,768 on are."""
    for port in random.sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("of a hundred ports none is free")


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _serves(port: int) -> bool:
    from pymilvus import MilvusClient, MilvusException

    try:
        client = MilvusClient(f"http://127.0.0.1:{port}", timeout=5, dedicated=True)
        client.list_collections(timeout=5)
    except MilvusException:
        return False
    client.close()
    return True


def kill(process: int, address: str) -> None:
    """End a server at once, and wait until nothing answers at its address."""
    os.kill(process, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while _answers(int(address.rpartition(":")[2])):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextmanager
def lite(folder: Path, port: int | None = None) -> Iterator[tuple[str, int]]:
    """milvus-lite, a functional double of Milvus: its address, and the number of its process."""
    port = port or free_port()
    command = [str(Path(sys.executable).with_name("milvus-lite")), "server", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "lite.log").open("wb") as log:
        process = subprocess.Popen([*command, "--data-dir", str(folder / "lite")], stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 60
        while not (_answers(port) and _serves(port)):
            assert process.poll() is None, (folder / "lite.log").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield f"127.0.0.1:{port}", process.pid
    finally:
        process.kill()
        process.wait()


# Ends with its standard input, and so with whoever started it.
SERVE = """
import socket, sys, time, urllib.request
from milvus import MilvusServer, MilvusServerConfig, _initialize_data_files

class Config(MilvusServerConfig):
    def try_bind_port(self, port):  # one that was in use a moment ago will do
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            return None

folder, port, *settings = sys.argv[1:]
config = Config(data_dir=folder, proxy_port=int(port))
config.set("root_coord_port", 13100)  # it would begin to look at 53100, where connections to elsewhere are
for setting in settings:
    name, _, value = setting.partition("=")
    config.set(name, {"true": True, "1": 1}.get(value, value))
server = MilvusServer(config, wait_for_started=False)
_initialize_data_files(folder)  # takes seconds, in which ports that are chosen before may be taken
server.start()
deadline = time.monotonic() + 300
try:
    while server.server_proc.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.webservice_port}/healthz", timeout=5) as answer:
                if b"OK" in answer.read():
                    break
        except OSError:
            time.sleep(0.2)
    else:
        sys.exit("Milvus has ended, or is not ready after five minutes")
    print(server.server_proc.pid, flush=True)
    sys.stdin.read()
finally:
    server.stop()
"""
# Of the store that Milvus carries in itself, whose ports are fixed else.
ETCD = """
name: default
listen-client-urls: http://127.0.0.1:{0}
advertise-client-urls: http://127.0.0.1:{0}
listen-peer-urls: http://127.0.0.1:{1}
initial-advertise-peer-urls: http://127.0.0.1:{1}
initial-cluster: default=http://127.0.0.1:{1}
"""


@contextmanager
def milvus(folder: Path, *settings: str, port: int | None = None) -> Iterator[tuple[str, int]]:
    """The real Milvus 2.3.5, standalone: its address, and the number of its process. Takes some 15 seconds.

    Several may run on a machine. In a process of its own, for it leaves sockets open; nothing of it outlives the block.
    """
    port, etcd = port or free_port(), folder / "etcd.yaml"
    etcd.write_text(ETCD.format(free_port(), free_port()))
    command = [sys.executable, "-c", SERVE, str(folder / "milvus"), str(port), *settings]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"ETCD_CONFIG_PATH": str(etcd)},
        start_new_session=True,
    )
    assert process.stdout
    try:
        told = process.stdout.readline()
        assert told, (folder / "milvus" / "logs" / "milvus-stderr.log").read_text()[:2000]
        yield f"127.0.0.1:{port}", int(told)
    finally:
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=60)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
