"""How fast texts become vectors: our network beside sentence-transformers, same weights, same texts, in one run.

    python -m benchmarks.embedding reader-tune.json [--texts 600]

Texts are paragraphs of a question set, questions its questions. For each runtime: texts a second, by the clock and for
each second of processor time; milliseconds a question; and how many of the ten nearest texts of a question are those of
sentence-transformers in float32.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

from pullquote.index import FloatArray, SentenceEncoder
from pullquote.index.models.bert import mean_of_tokens
from pullquote.index.models.encoder import _packaged
from pullquote.index.models.minilm import MiniLM
from pullquote.index.models.sentence_transformers import TorchModel
from training.data import read

Encode = Callable[[list[str]], FloatArray]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--texts", type=int, default=600)
    given = parser.parse_args()
    articles = read(given.questions)
    texts = [p.text for a in articles for p in a.paragraphs][: given.texts]
    asked = [p.questions[0].text for a in articles for p in a.paragraphs if p.questions][:100]
    nearest = None
    print(
        "| runtime | texts a second | a second of processor | ms a question | same nearest ten |\n|---|---|---|---|---|"
    )
    for name, encode in runtimes().items():
        row, found = measured(encode, texts, asked)
        nearest = found if nearest is None else nearest
        same = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(nearest, found, strict=True)])
        print(f"| {name} | {row[0]:.1f} | {row[1]:.1f} | {row[2]:.1f} | {same:.4f} |", flush=True)


def runtimes() -> dict[str, Encode]:
    exact = MiniLM(_packaged())
    exact._network = mean_of_tokens(*exact.read(_packaged()), exact=True)
    return {
        "sentence-transformers, float32": TorchModel(str(_packaged())).encode,
        "ours, float32": exact.encode,
        "ours, as this processor runs it": SentenceEncoder().encode,
    }


def measured(encode: Encode, texts: list[str], asked: list[str]) -> tuple[tuple[float, float, float], list[list[int]]]:
    """(texts a second by the clock, and of processor time, ms a question), and the ten nearest texts of each."""
    encode(texts[:64])
    began, spent = time.perf_counter(), time.process_time()
    vectors = encode(texts)
    by_clock, by_processor = time.perf_counter() - began, time.process_time() - spent
    questions, each = [], []
    for question in asked:
        began = time.perf_counter()
        questions.append(encode([question])[0])
        each.append(1e3 * (time.perf_counter() - began))
    found = np.argsort(-(np.stack(questions) @ vectors.T), axis=1, kind="stable")[:, :10]
    return (len(texts) / by_clock, len(texts) / by_processor, median(each)), found.tolist()


if __name__ == "__main__":
    main()
