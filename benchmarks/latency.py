"""How long an answer takes: from a cold start, and warm, split into encoding, search and reading.

    python -m benchmarks.latency [ARTICLES] [--rounds 5]

The library, by default of the bundled articles, is built first and not timed. Questions are those of
examples/gold.jsonl.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from pullquote.qa import Page, Pullquote

GOLD = Path(__file__).parent.parent / "examples" / "gold.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    texts = questions(30)
    with Pullquote.open(asked.articles, demo=asked.articles is None) as library:
        print(f"{library.status().passages} passages, {len(texts)} questions; milliseconds, median of all")
        for name, seconds in warm(library, texts).items():
            print(f"| {name} | {1e3 * median(seconds):.1f} |")
    cold = [start(asked.articles, texts[0]) for _ in range(asked.rounds)]
    print(f"| cold: command to first answer | {1e3 * median(cold):.0f} |")


def questions(most: int) -> list[str]:
    """The first of the example questions."""
    return [json.loads(line)["question"] for line in GOLD.read_text(encoding="utf-8").splitlines()][:most]


def warm(library: Pullquote, questions: list[str]) -> dict[str, list[float]]:
    """Seconds of each step for each question, the first question left out."""
    steps: dict[str, list[float]] = defaultdict(list)
    index = library._opened()  # the steps inside an answer have no public door of their own
    for question in questions:
        marks = [time.perf_counter()]
        library.encoder.encode([question])
        marks.append(time.perf_counter())
        hits = index.search(question, library.settings.pages)
        marks.append(time.perf_counter())
        library.reader.read(question, [Page.of(hit) for hit in hits[: library.settings.read]])
        marks.append(time.perf_counter())
        library.ask(question)
        marks.append(time.perf_counter())
        encode, search, read, ask = (after - before for before, after in itertools.pairwise(marks))
        for name, seconds in {"encode": encode, "search": search - encode, "read": read, "ask, whole": ask}.items():
            steps[name].append(seconds)
    return {name: seconds[1:] for name, seconds in steps.items()}


def start(articles: Path | None, question: str) -> float:
    """Seconds from the command to its answer, in a new process."""
    command = [
        sys.executable,
        "-m",
        "pullquote",
        "ask",
        question,
        *(["--articles", str(articles)] if articles else ["--demo"]),
    ]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
