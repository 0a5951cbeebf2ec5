"""Where each millisecond of a build and of an answer goes, beside the floor: the bare network on the same texts.

    python -m benchmarks.profile [ARTICLES] [--questions 30]

Steps are timed where the program calls them, each without the steps inside it. The articles (the bundled ones by
default) are built into a library of its own. The networks run in threads that are not timed: in an answer their row is
what it waits for; of a build the same batches are run once more, alone.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pullquote.index.build.build
import pullquote.index.build.read_files
import pullquote.index.build.split_articles
import pullquote.index.library
import pullquote.index.local.derive
import pullquote.index.local.embedded
import pullquote.qa.pullquote
from benchmarks.latency import questions
from pullquote.corpus import bundled
from pullquote.index.local.caches import Caches
from pullquote.index.models.minilm import MiniLM
from pullquote.index.models.openvino import Network, cores
from pullquote.index.search.dense import Vectors
from pullquote.index.search.lexical import TermIndex
from pullquote.index.store.writer import Staging
from pullquote.qa import Page, Pullquote, SpanReader
from pullquote.qa.reader.bundled_model import BundledModel

Steps = Mapping[str, tuple[Any, str]]
Rows = Sequence[Sequence[int]]
BUILD: Steps = {
    "read files": (pullquote.index.build.read_files, "read_in_sandbox"),
    "split into passages": (pullquote.index.build.split_articles, "split"),
    "tokens, counted and made": (MiniLM, "count"),
    "mine names": (pullquote.index.build.build, "mine"),
    "index words": (pullquote.index.local.embedded, "derive_words"),
    "publish": (Staging, "publish"),
    "write vectors": (pullquote.index.local.derive, "tidy"),
}
ASK: Steps = {
    "understand": (pullquote.qa.pullquote, "understand"),
    "encode: all but the network": (MiniLM, "encode"),
    "encode: the network (floor)": (Network, "run"),
    "follow the library": (Caches, "follow"),
    "nearest vectors": (Vectors, "search"),
    "matching words": (TermIndex, "search"),
    "passages, fused and ordered": (pullquote.index.library.Library, "search"),
    "lay out": (Page, "of"),
    "read: all but the network": (SpanReader, "read"),
    "read: tokens and the network (floor)": (BundledModel, "score"),
    "score": (pullquote.qa.pullquote, "score_spans"),
    "quote": (pullquote.qa.pullquote, "answered"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", default=bundled())
    parser.add_argument("--questions", type=int, default=30)
    given = parser.parse_args()
    asked = questions(given.questions)
    with tempfile.TemporaryDirectory() as folder:
        with Pullquote.open(bundled(), f"{folder}/warm") as warm:
            warm.ask(asked[0])  # every model is loaded
        place = Path(folder, "profiled")
        with Pullquote(given.articles, place, warm.encoder, warm.reader, warm.settings) as library:
            with profiled(BUILD) as steps, batches() as run:
                whole, processor = seconds(library.refresh)
            assert library.report
            print(table(f"build of {library.report.passages} passages", steps, whole, library.report.passages))
            with ThreadPoolExecutor(cores()) as threads:
                alone, spent = seconds(lambda: list(threads.map(lambda each: each[0].run(each[1]), run)))
            print(f"the same {len(run)} batches alone: {alone:.1f} s, {alone / whole:.2f} of the build's;")
            print(f"processor, the process that reads left out: {spent:.1f} s, {spent / processor:.2f} of the build's")
            for question in asked:
                library.ask(question)  # every width of page has been met
            with profiled(ASK) as steps:
                whole, _ = seconds(lambda: [library.ask(question) for question in asked])
            print(table(f"answers to {len(asked)} questions", steps, whole, len(asked)))


@contextmanager
def batches() -> Iterator[list[tuple[Network, Rows]]]:
    """Within the block all that networks are given is noted."""
    noted: list[tuple[Network, Rows]] = []
    run = Network.run

    def noting(network: Network, rows: Rows, *numbers: Sequence[int]) -> Any:
        if not numbers:  # of the encoder
            noted.append((network, rows))
        return run(network, rows, *numbers)

    Network.run = noting  # type: ignore[method-assign]
    try:
        yield noted
    finally:
        Network.run = run  # type: ignore[method-assign]


@contextmanager
def profiled(steps: Steps) -> Iterator[Counter[str]]:
    """Within the block the seconds spent in each step, less those in steps inside it, are counted."""
    spent: Counter[str] = Counter()
    before = {name: owner.__dict__[attribute] for name, (owner, attribute) in steps.items()}
    inside: list[float] = [0.0]

    def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            if threading.current_thread() is not threading.main_thread():
                return call(*given, **named)
            began = time.perf_counter()
            inside.append(0.0)
            try:
                return call(*given, **named)
            finally:
                took = time.perf_counter() - began
                spent[name] += took - inside.pop()
                inside[-1] += took

        return run

    for name, (owner, attribute) in steps.items():
        step = before[name]
        made = classmethod(timed(name, step.__func__)) if isinstance(step, classmethod) else timed(name, step)
        setattr(owner, attribute, made)
    try:
        yield spent
    finally:
        for name, (owner, attribute) in steps.items():
            setattr(owner, attribute, before[name])


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of the processor in this process."""
    began, before = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - began, time.process_time() - before


def table(title: str, steps: Counter[str], whole: float, number: int) -> str:
    """Markdown: milliseconds for each of the `number`, and the share of the whole."""
    rows = [*steps.items(), ("all else", whole - steps.total()), ("**whole**", whole)]
    lines = [f"| {name} | {1e3 * took / number:.2f} | {100 * took / whole:.0f} % |" for name, took in rows]
    return "\n".join([f"\n| {title} | ms each | share |\n|---|---|---|", *lines])


if __name__ == "__main__":
    main()
