"""How well and how fast the nearest vectors are found, for many of them.

    python -m benchmarks.vectors LIBRARY reader-tune.json [--size 1200000] [--probes 256 512 1024]

LIBRARY is a built one with some ten thousand passages: its real vectors, asked with 200 questions of the question set.
It is filled up to the size with vectors between two real ones, each a little off, since embedding a million passages
takes hours: real in their spread, not in their text. Recall@10 is against an exact scan in float32.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import faiss
import numpy as np

from index import FloatArray, SentenceEncoder, vectors
from index.store import Store
from index.vectors import Vectors, sampled
from index.writing import TRUTH
from training.data import read

TOP, QUESTIONS = 10, 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--size", type=int, default=1_200_000)
    parser.add_argument("--probes", type=int, nargs="+", default=[256, 512, 1024])
    asked = parser.parse_args()
    store = Store(asked.library / TRUTH)
    rows = filled(store.vectors(store.numbers()), asked.size)
    texts = [q.text for a in read(asked.questions) for p in a.paragraphs for q in p.questions]
    questions = SentenceEncoder().encode(texts[:: len(texts) // QUESTIONS][:QUESTIONS])
    wanted = faiss.knn(questions, rows, TOP, metric=faiss.METRIC_INNER_PRODUCT)[1]
    cache = Vectors(rows.shape[1])
    began = time.perf_counter()
    if not cache.fits(len(rows)):
        cache.reset(len(rows), rows[:: max(1, len(rows) // sampled(len(rows)))])
    cache.add(np.arange(len(rows)), rows)
    print(
        f"{len(rows):,} vectors, built in {time.perf_counter() - began:.0f} s\n"
        "| probes | recall@10 | ms |\n|---|---|---|"
    )
    for probes in asked.probes if len(rows) > vectors.SCAN_UP_TO else [0]:
        vectors.PROBES = probes
        recall, milliseconds = measure(cache, questions, wanted)
        print(f"| {probes or 'all'} | {recall:.4f} | {milliseconds:.1f} |", flush=True)


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


def measure(cache: Vectors, questions: FloatArray, wanted: np.ndarray) -> tuple[float, float]:
    """Mean share of the true ten found, and median milliseconds a question."""
    found, seconds = 0, []
    for question, true in zip(questions, wanted, strict=True):
        began = time.perf_counter()
        numbers, _ = cache.search(question, TOP)
        seconds.append(time.perf_counter() - began)
        found += len(set(numbers.tolist()) & set(true.tolist()))
    return found / wanted.size, 1e3 * float(np.median(seconds))


if __name__ == "__main__":
    main()
