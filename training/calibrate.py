"""Fit a reader's `Calibration`: how its score and the search scores together tell the chance that a reading answers.

    python -m training.calibrate .data/reader-tune.json [--articles FOLDER --library LIBRARY] [--evidence FILE]

Asks two sets of questions, answerable or not, which count alike: those of `reader-tune`, on articles that the reader
was not trained on, of a library that holds these as TITLE.txt (best among many others); and the example questions on
the bundled articles. How the signs weigh against each other is given (`--ranks`), since a fit of it trusts the search
far too much: the questions of `reader-tune` were written with the passage in view, and share its words. What is fitted
are the logistic model that makes a chance of their sum and of the other signs, and the threshold. Prints the scale to
put into the reader, what it gives on each set, and what each choice of the other signs gives on articles that it was
not fitted on.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from random import Random

import numpy as np

from pullquote.qa import Calibration, Features
from training.evidence import Asked, evidence

SIGNS = tuple(field.name for field in fields(Features))
RANKS = (1.0, 6.0, 4.0, 6.0)  # of the first signs
FREE = SIGNS[len(RANKS) :]
FOLDS = 5
THRESHOLDS = np.arange(0.05, 0.95, 0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument(
        "--articles", type=Path, help="folder that holds the articles; made from the questions file else"
    )
    parser.add_argument("--library", type=Path)
    parser.add_argument("--evidence", type=Path, help="what was asked: read if it is there, else written")
    parser.add_argument("--questions", type=int, default=800)
    parser.add_argument("--unanswerable", type=float, default=0.25, help="share of the questions")
    parser.add_argument("--ranks", type=float, nargs=len(RANKS), default=RANKS, metavar=SIGNS[: len(RANKS)])
    parser.add_argument("--reader", help="a folder of weights, or 'sentences'; the bundled reader by default")
    options = parser.parse_args()
    asked = evidence(options)
    scale = fit(asked, np.array(options.ranks))
    print(scale)
    for some in ((), FREE):
        print(
            "held out, with", " and ".join(some) or "neither", json.dumps(crossed(asked, np.array(options.ranks), some))
        )
    for name in sorted({one.source for one in asked}):
        print(name, json.dumps(report([one for one in asked if one.source == name], scale), indent=1))


def fit(asked: Sequence[Asked], ranks: np.ndarray, free: Sequence[str] = FREE) -> Calibration:
    """The scale under which chances fit what was right, its threshold the best for answering and refusing together.

    `free`: which of the other signs count; the weights of the rest are 0.
    """
    from sklearn.linear_model import LogisticRegression

    columns = [SIGNS.index(sign) for sign in free]
    sums = [one.features[:, : len(ranks)] @ ranks for one in asked]
    best = [int(each.argmax()) for each in sums]
    tops = np.array([[each[i], *one.features[i, columns]] for one, each, i in zip(asked, sums, best, strict=True)])
    right = np.array([one.right[i] for one, i in zip(asked, best, strict=True)])
    sources = Counter(one.source for one in asked)
    alike = np.array([100 / sources[one.source] for one in asked])
    chance = LogisticRegression(C=100.0).fit(tops, right, sample_weight=alike)
    first, *others = chance.coef_[0]
    weights = dict(zip(SIGNS, (first * rank for rank in ranks), strict=False)) | dict(zip(free, others, strict=True))
    kept = {sign: round(float(weight), 3) for sign, weight in weights.items()}
    scale = Calibration(**kept, base=round(float(chance.intercept_[0]), 3), threshold=0.5)
    each_source = [[one for one in asked if one.source == source] for source in sources]
    scores = [sum(measure(some, scale, threshold)["score"] for some in each_source) for threshold in THRESHOLDS]
    return replace(scale, threshold=round(float(THRESHOLDS[int(np.argmax(scores))]), 2))


def crossed(asked: Sequence[Asked], ranks: np.ndarray, free: Sequence[str]) -> dict[str, dict[str, float]]:
    """The report of each set when every question is judged by a scale fitted on other articles alone."""
    groups = sorted({one.group for one in asked})
    Random(1).shuffle(groups)
    folds = [set(groups[i::FOLDS]) for i in range(FOLDS)]
    judged = []
    for fold in folds:
        scale = fit([one for one in asked if one.group not in fold], ranks, free)
        judged += [(one, scale) for one in asked if one.group in fold]
    return {
        source: _report([told for told in judged if told[0].source == source])
        for source in sorted({one.source for one in asked})
    }


def measure(asked: Sequence[Asked], scale: Calibration, threshold: float) -> dict[str, float]:
    """Shares of the questions: right first quotes, rightly and wrongly refused, and both kinds of good together."""
    chances, right, answerable = _tops([(one, scale) for one in asked])
    return _measure(chances >= threshold, right, answerable)


def _measure(found: np.ndarray, right: np.ndarray, answerable: np.ndarray) -> dict[str, float]:
    return {
        "quote@1": float((found & right)[answerable].mean()),
        "quote@1 unrefused": float(right[answerable].mean()),
        "wrongly refused": float((~found)[answerable].mean()),
        "refused": float((~found)[~answerable].mean()),
        "score": float(np.where(answerable, found & right, ~found).mean()),
    }


def report(asked: Sequence[Asked], scale: Calibration) -> dict[str, float]:
    return _report([(one, scale) for one in asked])


def _report(judged: Sequence[tuple[Asked, Calibration]]) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    chances, right, answerable = _tops(judged)
    told = _measure(chances >= np.array([scale.threshold for _, scale in judged]), right, answerable)
    told |= {"AUC of right": float(roc_auc_score(right, chances)), "calibration error": error(chances, right)}
    return {name: round(value, 3) for name, value in told.items()} | {"questions": len(judged)}


def error(chances: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error: the mean gap between chance and share right, over bins of equal width.

    >>> error(np.array([0.9, 0.9]), np.array([True, False]))
    0.4
    """
    place = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [
        abs(chances[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in set(place.tolist())
    ]
    return round(float(sum(gaps)), 4)


def _tops(judged: Sequence[tuple[Asked, Calibration]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each question: the chance of its best reading, whether that is right, and whether there is an answer."""
    logits = [one.features @ np.array([getattr(scale, sign) for sign in SIGNS]) + scale.base for one, scale in judged]
    best = [int(logit.argmax()) for logit in logits]
    chances = np.array([1 / (1 + np.exp(-logit[i])) for logit, i in zip(logits, best, strict=True)])
    right = np.array([bool(one.right[i]) for (one, _), i in zip(judged, best, strict=True)])
    return chances, right, np.array([one.answerable for one, _ in judged])


if __name__ == "__main__":
    main()
