"""`pullquote evaluate`: gold questions in, scores out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui.conftest import Door

OWL = {"article": "owls.txt", "quote": "four voles a night"}
CHINA = {"article": "tea.txt", "quote": "comes from China"}
GOLD = [
    {"id": 1, "question": "barn owl", "answers": ["owl"], "kind": "fact", "gold": [OWL]},
    {"id": 2, "question": "green tea fermented", "answers": ["China"], "kind": "fact", "gold": [CHINA]},
    {"id": 3, "question": "Why do penguins dance?", "answers": [], "kind": "unanswerable", "gold": []},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in GOLD))
    return path


def test_the_scores_as_json(door: Door, gold: Path) -> None:
    result = door("evaluate", gold, "--json")
    scores = json.loads(result.stdout)
    # 1: the first quote is right. 2: the first is the other sentence on tea, the right one comes second. 3: refused.
    assert scores["questions"] == 3
    assert (scores["quote@1"], scores["quote@3"]) == (1 / 2, 2 / 2)
    assert (scores["answer"], scores["refused"], scores["wrongly_refused"]) == (1 / 2, 1.0, 0.0)
    assert (scores["score"], scores["verbatim"]) == (round(2 / 3, 3), 1.0)
    assert scores["by_kind"] == {"fact": "1/2", "unanswerable": "1/1"}
    assert door.shelf.asked == [line["question"] for line in GOLD]


def test_the_scores_as_a_table_and_the_misses(door: Door, gold: Path) -> None:
    result = door("evaluate", gold, "--misses")
    assert result.exit_code == 0
    miss, *table = result.stdout.splitlines()
    assert miss.startswith("2 [fact] green tea fermented -> 'fermented' | ")
    assert any(line.split()[:2] == ["quote@1", "0.500"] for line in table)
    assert any(line.split()[:2] == ["unanswerable", "1/1"] for line in table)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "contains no gold question"),
        ("{}\n", "line 1: no 'question'"),
        ('{"question": "a", "gold": [], "answers": [1]}\n', "line 1: not in the form"),
        ('{"question": "a", "gold": [{"article": "x"}], "answers": []}\n', "line 1: no 'quote'"),
        ("[]\n", "line 1: not an object"),
        ("{", "line 1: not JSON"),
    ],
)
def test_a_bad_gold_file_is_told_by_line(door: Door, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text)
    result = door("evaluate", path)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert told in result.stderr
    assert door.opened == []


def test_what_became_worse_is_listed_and_strict_fails(door: Door, gold: Path, tmp_path: Path) -> None:
    now = json.loads(door("evaluate", gold, "--json").stdout)
    assert [one["good"] for one in now["results"]] == [True, False, True]
    before = tmp_path / "before.json"
    before.write_text(
        json.dumps(
            {
                "results": [
                    {"question": "barn owl", "good": False, "answer": True},
                    {"question": "green tea fermented", "good": True, "answer": False},
                    {"question": "another one", "good": True, "answer": True},
                ]
            }
        )
    )
    result = door("evaluate", gold, "--against", before)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == ["worse: green tea fermented", "better: barn owl"]
    assert door("evaluate", gold, "--against", before, "--strict").exit_code == 1
    before.write_text(json.dumps(now))
    assert door("evaluate", gold, "--against", before, "--strict").exit_code == 0


def test_a_report_is_a_page_with_misses_and_curves(door: Door, gold: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    assert door("evaluate", gold, "--report", report).exit_code == 0
    text = report.read_text(encoding="utf-8")
    for words in ("green tea fermented", "comes from China", "By kind", "Risk and coverage", "Calibration", "<svg"):
        assert words in text


def test_against_wants_the_results_of_an_evaluation(door: Door, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[1]")
    result = door("evaluate", gold, "--against", tmp_path / "other.json")
    assert result.exit_code == 2
    assert "contains no evaluation results" in result.stderr
    assert "--strict needs --against" in door("evaluate", gold, "--strict").stderr
