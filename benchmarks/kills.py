"""Kill builds at any moment, and fail every write: nothing may be lost.

    python -m benchmarks.kills FOLDER [--kills 300] [--faults 0] [--seed 1]

A folder of articles is edited at random; a build of it is started in a child process and killed with SIGKILL after a
random time. The library must then be, to the last vector and answer, what a fresh build makes of the folder before
or after the edit. With `--faults N`, instead of being killed, the build meets an error (no space left, input/output
error) or a kill at its nth call of one kind (write, fsync, rename, …), for N picks of n: needs `strace`. Every fifth
round the build is let through, and only the library's own files may lie in its folder. In every seventh the folder is
empty, as when a drive is not mounted: the build must then remove nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import faiss  # noqa: F401 — each child would import it anew
import numpy as np
import tantivy  # noqa: F401

from benchmarks.growth import DrawnEncoder
from pullquote.index import BuildSettings, Library, LibraryNotFound, refresh
from pullquote.index.store.reader import Store
from pullquote.index.store.writing import TRUTH

WORDS = "shop wallet piano cat Jakarta Lisbon shoe tea river stone harbour market song winter engine letter".split()  # noqa: SIM905
OWN = ("library.db", "library.db-wal", "library.db-shm", "lock")
SETTINGS = BuildSettings(repeated=3, batch=8)
CALLS = "write pwrite64 fsync fdatasync rename link unlink ftruncate mkdir".split()  # noqa: SIM905
BUILD = """
import sys
from pathlib import Path
from benchmarks.kills import SETTINGS, DrawnEncoder, refresh
refresh(Path(sys.argv[1]), Path(sys.argv[2]), DrawnEncoder(), SETTINGS)
"""


@dataclass(eq=False)
class State:
    """Articles, passages with digests of their vectors, and answers with scores, which are equal up to rounding."""

    articles: list[object]
    passages: list[object]
    hits: list[object]
    scores: list[float]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, State):
            return False
        exact = (self.articles, self.passages, self.hits) == (other.articles, other.passages, other.hits)
        return exact and np.allclose(self.scores, other.scores, atol=1e-4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="scratch folder; emptied")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--faults", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    shutil.rmtree(asked.folder, ignore_errors=True)
    trial = Trial(asked.folder, random.Random(asked.seed))
    began = time.perf_counter()
    number = 0
    while trial.stopped < (asked.faults or asked.kills):
        number += 1
        trial.round(fault=bool(asked.faults), whole=number % 5 == 0, unmounted=number % 7 == 0)
        if number % 20 == 0:
            print(dict(trial.tally), flush=True)
    told = ", ".join(f"{count} {what}" for what, count in sorted(trial.tally.items()))
    print(f"{told} in {time.perf_counter() - began:.0f} s; nothing lost")


class Trial:
    """A folder, its library, and what the library may be."""

    def __init__(self, place: Path, random: random.Random) -> None:
        self.articles, self.library, self.fresh = place / "articles", place / "library", place / "fresh"
        self.random, self.tally = random, Counter[str]()
        self.articles.mkdir(parents=True)
        self.date, self.length, self.stopped = 10**18, 0.3, 0
        for _ in range(8):
            self._write()
        self.old: State | None = None

    def round(self, *, fault: bool, whole: bool, unmounted: bool) -> None:
        """Edit, build and be stopped, compare."""
        if unmounted and self.old is not None:
            with self._away():
                self._stop(self.old, fault=fault, whole=whole)
            self.tally["refused to remove" if whole else "stopped while refusing"] += 1
            return
        for _ in range(self.random.randint(1, 3)):
            self.random.choice((self._write, self._write, self._remove, self._rename))()
        shutil.rmtree(self.fresh, ignore_errors=True)
        self._stop(self._fresh(), fault=fault, whole=whole)

    def _stop(self, new: State, *, fault: bool, whole: bool) -> None:
        """Build, be stopped or not, and compare with what was and with what is to come."""
        if whole:
            self._let_through()
        elif fault:
            self._fault()
        else:
            self._kill()
        now = in_child(lambda: state(self.library))
        if now not in (self.old, new) or (whole and now != new):
            raise SystemExit(f"after {dict(self.tally)}: the library is neither the old nor the new state")
        self.tally["found the new state" if now == new else "found the old state"] += not whole
        self.old = now

    @contextmanager
    def _away(self) -> Iterator[None]:
        """All articles out of sight, as on a drive that is not mounted."""
        aside = self.articles.with_name("aside")
        self.articles.rename(aside)
        self.articles.mkdir()
        try:
            yield
        finally:
            self.articles.rmdir()
            aside.rename(self.articles)

    def _fresh(self) -> State:
        began = time.perf_counter()
        state_ = in_child(lambda: refresh(self.fresh, self.articles, DrawnEncoder(), SETTINGS) and state(self.fresh))
        self.length = 0.8 * self.length + 0.2 * (time.perf_counter() - began)
        assert state_ is not None
        return state_

    def _let_through(self) -> None:
        in_child(lambda: refresh(self.library, self.articles, DrawnEncoder(), SETTINGS) and None)
        self.tally["let through"] += 1
        stray = sorted(entry.name for entry in self.library.iterdir() if entry.name not in OWN)
        if [name.split("-")[0] for name in stray] != ["vectors", "words"]:
            raise SystemExit(f"stray files: {stray}")

    def _kill(self) -> None:
        child = os.fork()
        if not child:
            refresh(self.library, self.articles, DrawnEncoder(), SETTINGS)
            os._exit(0)
        time.sleep(self.random.uniform(0, self.length))
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        self.tally["killed" if os.WIFSIGNALED(status) else "done before the kill"] += 1
        self.stopped += os.WIFSIGNALED(status)

    def _fault(self) -> None:
        """A build under strace, in which one call of the system fails, and all later ones too or the build dies."""
        call = self.random.choice(CALLS)
        how = self.random.choice(("error=ENOSPC", "error=EIO", "signal=SIGKILL"))
        first = round(2 ** self.random.uniform(0, 5.5))
        lasting = "error" in how and call != "write" and self.random.random() < 0.5  # its last words are a write too
        when = f"when={first}{'+' if lasting else ''}"
        strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:{how}:{when}"]
        build = [sys.executable, "-c", BUILD, self.library, self.articles]
        done = subprocess.run([*strace, *build], capture_output=True, text=True)
        self.stopped += 1
        last = (done.stderr.strip().splitlines() or [""])[-1]
        if done.returncode == 0:
            self.tally["went on in spite of a fault"] += 1
        elif done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL) or "signal" in how:
            self.tally["killed at a call"] += 1
        elif "LibraryError: " in last:
            self.tally["told in a line"] += 1
        else:
            self.tally[f"ended otherwise ({call} {how}: {last[:150]})"] += 1

    def _write(self) -> None:
        name = f"{self.random.choice('abc')}/{self.random.randint(0, 5)}.{self.random.choice(('txt', 'md'))}"
        lines = ["Follow the magazine on every network."] * self.random.randint(0, 1)
        lines += [" ".join(self.random.choices(WORDS, k=30)) + "." for _ in range(self.random.randint(3, 30))]
        (self.articles / name).parent.mkdir(exist_ok=True)
        (self.articles / name).write_text("\n".join(lines))
        self.date += 10**9
        os.utime(self.articles / name, ns=(self.date, self.date))

    def _files(self) -> list[Path]:
        return sorted(file for file in self.articles.rglob("*") if file.is_file())

    def _remove(self) -> None:
        if len(self._files()) > 4:
            self.random.choice(self._files()).unlink()

    def _rename(self) -> None:
        file = self.random.choice(self._files())
        file.rename(file.with_name(f"{self.random.randint(0, 9)}{file.suffix}"))


def state(path: Path) -> State | None:
    """What the library holds and says; None where no build was ever finished."""
    try:
        library = Library(path, DrawnEncoder())
    except LibraryNotFound:
        return None
    store = Store(path / TRUTH)
    store.check()
    articles = [library.article(entry.id) for entry in library.articles()]
    numbers = store.numbers()
    passages = store.passages(numbers)
    vectors = store.vectors(numbers) if len(numbers) else []
    places = sorted(
        (p.article, p.start, p.end, p.heading, p.gaps, hashlib.sha256(v.tobytes()).hexdigest())
        for p, v in zip(passages.values(), vectors, strict=True)
    )
    hits = [(word, hit) for word in WORDS[:6] for hit in library.search(word, 5)]
    library.close()
    store.close()
    told = [(word, hit.passage, hit.also) for word, hit in hits]
    return State(list(articles), list(places), list(told), [hit.score for _, hit in hits])


def in_child(work: Callable[[], State | None]) -> State | None:
    """What the work returns, done in a child process: this one starts no engine, so that it can be forked."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(write, "wb") as out:
            out.write(pickle.dumps(work()))
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as result:
        data = result.read()
    if os.waitpid(child, 0)[1] or not data:
        raise SystemExit("the library could not be opened")
    return pickle.loads(data)  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
