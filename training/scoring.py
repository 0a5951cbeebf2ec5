"""Predicted and true answers -> SQuAD 2.0 scores, computed as the official script does, in percent.

Knows no model: a prediction is a text and a score that says how much more the model believes in it than in "none".
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_UNSPACED = re.compile(r"([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff])")
_SIGNS = re.compile(r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20«»“”‘’،؛؟]")


@dataclass(frozen=True, slots=True)
class Prediction:
    """`text` is the best span; `score` is its logits' sum less that of "none": above 0 the span is likelier."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Percent. `answerable` and `refused` are F1 on the answerable and on the unanswerable questions alone."""

    f1: float
    exact: float
    answerable: float
    refused: float


def normalised(text: str) -> str:
    """Lower case without punctuation, articles and extra white space; each character of an unspaced script is a word.

    So the measures of Chinese and Japanese sets have it.

    >>> normalised("The 大学, of Owls.")
    '大 学 of owls'
    """
    plain = _ARTICLE.sub(" ", text.lower().translate(_PUNCTUATION))
    return " ".join(_UNSPACED.sub(r" \1 ", _SIGNS.sub("", plain)).split())


def f1(predicted: str, true: str) -> float:
    """Harmonic mean of the shares of shared words in both, 0..1; 1 for two empty texts."""
    mine, theirs = normalised(predicted).split(), normalised(true).split()
    if not mine or not theirs:
        return float(mine == theirs)
    shared = sum((Counter(mine) & Counter(theirs)).values())
    return 2 * shared / (len(mine) + len(theirs))


def exact(predicted: str, true: str) -> float:
    return float(normalised(predicted) == normalised(true))


def score(predictions: Sequence[Prediction], answers: Sequence[Sequence[str]], threshold: float) -> Scores:
    """Scores when a prediction not above the threshold counts as "none"; no true answers means unanswerable."""
    _check(predictions, answers)
    given = [p.text if p.score > threshold else "" for p in predictions]
    overlap = [_best(f1, text, true) for text, true in zip(given, answers, strict=True)]
    same = [_best(exact, text, true) for text, true in zip(given, answers, strict=True)]
    split = {
        kind: [f for f, true in zip(overlap, answers, strict=True) if bool(true) == kind] for kind in (True, False)
    }
    return Scores(_percent(overlap), _percent(same), _percent(split[True]), _percent(split[False]))


def best_threshold(predictions: Sequence[Prediction], answers: Sequence[Sequence[str]]) -> float:
    """The threshold of the highest F1 over these very questions; the highest such threshold where several tie."""
    _check(predictions, answers)
    rows = sorted(zip(predictions, answers, strict=True), key=lambda row: -row[0].score)
    total = best = float(sum(not true for _, true in rows))  # all refused
    threshold = rows[0][0].score
    for at, (prediction, true) in enumerate(rows):
        total += _best(f1, prediction.text, true) if true else -1.0
        lower = rows[at + 1][0].score if at + 1 < len(rows) else prediction.score - 1.0
        if total > best and lower < prediction.score:
            best, threshold = total, (prediction.score + lower) / 2
    return threshold


def _best(measure: Callable[[str, str], float], text: str, true: Sequence[str]) -> float:
    # The official script leaves out true answers that are nothing but punctuation and articles.
    kept = [answer for answer in true if normalised(answer)] or [""]
    return max(measure(text, answer) for answer in kept)


def _percent(values: Sequence[float]) -> float:
    return 100 * sum(values) / len(values) if values else float("nan")


def _check(predictions: Sequence[Prediction], answers: Sequence[Sequence[str]]) -> None:
    if len(predictions) != len(answers) or not answers:
        raise ValueError(f"{len(predictions)} predictions for {len(answers)} questions; wanted one each, at least one")
