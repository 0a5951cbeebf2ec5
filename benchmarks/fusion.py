"""Tune the weight of the embedding against BM25: how often the passage that answers is among the first.

    python -m benchmarks.fusion .data/reader-tune.json [--questions 600]

Answerable questions of `reader-tune`, asked of a library of its articles. Prints a Markdown table: the share of those
whose answer stands in the first 1, 3 and 12 passages, by weight. No test set is used here.
"""

from __future__ import annotations

import argparse
from functools import lru_cache
from pathlib import Path
from random import Random

import numpy as np

from pullquote.index import FloatArray, Hit, Library, SearchSettings, SentenceEncoder, refresh
from training.gold import Gold, articles, written

DEPTHS = (1, 3, 12)


class Remembering(SentenceEncoder):
    """Encodes each question once, however many weights are tried."""

    def encode(self, texts: list[str]) -> FloatArray:  # type: ignore[override]
        return np.stack([self._one(text) for text in texts]) if len(texts) == 1 else super().encode(texts)

    @lru_cache(maxsize=10_000)  # noqa: B019 — one object, for the length of the run
    def _one(self, text: str) -> FloatArray:
        return np.asarray(super().encode([text])[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument("--questions", type=int, default=600)
    asked = parser.parse_args()
    folder = written(asked.questions_file)
    encoder, path = Remembering(), folder.parent / "library"
    refresh(path, folder, encoder)
    gold = articles(asked.questions_file, Library(path, encoder))
    sample = Random(2).sample([one for one in gold if one.places], asked.questions)
    print("| weight | " + " | ".join(f"first {depth}" for depth in DEPTHS) + " |\n|---|---|---|---|")
    for weight in np.arange(0, 1.01, 0.1):
        library = Library(path, encoder, SearchSettings(weight=float(weight)))
        places = [place(library.search(one.question, max(DEPTHS)), one) for one in sample]
        shares = [sum(found < depth for found in places) / len(places) for depth in DEPTHS]
        print(f"| {weight:.1f} | " + " | ".join(f"{share:.3f}" for share in shares) + " |", flush=True)


def place(hits: list[Hit], gold: Gold) -> int:
    """How many passages stand before the first that holds an answer; past the last when none does."""
    for before, hit in enumerate(hits):
        inside = [hit.passage.start <= start and end <= hit.passage.end for start, end in gold.places]
        if hit.article.id == gold.article and any(inside):
            return before
    return len(hits) + max(DEPTHS)


if __name__ == "__main__":
    main()
