"""Thumbs up and down: gold lines that `pullquote evaluate` scores, whole lines only, and sizes that have an end."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pullquote.qa import Answer, Quote
from pullquote.qa.evaluate import gold_from
from pullquote.ui.shared import feedback
from pullquote.ui.shared.feedback import LINE, NAME, REMARK, keep, record
from tests.ui.conftest import Door, FolderEditor

TEXT = "A barn owl eats about four voles a night."
QUOTE = Quote("b/owls.txt", "Owls", 9, 50, TEXT, 31, 41, 0.9)
FOUND = Answer("barn owl?", "barn owl?", "four voles", (QUOTE,), 0.9, True)
MISSED = replace(FOUND, question="penguins?", text="", confidence=0.1, found=False)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (path / NAME).read_text(encoding="utf-8").splitlines()]


def test_up_is_a_gold_question_with_the_first_quote_as_its_source(tmp_path: Path) -> None:
    keep(tmp_path, FOUND, True, " good ", ["What eats a barn owl?"])
    (line,) = lines(tmp_path)
    gold = gold_from(line)
    assert (gold.question.text, gold.question.history, gold.answers) == (
        "barn owl?",
        ("What eats a barn owl?",),
        ("four voles",),
    )
    assert [(source.article, source.quote) for source in gold.sources] == [("owls.txt", TEXT)]
    assert (line["rating"], line["remark"], line["kind"]) == ("up", "good", "feedback")


def test_up_on_not_found_is_a_question_without_a_source() -> None:
    gold = gold_from(record(MISSED, True))
    assert (gold.answers, gold.sources) == ((), ())


def test_down_keeps_what_was_answered_and_is_no_gold() -> None:
    line = record(FOUND, False, "It is five.")
    assert (line["rating"], line["remark"], line["answered"]) == ("down", "It is five.", ["four voles"])
    assert line["quoted"] == [{"article": "owls.txt", "quote": TEXT}]
    with pytest.raises(ValueError, match="no 'gold'"):
        gold_from(line)


def test_evaluate_scores_the_ups_and_counts_the_downs(door: Door, shelf: FolderEditor, tmp_path: Path) -> None:
    keep(tmp_path, shelf.ask("barn owl"), True)
    keep(tmp_path, shelf.ask("Why do penguins dance?"), True)
    keep(tmp_path, shelf.ask("green tea fermented"), False, "wrong")
    result = door("evaluate", tmp_path / NAME, "--json")
    scores = json.loads(result.stdout)
    assert (scores["questions"], scores["score"], scores["by_kind"]) == (2, 1.0, {"feedback": "2/2"})
    assert result.stderr == "left out: 1 rated down\n"


def test_downs_alone_are_nothing_to_score(door: Door, tmp_path: Path) -> None:
    keep(tmp_path, FOUND, False)
    result = door("evaluate", tmp_path / NAME)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "contains no gold question, only 1 rated down" in result.stderr


@pytest.mark.parametrize(
    ("remark", "answer", "why"),
    [
        ("x" * (REMARK + 1), FOUND, f"this one has {REMARK + 1}"),
        ("\ud800", FOUND, "not valid Unicode"),
        ("", replace(FOUND, question="owl " * LINE), f"{LINE} at most"),
    ],
)
def test_what_is_too_large_is_not_kept(tmp_path: Path, remark: str, answer: Answer, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        keep(tmp_path, answer, True, remark)
    assert not (tmp_path / NAME).exists()


def test_a_full_file_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, FOUND, True)
    before = (tmp_path / NAME).read_bytes()
    monkeypatch.setattr(feedback, "FILE", 2 * len(before) - 1)
    with pytest.raises(ValueError, match="is full; move it"):
        keep(tmp_path, FOUND, True)
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("rest", [b"", b'{"question": "half a li', "{\u00fc".encode()[:2]])
@pytest.mark.parametrize("whole", [0, 1, 300])
def test_a_line_cut_off_goes_and_whole_ones_stay(tmp_path: Path, whole: int, rest: bytes) -> None:
    for _ in range(min(whole, 1)):
        keep(tmp_path, FOUND, True)
    before = (tmp_path / NAME).read_bytes() * whole if whole else b""
    (tmp_path / NAME).write_bytes(before + rest)
    keep(tmp_path, MISSED, True)
    after = (tmp_path / NAME).read_bytes()
    assert after.startswith(before)
    assert [line["question"] for line in lines(tmp_path)] == ["barn owl?"] * whole + ["penguins?"]


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    def write(number: int) -> None:
        for each in range(5):
            keep(tmp_path, replace(FOUND, question=f"owl {number} {each}?"), True)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert {line["question"] for line in lines(tmp_path)} == {f"owl {n} {each}?" for n in range(4) for each in range(5)}
