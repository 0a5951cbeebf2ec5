"""The bundled articles and their gold questions: read as plain files, so that they hold without any room."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "corpus" / "articles").glob("*.md"))
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "examples" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
KINDS = {"fact", "why", "list", "paraphrase", "alias", "typo", "follow-up", "unanswerable"}


def test_there_are_at_least_eight_articles() -> None:
    assert len(ARTICLES) >= 8


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_has_front_matter_headings_and_a_fair_length(path: Path) -> None:
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    assert post["title"]
    assert post["author"]
    assert isinstance(post["date"], date)
    assert (post["language"], post["licence"]) == ("en", "CC0-1.0")
    assert post.content.startswith(f"# {post['title']}\n")
    assert post.content.count("\n## ") >= 3
    assert 400 <= len(post.content.split()) <= 900


@pytest.mark.parametrize("question", GOLD, ids=lambda question: question["id"])
def test_gold_words_stand_once_in_the_body_of_their_article(question: dict[str, Any]) -> None:
    for gold in question["gold"]:
        text = (ROOT / "corpus" / "articles" / gold["article"]).read_bytes().decode("utf-8")
        body = text.split("---\n", 2)[2]
        assert body.count(gold["quote"]) == 1


def test_gold_questions_are_told_apart() -> None:
    assert len({question["id"] for question in GOLD}) == len(GOLD)
    asked = [(question["question"], tuple(question.get("history", ()))) for question in GOLD]
    assert len(set(asked)) == len(asked)
    assert {question["kind"] for question in GOLD} == KINDS


@pytest.mark.parametrize("question", GOLD, ids=lambda question: question["id"])
def test_only_unanswerable_questions_lack_gold(question: dict[str, Any]) -> None:
    answerable = question["kind"] != "unanswerable"
    assert bool(question["gold"]) == bool(question["answers"]) == answerable
    assert bool(question.get("history")) == (question["kind"] == "follow-up")


def test_every_article_is_asked_about() -> None:
    asked = {gold["article"] for question in GOLD for gold in question["gold"]}
    assert asked == {path.name for path in ARTICLES}


def test_example_questions_are_a_readable_batch() -> None:
    with (ROOT / "examples" / "questions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["id", "question", "history"]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["question"].strip() for row in rows)
    histories = [json.loads(row["history"]) for row in rows if row["history"]]
    assert histories
    assert all(isinstance(turn, str) for history in histories for turn in history)
