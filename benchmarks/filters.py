"""What filters cost, and whether a search within one finds what a scan of its passages does.

    python -m benchmarks.filters FOLDER [--size 100000] [--questions 100]

FOLDER gets a drawn-up library, see `growth`, whose articles have 40 authors and dates over ten years. Prints a Markdown
row for each filter: the articles let through, the milliseconds of the processor for a search (median; the filter's
first is told apart), and the share of questions whose ten hits and their scores are those of the scan: the inner
product with each vector that passes, and the words of the whole library with all others dropped.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.growth import DrawnEncoder, draw, timed
from pullquote.index import FloatArray, Hit, Library
from pullquote.index.arrays import Numbers
from pullquote.index.engine import Held
from pullquote.index.open_engine import open_engine
from pullquote.index.search.search import SearchSettings, hits
from pullquote.qa.filters import Catalogue, Filters

AUTHORS, YEARS = 40, 10
FILTERS = {
    "none": Filters(),
    "a folder and a date": Filters(collection="3", after="2019"),
    "an author": Filters(author="Writer 17"),
    "a folder": Filters(collection="3"),
    "a date": Filters(after="2020-07"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=100)
    asked = parser.parse_args()
    if not (asked.folder / "library").exists():
        draw(asked.folder / "articles", asked.folder / "library", asked.size, about)
    library, catalogue = Library(asked.folder / "library", DrawnEncoder()), Catalogue()
    random = np.random.default_rng(7)
    questions = [" ".join(f"w{i:x}" for i in each) for each in random.integers(2, 4_000, (asked.questions, 4))]
    library.search(questions[0])
    catalogue.fields(library)
    print("| filter | articles let through | first, ms | a search, ms | same as a scan |\n|---|---|---|---|---|")
    for name, filters in FILTERS.items():
        print(f"| {name} {row(library, catalogue, filters, questions)}", flush=True)


def about(number: int) -> dict[str, str]:
    return {"author": f"Writer {number % AUTHORS}", "date": f"{2015 + number % YEARS}-{1 + number % 12:02}-11"}


def row(library: Library, catalogue: Catalogue, filters: Filters, questions: Sequence[str]) -> str:
    def search(question: str) -> list[Hit]:
        return library.search(question, articles=catalogue.passing(library, filters, None) if filters else None)

    first = timed(lambda: search("w5 w7"))
    took = np.median([timed(lambda asked=asked: search(asked)) for asked in questions])
    ids = catalogue.passing(library, filters, None) if filters else [each.id for each in library.articles()]
    scanned = open_engine(library.place).ask(lambda held: by_scan(held, ids, questions))
    same = sum(alike(search(asked), wanted) for asked, wanted in zip(questions, scanned, strict=True))
    return f"| {len(ids):,} | {first * 1e3:.1f} | {took * 1e3:.1f} | {same} of {len(questions)} |"


def by_scan(held: Held, ids: Sequence[str], questions: Sequence[str]) -> list[list[Hit]]:
    """Return the hits of each question; those outside the filter are dropped after everything was scored."""
    among = np.sort(np.concatenate(list(held.store.within(ids).values())))
    scan = replace(held, vectors=_Vectors(among, held.store.vectors(among)), words=_Words(held, among))
    vectors = DrawnEncoder().encode(questions)
    return [hits(scan, [q], v, 10, None, SearchSettings()) for q, v in zip(questions, vectors, strict=True)]


def alike(found: Sequence[Hit], wanted: Sequence[Hit]) -> bool:
    """The same passages in the same order, with the same scores but for their rounding."""
    same = [(hit.article.id, hit.passage.start) for hit in found] == [
        (hit.article.id, hit.passage.start) for hit in wanted
    ]
    return same and np.allclose([hit.score for hit in found], [hit.score for hit in wanted], atol=1e-3)


class _Vectors:
    def __init__(self, numbers: Numbers, rows: FloatArray) -> None:
        self._numbers, self._rows = numbers, rows

    def search(self, vector: FloatArray, k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]:
        scores = self._rows @ vector
        best = np.argsort(-scores)[:k]
        return self._numbers[best], scores[best]


class _Words:
    """The library's index without its own filter, for what BM25 is: all matches, those outside dropped."""

    def __init__(self, held: Held, among: Numbers) -> None:
        self._held, self._among = held, among
        self.weight, self.having, self.near = held.words.weight, held.words.having, held.words.near

    def search(self, asked: Sequence[str], k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]:
        numbers, scores = self._held.words.search(asked, self._held.store.count())
        inside = np.isin(numbers, self._among)
        return numbers[inside][:k], scores[inside][:k]


if __name__ == "__main__":
    main()
