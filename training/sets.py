"""The sets that a reader is measured on: each question with its own passage, and the texts of its true answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from training.data import Article, Example, halves, read, said, tune_parts
from training.languages import SETS as LANGUAGES
from training.languages import apart

Asked = tuple[list[Example], list[list[str]]]


def questions(articles: Sequence[Article], titled: bool = True) -> Asked:
    """All questions of the articles with their own paragraphs, and the texts of their true answers."""
    asked = [(a, p, q) for a in articles for p in a.paragraphs for q in p.questions]
    examples = [Example(q.text, a.title if titled else "", "", p.text, None) for a, p, q in asked]
    return examples, [[p.text[slice(*span)] for span in q.answers] for _, p, q in asked]


def tuning(data: Path) -> Asked:
    """The four articles of `reader-tune` that no weights shipped so far were trained on."""
    return questions(tune_parts(read(data / "reader-tune.json"))[1])


def every_article(data: Path) -> Asked:
    """All 16 articles of `reader-tune`."""
    return questions(read(data / "reader-tune.json"))


def amazon(data: Path) -> Asked:
    """The first 2,000 questions on reviews; the titles of that set are file numbers, which tell a reader nothing."""
    examples, answers = questions(read(data / "reader-tune-amazon.json"), titled=False)
    return examples[:2000], answers[:2000]


def queries(data: Path) -> Asked:
    """The half of `nq-gold` that is not trained on."""
    return questions(halves(read(data / "nq-gold.json"))[1])


def robust(data: Path) -> Asked:
    """Questions of the four tuning articles, said otherwise."""
    return questions(tune_parts(_robust(data, "question"))[1])


def as_written(data: Path) -> Asked:
    """The questions of `robust` as they were before."""
    return questions(tune_parts(_robust(data, "original"))[1])


def language(name: str) -> Callable[[Path], Asked]:
    """The half of a set in another language that is not trained on."""
    return lambda data: questions(halves(apart(read(data / f"{name}.json")))[1])


def _robust(data: Path, text: str) -> list[Article]:
    squad = json.loads((data / "robust-questions-tune.json").read_text(encoding="utf-8"))["data"]
    for asked in (q for article in squad for paragraph in article["paragraphs"] for q in paragraph["qas"]):
        asked["question"] = asked[text]
    return said(squad)


SETS: dict[str, Callable[[Path], Asked]] = {
    "tuning": tuning,
    "amazon": amazon,
    "queries": queries,
    "as written": as_written,
    "robust": robust,
    "every article": every_article,
} | {name: language(name) for name in LANGUAGES}
