"""Open questions: those of `reader-tune`, asked of a whole library of articles, and scored; printed as JSON.

    python -m training.open_questions .data/reader-tune.json --articles FOLDER --library LIBRARY [--questions 500]

Only questions on articles that the reader was not trained on, a quarter of them unanswerable, in a sample that is
always the same. Beside the reader stands search alone: the best sentence of the same passages by cosine and shared
terms. A quote is right when it comes from the question's article and holds an accepted answer. Fits nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pullquote.qa import Answer, Pullquote
from training.calibrate import error
from training.gold import Gold, articles, draw
from training.scoring import f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument("--articles", type=Path, required=True, help="the folder, with every article of the questions")
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--unanswerable", type=float, default=0.25, help="share of the questions")
    parser.add_argument("--reader", action="append", help="the bundled one and 'sentences' (search alone) by default")
    options = parser.parse_args()
    for name in options.reader or (None, "sentences"):
        with Pullquote.open(options.articles, options.library, reader=name) as asked:
            sample = draw(articles(options.questions_file, asked), options.questions, options.unanswerable)
            answers = asked.ask_many([one.question for one in sample])
            texts = {one.article: asked.article(one.article).text for one in sample}
        print(json.dumps({"reader": asked.reader.name} | scored(sample, answers, texts), indent=1), flush=True)


def scored(gold: Sequence[Gold], answers: Sequence[Answer], texts: dict[str, str]) -> dict[str, float]:
    """Shares in 0..1; `quote@1` and `answer F1` are over the answerable questions and count a refusal as 0."""
    right = np.array([_right(one, answer) for one, answer in zip(gold, answers, strict=True)])
    found = np.array([answer.found for answer in answers])
    answerable = np.array([bool(one.places) for one in gold])
    overlaps = [
        max((f1(answer.text, texts[one.article][slice(*place)]) for place in one.places), default=0.0)
        for one, answer in zip(gold, answers, strict=True)
    ]
    measures = {
        "quote@1": (found & right)[answerable].mean(),
        "quote@1 unrefused": right[answerable].mean(),
        "answer F1": np.array(overlaps)[answerable].mean(),
        "wrongly refused": (~found)[answerable].mean(),
        "refused": (~found)[~answerable].mean() if not answerable.all() else 0.0,
        "calibration error": error(np.array([answer.confidence for answer in answers]), right),
    }
    return {name: round(float(value), 3) for name, value in measures.items()} | {"questions": len(gold)}


def _right(gold: Gold, answer: Answer) -> bool:
    """Whether the first quote, given or only closest, holds an accepted answer."""
    if not answer.quotes:
        return False
    first = answer.quotes[0]
    return first.article == gold.article and any(first.start <= a and b <= first.end for a, b in gold.places)


if __name__ == "__main__":
    main()
