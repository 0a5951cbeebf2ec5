"""Fit a reader's `Scale`: how its score and the search scores together tell the chance that a reading answers.

    python -m training.calibrate .data/reader-tune.json [--questions 800] [--unanswerable 0.25] [--reader FOLDER]

Asks questions of `reader-tune`, answerable or not, of a library of all its articles, and fits two logistic models: one
over all readings, which ranks them, and one over the best reading of each question, which makes a chance of the rank.
Questions come from the articles that the reader was not trained on; half of these articles are fitted on, and the other
half is reported on. Prints the scale to put into the reader, and what it gives.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from index import Library, SentenceEncoder, refresh, terms
from qa import Page, Reader, Reading, Scale, SentenceReader, Signs, SpanReader
from training.data import TRAINED

PAGES = 12
SIGNS = tuple(field.name for field in fields(Signs))
THRESHOLDS = np.arange(0.05, 0.95, 0.01)


@dataclass(frozen=True)
class Asked:
    """One question's readings: features (readings, signs), and whether each one is right."""

    article: str
    answerable: bool
    features: np.ndarray
    right: np.ndarray


@dataclass(frozen=True)
class Gold:
    """A question and the places of its accepted answers in the text of its article; none: it has no answer."""

    question: str
    article: str
    places: tuple[tuple[int, int], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument("--questions", type=int, default=800)
    parser.add_argument("--unanswerable", type=float, default=0.25, help="share of the questions")
    parser.add_argument("--reader", help="a folder of weights, or 'sentences'; the bundled reader by default")
    options = parser.parse_args()
    folder, gold = articles(options.questions_file)
    encoder, library = SentenceEncoder(), folder.parent / "library"
    print(refresh(library, folder, encoder))
    reader: Reader = SentenceReader(encoder) if options.reader == "sentences" else SpanReader(options.reader)
    sample = draw(gold, options.questions, options.unanswerable)
    asked = list(ask(Library(library, encoder), reader, sample))
    names = sorted({one.article for one in asked})
    fitted = [one for one in asked if one.article in names[::2]]
    held_out = [one for one in asked if one.article in names[1::2]]
    scale = fit(fitted)
    print(scale)
    print(json.dumps({"fitted": report(fitted, scale), "held out": report(held_out, scale)}, indent=1))


def draw(gold: Sequence[Gold], number: int, unanswerable: float) -> list[Gold]:
    """Questions on articles not trained on; fewer unanswerable ones than the data set holds, since people ask fewer."""
    tuned = [one for one in gold if one.article.removesuffix(".txt") not in TRAINED]
    random, without = Random(1), round(number * unanswerable)
    return [
        *random.sample([one for one in tuned if one.places], number - without),
        *random.sample([one for one in tuned if not one.places], without),
    ]


def articles(path: Path) -> tuple[Path, list[Gold]]:
    """Write each article as a file, a paragraph a line; the folder, and the questions with places in the files."""
    folder = path.parent / "calibrate" / "articles"
    folder.mkdir(parents=True, exist_ok=True)
    gold = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        text, name = article["title"].replace("_", " "), f"{article['title']}.txt"
        for paragraph in article["paragraphs"]:
            text += "\n\n"
            for asked in paragraph["qas"]:
                spans = {(len(text) + a["answer_start"], len(a["text"])) for a in asked["answers"]}
                gold.append(Gold(asked["question"].strip(), name, tuple((at, at + n) for at, n in sorted(spans))))
            text += paragraph["context"]
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder, gold


def ask(library: Library, reader: Reader, gold: Sequence[Gold]) -> Iterator[Asked]:
    for one in gold:
        pages = [Page.of(hit) for hit in library.search(one.question, PAGES)]
        readings = reader.read(one.question, pages)
        wanted = set(terms(one.question))
        features = [astuple(Signs.of(wanted, r, pages[r.page])) for r in readings]
        right = [_right(r, pages[r.page], one) for r in readings]
        yield Asked(one.article, bool(one.places), np.array(features), np.array(right))


def _right(reading: Reading, page: Page, gold: Gold) -> bool:
    """Whether the sentences around the reading hold an accepted answer."""
    if page.hit.article.id != gold.article:
        return False
    touched = [s for s in page.sentences if s[0] < reading.end and reading.start < s[1]]
    start, end = page.view.span(min(s[0] for s in touched), max(s[1] for s in touched))
    return any(start <= place[0] and place[1] <= end for place in gold.places)


def fit(asked: Sequence[Asked]) -> Scale:
    """The scale under which chances fit what was right, its threshold the best for answering and refusing together."""
    from sklearn.linear_model import LogisticRegression

    def logistic(x: np.ndarray, y: np.ndarray) -> Any:
        return LogisticRegression(C=100.0).fit(x, y)

    ranks = logistic(
        np.concatenate([one.features for one in asked]), np.concatenate([one.right for one in asked])
    ).coef_[0]
    best = [(one.features @ ranks).argmax() for one in asked]
    tops = np.array([one.features[i] @ ranks for one, i in zip(asked, best, strict=True)])
    chance = logistic(tops[:, None], np.array([one.right[i] for one, i in zip(asked, best, strict=True)]))
    slope, base = chance.coef_[0][0], chance.intercept_[0]
    weights = dict(zip(SIGNS, (round(float(w * slope), 3) for w in ranks), strict=True))
    scale = Scale(**weights, base=round(float(base), 3), threshold=0.5)
    scores = [measure(asked, scale, threshold)["score"] for threshold in THRESHOLDS]
    return Scale(**weights, base=scale.base, threshold=round(float(THRESHOLDS[int(np.argmax(scores))]), 2))


def measure(asked: Sequence[Asked], scale: Scale, threshold: float) -> dict[str, float]:
    """Shares of the questions: right first quotes, rightly and wrongly refused, and both kinds of good together."""
    chances, right, answerable = _tops(asked, scale)
    found = chances >= threshold
    return {
        "quote@1": float((found & right)[answerable].mean()),
        "quote@1 unrefused": float(right[answerable].mean()),
        "wrongly refused": float((~found)[answerable].mean()),
        "refused": float((~found)[~answerable].mean()),
        "score": float(np.where(answerable, found & right, ~found).mean()),
    }


def report(asked: Sequence[Asked], scale: Scale) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    chances, right, _ = _tops(asked, scale)
    told = measure(asked, scale, scale.threshold)
    told |= {"AUC of right": float(roc_auc_score(right, chances)), "calibration error": error(chances, right)}
    return {name: round(value, 3) for name, value in told.items()} | {"questions": len(asked)}


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


def _tops(asked: Sequence[Asked], scale: Scale) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each question: the chance of its best reading, whether that is right, and whether there is an answer."""
    weights = np.array([getattr(scale, sign) for sign in SIGNS])
    logits = [one.features @ weights + scale.base for one in asked]
    best = [int(logit.argmax()) for logit in logits]
    chances = np.array([1 / (1 + np.exp(-logit[i])) for logit, i in zip(logits, best, strict=True)])
    right = np.array([bool(one.right[i]) for one, i in zip(asked, best, strict=True)])
    return chances, right, np.array([one.answerable for one in asked])


if __name__ == "__main__":
    main()
