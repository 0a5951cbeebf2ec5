"""Trained readers -> their scores on questions that they were not trained on, printed as JSON.

`python -m training.evaluate qa/weights` measures what is shipped, in the 8 bits that every processor runs,
`python -m training.evaluate .data/run/done.pt` both sets of weights of a checkpoint, in float32. Of several, each
tells the F1 that it loses to the first: `python -m training.evaluate .data/run/done.pt qa/weights --which mean`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.multilingual_model import LAYERS, load
from pullquote.qa.reader.span_model import SpanModel
from pullquote.qa.reader.transformers_model import TransformersModel
from training.data import Example
from training.export import checkpoint
from training.predict import predict
from training.scoring import best_threshold, score
from training.sets import SETS

NEVER = float("-inf")  # the threshold that refuses nothing


def measured(model: SpanModel, examples: list[Example], answers: list[list[str]]) -> dict[str, Any]:
    """Scores at the threshold 0, at the best one for these questions, and on the answerable ones with no refusal."""
    found = predict(model, examples)
    best = best_threshold(found, answers)
    answerable = [(p, true) for p, true in zip(found, answers, strict=True) if true]
    free = score([p for p, _ in answerable], [true for _, true in answerable], NEVER)
    return {
        "questions": len(answers),
        "at 0": _rounded(asdict(score(found, answers, 0.0))),
        "at best": {"threshold": round(best, 2)} | _rounded(asdict(score(found, answers, best))),
        "answerable, no refusal": {"f1": round(free.f1, 2), "exact": round(free.exact, 2)},
    }


def evaluate(model: SpanModel, data: Path, names: Sequence[str], limit: int) -> dict[str, Any]:
    """Scores on each of the sets, on every n-th question of one so that at most `limit` are asked (0: all)."""
    return {name: measured(model, *_some(*SETS[name](data), limit)) for name in names}


def _some(examples: list[Example], answers: list[list[str]], limit: int) -> tuple[list[Example], list[list[str]]]:
    every = -(-len(examples) // limit) if limit else 1
    return examples[::every], answers[::every]


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+", help="folders of exported weights, checkpoint files")
    parser.add_argument("--data", type=Path, default=Path(".data"))
    parser.add_argument("--sets", nargs="+", choices=SETS, default=["tuning", "amazon"])
    parser.add_argument("--limit", type=int, default=2000, help="at most so many questions of a set; 0 for all")
    parser.add_argument(
        "--which", choices=("raw", "mean"), action="append", help="weights of a checkpoint; both if absent"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)  # two passages are read side by side
    first: dict[str, Any] = {}
    for name, model in _models(options.weights, options.which or ["raw", "mean"]):
        scores = evaluate(model, options.data, options.sets, options.limit)
        loss = {f"{kind}, F1 less than the first": _loss(first[kind], scores[kind]) for kind in first}
        first = first or scores
        print(json.dumps({"weights": name} | scores | loss, indent=1), flush=True)


def _models(weights: Sequence[Path], which: Sequence[str]) -> Iterator[tuple[str, SpanModel]]:
    for path in weights:
        if (path / LAYERS).is_file():
            yield str(path), load(path, eight_bits=True)
        elif path.is_dir():
            yield str(path), BundledModel.load(path, eight_bits=True)
        else:
            yield from ((f"{path} {kind}", TransformersModel(*checkpoint([path], kind))) for kind in which)


def _loss(first: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    return {at: round(first[at]["f1"] - other[at]["f1"], 2) for at in ("at best", "answerable, no refusal")}


if __name__ == "__main__":
    main()
