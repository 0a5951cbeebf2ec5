"""The near end: starts a system in its environment and asks it, one line at a time."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.system import Place

ROOT = Path(__file__).parents[2]


class PeerFailed(Exception):
    """A system did not do what it was asked; the message names the file with its own words."""


@dataclass(frozen=True)
class Reply:
    """`seconds` are those that the system took."""

    value: Any
    seconds: float


@dataclass(frozen=True)
class Talk:
    """A running system. `began` is when its process was started, in seconds of `perf_counter`."""

    process: subprocess.Popen[str]
    log: Path
    began: float

    def ask(self, what: str, **options: Any) -> Reply:
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(json.dumps({"do": what, "with": options}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise PeerFailed(f"{self.log.stem} failed to {what}; see {self.log}")
        return Reply(**json.loads(line))

    @property
    def age(self) -> float:
        """Seconds since its process was started."""
        return time.perf_counter() - self.began


@contextmanager
def talking(name: str, python: Path, place: Place) -> Iterator[Talk]:
    """A system in a new process, on as many cores as it has threads, kept off the network."""
    log = place.own.with_suffix(".log")
    told = json.dumps({key: value if isinstance(value, int) else str(value) for key, value in asdict(place).items()})
    cores = set(sorted(os.sched_getaffinity(0))[: place.threads])
    with log.open("a", encoding="utf-8") as words:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(python), "-m", "benchmarks.peers.serve", name, told],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words, text=True, cwd=ROOT,
            env=os.environ | quiet(place.threads),
        )  # fmt: skip
        os.sched_setaffinity(process.pid, cores)
        try:
            yield Talk(process, log, began)
        finally:
            process.communicate()  # the end of its input is the end of its work


def quiet(threads: int) -> dict[str, str]:
    """The same threads for every engine, no network, no telemetry, no bars."""
    number = str(threads)
    return {
        "OMP_NUM_THREADS": number,
        "MKL_NUM_THREADS": number,
        "OPENBLAS_NUM_THREADS": number,
        "RAYON_NUM_THREADS": number,
        "HF_HUB_OFFLINE": "1",
        "HAYSTACK_TELEMETRY_ENABLED": "False",
        "TQDM_DISABLE": "1",
    }
