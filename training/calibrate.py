"""Fit a reader's `Calibration`: how its score and the search scores together tell the chance that a reading answers.

    python -m training.calibrate .data FOLDER [--evidence FILE]

Asks sets of questions, answerable or not, which count alike: conversations with a folder and queries of a folder,
as `training.natural` wrote them into FOLDER, and the example questions on the bundled articles. Each set's groups
(articles, conversations) are halved: the scale is fitted on one half and reported on the other. How the first signs
weigh against each other is given (`--ranks`). What is fitted are the logistic model that makes a chance of their sum
and of the other signs, and the threshold. Prints the scale to put into the reader, and what it gives on each set's
other half, beside what the reader's own scale of now gives there.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from pullquote.qa import Calibration, Features, SpanReader
from training.evidence import Asked, evidence
from training.risk import picture

SIGNS = tuple(field.name for field in fields(Features))
RANKS = (1.0, 6.0, 6.0, 6.0)  # of the first signs
FREE = SIGNS[len(RANKS) :]
MEASURED = "wikiqa"  # not fitted on: its licence is for research, and its folder often tells what its passage does not
THRESHOLDS = np.arange(0.05, 0.95, 0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the question sets")
    parser.add_argument("folders", type=Path, help="what training.natural wrote")
    parser.add_argument("--evidence", type=Path, help="what was asked: read if it is there, else written")
    parser.add_argument("--ranks", type=float, nargs=len(RANKS), default=RANKS, metavar=SIGNS[: len(RANKS)])
    parser.add_argument("--reader", help="a folder of weights; the bundled reader by default")
    parser.add_argument("--picture", type=Path, help="an SVG file for the risk-coverage curves of the scale as it is")
    options = parser.parse_args()
    fitted, others = halves(evidence(options))
    scale = fit([one for one in fitted if one.source != MEASURED], np.array(options.ranks))
    print(scale)
    for source in sorted({one.source for one in others}):
        for name, one in (("fitted here", scale), ("as it is", _scale(source))):
            measures = report([asked for asked in others if asked.source == source], one)
            print(f"{source}, {name}", json.dumps(measures))
    if options.picture:
        options.picture.write_text(_picture(others), encoding="utf-8")


def _picture(others: Sequence[Asked]) -> str:
    """Risk over coverage of each set's questions, those without an answer among them, by the reader's own scale."""
    sets = {}
    for source in sorted({one.source for one in others} - {MEASURED}):
        chances, right, _ = _tops([(one, _scale(source)) for one in others if one.source == source])
        sets[f"{source} ({len(right)} questions)"] = (chances, right)
    return picture(sets)


def _scale(source: str) -> Calibration:
    """The reader's own: that of large libraries, except for the examples on the five bundled articles."""
    return SpanReader.scale if source == "examples" or SpanReader.scale.large is None else SpanReader.scale.large


def halves(asked: Sequence[Asked]) -> tuple[list[Asked], list[Asked]]:
    """Two halves by group, always the same."""
    parts: tuple[list[Asked], list[Asked]] = ([], [])
    for one in asked:
        parts[crc32(one.group.encode()) >> 8 & 1].append(one)  # the lowest bit parts what is trained on from the rest
    return parts


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
    from sklearn.metrics import roc_auc_score

    chances, right, answerable = _tops([(one, scale) for one in asked])
    measures = _measure(chances >= scale.threshold, right, answerable)
    measures |= {"AUC of right": float(roc_auc_score(right, chances)), "calibration error": error(chances, right)}
    measures["given, nine in ten right"] = given(chances, right) / answerable.sum()
    return {name: round(value, 3) for name, value in measures.items()} | {"questions": len(asked)}


def given(chances: np.ndarray, right: np.ndarray, share: float = 0.9) -> int:
    """How many answers may be given, those with the best chances first, so that this share of them is right.

    >>> given(np.array([0.9, 0.8, 0.3]), np.array([True, True, False]))
    2
    """
    rising = right[np.argsort(-chances, kind="stable")].cumsum() / np.arange(1, len(right) + 1)
    return int(max(np.flatnonzero(rising >= share), default=-1)) + 1


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
