"""Kill builds at any moment, and fail every write: nothing may be lost.

    python -m benchmarks.kills FOLDER [--kills 300] [--faults 0] [--seed 1]

A folder of articles is edited at random; a build of it is started in a child process and killed with SIGKILL after a
random time. The library must then be, to the last vector and answer, what a fresh build makes of the folder before
or after the edit. With `--faults N`, instead of being killed, the build meets an error (no space left, input/output
error) or a kill at its nth call of one kind (write, fsync, rename, …), for N picks of n: needs `strace`. Every fifth
round the build is let through, and only the library's own files may lie in its folder. In every fourth nothing may
change: the folder is empty, as when a drive is not mounted, or more than a fifth of it is gone, or a part cannot be
listed (not as root, whom nothing stops), or another process holds the lock. Several may run at once, in folders and
with seeds of their own; on a file system in memory (/dev/shm) nobody waits for a disk.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import faiss  # noqa: F401 — each child would import it anew
import numpy as np
import tantivy  # noqa: F401

from benchmarks.growth import DrawnEncoder
from benchmarks.refusals import REFUSALS
from pullquote.corpus import read, split
from pullquote.index import BuildSettings, Library, LibraryNotFound, RefreshOptions, refresh
from pullquote.index.build import read_files
from pullquote.index.errors import LibraryBusy
from pullquote.index.store.reader import Store
from pullquote.index.store.writing import TRUTH
from pullquote.index.text.terms import terms

WORDS = "shop wallet piano cat Jakarta Lisbon shoe tea river stone harbour market song winter engine letter".split()  # noqa: SIM905
OWN = ("library.db", "library.db-wal", "library.db-shm", "lock")
SETTINGS = BuildSettings(repeated=3, batch=8)
ONCE = RefreshOptions(wait=0)
DELAY = 3  # articles between reading and splitting: fewer than usual, since the folders are small
AGAIN = 6  # times that a build is stopped before the next edit, at most
APART = 0.1  # of the builds read in a child
FILES = 14  # at least: a fifth of them and more than ten can then be gone
CALLS = "write pwrite64 fsync fdatasync rename link unlink ftruncate mkdir".split()  # noqa: SIM905
BUILD = """
import sys
from pathlib import Path
from benchmarks.kills import build
build(Path(sys.argv[1]), Path(sys.argv[2]), apart=len(sys.argv) > 3)
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


def build(library: Path, articles: Path, *, apart: bool = True) -> None:
    """`apart`: files are read in a child, as always; starting one takes longer than all the rest of a build here."""
    if not apart:
        read_files.read_in_sandbox = read
    read_files.DELAY = DELAY
    refresh(library, articles, DrawnEncoder(), SETTINGS, options=ONCE)


def warm() -> None:
    """Import and compile what each child would again; no engine is started, so that this process can be forked."""
    text = b"# A tea shop\n\nIt was opened in Lisbon. Who came?\n\n- piano\n- song"
    for name in ("warm.md", "warm.txt"):
        split(read(name, text), count=DrawnEncoder().count)
    terms("the winter market")
    np.unique(np.ma.zeros(1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="scratch folder; emptied")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--faults", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    shutil.rmtree(asked.folder, ignore_errors=True)
    warm()
    trial = Trial(asked.folder, random.Random(asked.seed))
    began = time.perf_counter()
    number = 0
    while trial.stopped < (asked.faults or asked.kills):
        number += 1
        refusal = trial.random.choice([*REFUSALS]) if number % 4 == 0 else ""
        trial.round(fault=bool(asked.faults), whole=number % 5 == 0, refusal=refusal)
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
        while len(self._files()) < FILES:
            self._write()
        self.old: State | None = None

    def round(self, *, fault: bool, whole: bool, refusal: str) -> None:
        """Edit, build and be stopped, compare."""
        if refusal and self.old is not None:
            if refusal != "lock held":  # what is left of the folder must have nothing new
                self._stop(self._fresh(), fault=False, whole=True)
            with REFUSALS[refusal](self.articles, self.library, self.random):
                self._stop(self.old, fault=fault, whole=whole, refusal=refusal)
                self._stop(self.old, fault=fault, whole=whole, refusal=refusal)
            self.tally[f"{refusal}: {'refused' if whole else 'stopped'}"] += 2
            return
        for _ in range(self.random.randint(1, 3)):
            self.random.choice((self._write, self._write, self._remove, self._rename))()
        new = self._fresh()
        for _ in range(1 if whole else self.random.randint(1, AGAIN)):  # each build goes on where the last was stopped
            self._stop(new, fault=fault, whole=whole)
            if self.old == new:
                return

    def _stop(self, new: State, *, fault: bool, whole: bool, refusal: str = "") -> None:
        """Build, be stopped or not, and compare with what was and with what is to come."""
        if whole:
            self._let_through(refusal)
        elif fault:
            self._fault()
        else:
            self._kill(self.length * (0.3 if refusal else 0.6))
        now = in_child(lambda: state(self.library))
        if now not in (self.old, new) or (whole and now != new):
            raise SystemExit(f"after {dict(self.tally)}: the library is neither the old nor the new state")
        if not (whole or refusal):
            self.tally["found the new state" if now == new else "found the old state"] += 1
        self.old = now

    def _fresh(self) -> State:
        shutil.rmtree(self.fresh, ignore_errors=True)
        began = time.perf_counter()
        state_ = in_child(lambda: build(self.fresh, self.articles, apart=False) or state(self.fresh))
        self.length = 0.8 * self.length + 0.2 * (time.perf_counter() - began)
        assert state_ is not None
        return state_

    def _let_through(self, refusal: str) -> None:
        in_child(lambda: _told(lambda: build(self.library, self.articles, apart=False)))
        self.tally["let through"] += 1
        if refusal == "lock held":  # what was left lying is not removed, either
            return
        stray = sorted(entry.name for entry in self.library.iterdir() if entry.name not in OWN)
        if [name.split("-")[0] for name in stray] != ["vectors", "words"]:
            raise SystemExit(f"stray files: {stray}")

    def _kill(self, within: float) -> None:
        apart = self.random.random() < APART
        child = os.fork()
        if not child:
            _told(lambda: build(self.library, self.articles, apart=apart))
            os._exit(0)
        time.sleep(self.random.uniform(0, within))
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
        strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", f"inject={call}:{how}:{when}"]
        apart = ["apart"] if self.random.random() < APART else []
        build = [sys.executable, "-c", BUILD, self.library, self.articles, *apart]
        done = subprocess.run([*strace, *build], capture_output=True, text=True)
        self.stopped += 1
        last = (done.stderr.strip().splitlines() or [""])[-1]
        if done.returncode == 0:
            self.tally["went on in spite of a fault"] += 1
        elif done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL) or "signal" in how:
            self.tally["killed at a call"] += 1
        elif re.search("Library(Error|Busy): |lost sys.stderr", last):  # its last words met the fault
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
        if len(self._files()) > FILES:
            self.random.choice(self._files()).unlink()

    def _rename(self) -> None:
        file = self.random.choice(self._files())
        file.rename(file.with_name(f"{self.random.randint(0, 9)}{file.suffix}"))


def _told(work: Callable[[], None]) -> None:
    """Do the work, if the lock is free."""
    with suppress(LibraryBusy):
        work()


def state(path: Path) -> State | None:
    """What the library holds and says; None if no build was ever finished."""
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
        (p.article, p.start, p.end, p.heading, p.noise, hashlib.sha256(v.tobytes()).hexdigest())
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
