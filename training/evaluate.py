"""Trained readers -> their scores on questions that they were not trained on, printed as JSON.

`python -m training.evaluate qa/weights` measures what is shipped, in the 8 bits that every processor runs,
`python -m training.evaluate .data/run/done.pt` both sets of weights of a checkpoint, in float32. Of several, each
tells the F1 that it loses to the first: `python -m training.evaluate .data/run/done.pt qa/weights --which mean`. The
tuning articles are those of `reader-tune` that training leaves out.
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
from pullquote.qa.reader.span_model import SpanModel
from pullquote.qa.reader.transformers_model import ForeignModel
from training.data import Article, Example, read, tune_parts
from training.export import checkpoint
from training.predict import predict
from training.scoring import best_threshold, score

NEVER = float("-inf")  # the threshold that refuses nothing


def questions(articles: Sequence[Article], titled: bool = True) -> tuple[list[Example], list[list[str]]]:
    """All questions of the articles with their own paragraphs, and the texts of their true answers."""
    asked = [(a, p, q) for a in articles for p in a.paragraphs for q in p.questions]
    examples = [Example(q.text, a.title if titled else "", "", p.text, None) for a, p, q in asked]
    return examples, [[p.text[slice(*span)] for span in q.answers] for _, p, q in asked]


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


def evaluate(model: SpanModel, data: Path, limit: int, amazon: int) -> dict[str, Any]:
    """Scores on every n-th tuning question so that about `limit` are asked, and on the first `amazon` reviews' ones."""
    examples, answers = questions(tune_parts(read(data / "reader-tune.json"))[1])
    every = max(1, len(examples) // limit) if limit else 1
    scores = {"tuning": measured(model, examples[::every], answers[::every])}
    if amazon:
        # The titles of that set are file numbers, which tell a reader nothing.
        examples, answers = questions(read(data / "reader-tune-amazon.json"), titled=False)
        scores["amazon"] = measured(model, examples[:amazon], answers[:amazon])
    return scores


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+", help="folders of exported weights, checkpoint files")
    parser.add_argument("--data", type=Path, default=Path(".data"))
    parser.add_argument("--limit", type=int, default=0, help="about so many tuning questions; 0 for all")
    parser.add_argument("--amazon", type=int, default=2000, help="so many questions on reviews; 0 for none")
    parser.add_argument(
        "--which", choices=("raw", "mean"), action="append", help="weights of a checkpoint; both if absent"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)  # two passages are read side by side
    first: dict[str, Any] = {}
    for name, model in _models(options.weights, options.which or ["raw", "mean"]):
        scores = evaluate(model, options.data, options.limit, options.amazon)
        loss = {f"{kind}, F1 less than the first": _loss(first[kind], scores[kind]) for kind in first}
        first = first or scores
        print(json.dumps({"weights": name} | scores | loss, indent=1), flush=True)


def _models(weights: Sequence[Path], which: Sequence[str]) -> Iterator[tuple[str, SpanModel]]:
    for path in weights:
        if path.is_dir():
            yield str(path), BundledModel.load(path, eight_bits=True)
        else:
            yield from ((f"{path} {kind}", ForeignModel(*checkpoint([path], kind))) for kind in which)


def _loss(first: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    return {at: round(first[at]["f1"] - other[at]["f1"], 2) for at in ("at best", "answerable, no refusal")}


if __name__ == "__main__":
    main()
