"""Readers ask while a writer edits: no error, and no quote of words that were never there.

    python -m benchmarks.soak FOLDER [--minutes 10] [--readers 8]

Every article tells one fact about itself in many versions, one after the other. Half of the readers are threads on one
open library, half are other processes; each asks for an article and checks that what is quoted is in a version no
older than the one published before it asked, and no newer than the one written by then. Drawn vectors are in for the
model, so that searching and following are what is tried.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from benchmarks.growth import DrawnEncoder
from pullquote.qa import Pullquote

ARTICLES = 40
VERSION = re.compile(r"version (\d+) of (\w+)")
FILLER = "The river runs by the market. A song is sung in winter. The engine of the harbour hums."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="scratch folder; emptied")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        print(*read(opened(asked.folder, refresh=False), asked.folder, time.monotonic() + asked.minutes * 60))
        return
    soak(asked.folder, asked.minutes, asked.readers)


def soak(place: Path, minutes: float, readers: int) -> None:
    shutil.rmtree(place, ignore_errors=True)
    (place / "articles").mkdir(parents=True)
    for number in range(ARTICLES):
        write(place, number, 1)
    published(place, dict.fromkeys(range(ARTICLES), 1))
    library, end = opened(place), time.monotonic() + minutes * 60
    tallies: list[tuple[int, int]] = []
    threads = [threading.Thread(target=lambda: tallies.append(read(library, place, end))) for _ in range(readers // 2)]
    command = [sys.executable, "-m", "benchmarks.soak", place, "--read", "--minutes", str(minutes)]
    others = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(readers - len(threads))]
    for thread in threads:
        thread.start()
    edits, memory = write_until(end, place, library)
    for thread in threads:
        thread.join()
    for other in others:
        questions, wrong = map(int, other.communicate()[0].split())
        tallies.append((questions, wrong))
    early, late = memory[len(memory) // 4], memory[-1]
    questions, wrong = (sum(counts) for counts in zip(*tallies, strict=True))
    print(
        f"{questions:,} questions of {readers} readers during {edits} builds in {minutes:g} min, {wrong} wrong;"
        f" memory {early / 1e3:.0f} MB early, {late / 1e3:.0f} MB at the end"
    )


def opened(place: Path, *, refresh: bool = True) -> Pullquote:
    return Pullquote.open(
        place / "articles", place / "library", encoder=DrawnEncoder(), reader="sentences", refresh=refresh
    )


def write_until(end: float, place: Path, library: Pullquote) -> tuple[int, list[int]]:
    """Edit three articles, build, and say which versions are out; the builds done, and memory in kB after each."""
    versions, drawn, memory = dict.fromkeys(range(ARTICLES), 1), random.Random(1), []
    while time.monotonic() < end:
        for number in drawn.sample(range(ARTICLES), 3):
            versions[number] += 1
            write(place, number, versions[number])
        library.refresh()
        published(place, versions)
        memory.append(_resident())
    return len(memory), memory


def topic(number: int) -> str:
    """A word of letters alone for each number."""
    return "topic" + "".join(chr(97 + int(digit)) for digit in str(number))


def write(place: Path, number: int, version: int) -> None:
    """The next version of an article, first noted as written."""
    replace(place / f"written-{number}", str(version))
    replace(place / "articles" / f"{number}.txt", f"Here stands version {version} of {topic(number)}. {FILLER}\n")


def replace(file: Path, text: str) -> None:
    """A new text at once, whoever reads it meanwhile."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text)
    new.replace(file)


def published(place: Path, versions: dict[int, int]) -> None:
    for number, version in versions.items():
        replace(place / f"published-{number}", str(version))


def read(library: Pullquote, place: Path, end: float) -> tuple[int, int]:
    """Questions asked, and how many were answered wrongly."""
    drawn, asked, wrong = random.Random(), 0, 0
    while time.monotonic() < end:
        number = drawn.randrange(ARTICLES)
        oldest = int((place / f"published-{number}").read_text())
        try:
            quotes = library.ask(f"Which version of {topic(number)} stands here?").quotes
            told = [VERSION.search(quote.text) for quote in quotes if quote.article == f"{number}.txt"]
            newest = int((place / f"written-{number}").read_text())
            found = [(int(match[1]), match[2]) for match in told if match]
            right = len(found) == 1 and oldest <= found[0][0] <= newest and found[0][1] == topic(number)
            if not right:
                print(number, oldest, newest, quotes, file=sys.stderr)
        except Exception as error:
            print(repr(error), file=sys.stderr)
            right = False
        asked, wrong = asked + 1, wrong + (not right)
    return asked, wrong


def _resident() -> int:
    """Memory of this process now, in kB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


if __name__ == "__main__":
    main()
