"""How well and how fast the nearest vectors are found, for many of them.

    python -m benchmarks.vectors LIBRARY reader-tune.json [--size 1200000] [--probes 256 512 1024]

LIBRARY is a built one with some ten thousand passages: its real vectors, asked with 200 questions of the question set.
It is filled up to the size with vectors between two real ones, each a little off, since embedding a million passages
takes hours: real in their spread, not in their text. Recall@10 is the share of the true ten of an exact float32 scan
that is among the hundred that a search hands on. One part of the vectors is in memory at a time, beside the index.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import faiss
import numpy as np

from pullquote.index import FloatArray, SentenceEncoder
from pullquote.index.search import dense
from pullquote.index.search.dense import Vectors, sampled
from pullquote.index.store.reader import Store
from pullquote.index.store.writing import TRUTH
from training.data import read

TOP, HANDED, QUESTIONS, PART = 10, 100, 200, 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--size", type=int, default=1_200_000)
    parser.add_argument("--probes", type=int, nargs="+", default=[256, 512, 1024])
    asked = parser.parse_args()
    store = Store(asked.library / TRUTH)
    real = store.vectors(store.numbers())
    texts = [q.text for a in read(asked.questions) for p in a.paragraphs for q in p.questions]
    questions = SentenceEncoder().encode(texts[:: len(texts) // QUESTIONS][:QUESTIONS])
    wanted, sample = exact(real, asked.size, questions)
    cache = Vectors(real.shape[1])
    began = time.process_time()
    if not cache.fits(asked.size):
        cache.reset(asked.size, sample)
    trained = time.process_time() - began
    for start, rows in parts(real, asked.size):
        cache.add(np.arange(start, start + len(rows)), rows)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{asked.size:,} vectors, trained in {trained:.0f} s of the processor, memory at most {memory:,.0f} MB\n"
        f"real among the true ten: {(wanted < len(real)).mean():.2f}\n"
        "| probes | recall@10 | ms | ms of the processor |\n|---|---|---|---|"
    )
    for probes in asked.probes if asked.size > dense.SCAN_UP_TO else [0]:
        dense.PROBES = probes
        recall, clock, processor = measure(cache, questions, wanted)
        print(f"| {probes or 'all'} | {recall:.4f} | {clock:.1f} | {processor:.1f} |", flush=True)


def exact(real: FloatArray, size: int, questions: FloatArray) -> tuple[np.ndarray, FloatArray]:
    """The true ten of each question, (questions, 10), and vectors to train lists with; a part in memory at a time."""
    scores = np.full((len(questions), TOP), -2.0, dtype=np.float32)
    numbers = np.full((len(questions), TOP), -1)
    sample = []
    for start, rows in parts(real, size):
        near, at = faiss.knn(questions, rows, min(TOP, len(rows)), metric=faiss.METRIC_INNER_PRODUCT)
        scores, numbers = np.hstack([scores, near]), np.hstack([numbers, at + start])
        best = np.argsort(-scores, axis=1)[:, :TOP]
        scores, numbers = np.take_along_axis(scores, best, 1), np.take_along_axis(numbers, best, 1)
        sample.append(rows[:: max(1, size // sampled(size))].copy())
    return numbers, np.concatenate(sample)


def parts(real: FloatArray, size: int) -> Iterator[tuple[int, FloatArray]]:
    """The vectors, the real ones first, each part with the number of its first; the same ones at each call."""
    yield 0, real[:size]
    for start in range(len(real), size, PART):
        yield start, filled(real, len(real) + min(PART, size - start), seed=start)[len(real) :]


def filled(real: FloatArray, size: int, seed: int = 1) -> FloatArray:
    """`size` rows of length 1: the real ones, then mixtures of two of them with noise."""
    random = np.random.default_rng(seed)
    made = [real[:size]]
    for start in range(len(real), size, 100_000):
        n = min(100_000, size - start)
        one, other = (real[random.integers(len(real), size=n)] for _ in range(2))
        share = random.uniform(0.5, 0.9, size=(n, 1)).astype(np.float32)
        noise = random.normal(scale=real.std(axis=0) * 0.4, size=one.shape).astype(np.float32)
        made.append(share * one + (1 - share) * other + noise)
    rows = np.concatenate(made)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def measure(cache: Vectors, questions: FloatArray, wanted: np.ndarray) -> tuple[float, float, float]:
    """Mean share of the true ten that is among the hundred handed on, and median milliseconds a question, by the clock
    and of the processor."""
    found, took = 0, []
    for question, true in zip(questions, wanted, strict=True):
        clock, processor = time.perf_counter(), time.process_time()
        numbers, _ = cache.search(question, 2 * HANDED)
        took.append((time.perf_counter() - clock, time.process_time() - processor))
        found += len(set(numbers[:HANDED].tolist()) & set(true.tolist()))
    clock, processor = 1e3 * np.median(took, axis=0)
    return found / wanted.size, float(clock), float(processor)


if __name__ == "__main__":
    main()
