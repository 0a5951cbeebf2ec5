"""The command that tells what changed since the last time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui.conftest import Door


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "standing.txt"
    path.write_text("barn owl voles\nWho sells wool?\n")
    return path


def test_the_first_time_all_is_new_and_the_second_time_nothing(door: Door, questions: Path, tmp_path: Path) -> None:
    last = tmp_path / "last.jsonl"
    words = ["digest", questions, "--since", last, "-o", last, "--fail-on-change"]
    first, second = door(*words), door(*words)
    assert (first.exit_code, second.exit_code) == (1, 0)
    assert first.stdout.startswith("# 1 new, 0 changed, 0 gone, 1 unchanged\n\n## New: barn owl voles\n\n**voles** (")
    assert "> A barn owl eats about four voles a night.  \n> *owls · owls.txt*" in first.stdout
    assert second.stdout == "# 0 new, 0 changed, 0 gone, 2 unchanged\n"


def test_what_changed_stands_beside_what_was_said(door: Door, questions: Path, tmp_path: Path) -> None:
    last = tmp_path / "last.jsonl"
    door("digest", questions, "--since", last, "-o", last)
    (door.shelf.folder / "owls.txt").write_text("To voles a barn is an owl.")
    (line,) = door("digest", questions, "--since", last, "--json").stdout.splitlines()
    change = json.loads(line)
    assert (change["change"], change["question"]) == ("changed", "barn owl voles")
    assert (change["before"]["answer"], change["now"]["answer"]) == ("voles", "owl")
    (door.shelf.folder / "owls.txt").unlink()
    gone = door("digest", questions, "--since", last)
    assert (gone.exit_code, "## Gone: barn owl voles\n\n~~voles~~" in gone.stdout) == (0, True)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [("a.csv", "", "must be a file of answers in .jsonl"), ("a.jsonl", "{}", "is not a file of answers")],
)
def test_another_file_is_not_compared_with(
    door: Door, questions: Path, tmp_path: Path, name: str, text: str, why: str
) -> None:
    (tmp_path / name).write_text(text)
    result = door("digest", questions, "--since", tmp_path / name)
    assert (result.exit_code, result.stderr.count("\n"), why in result.stderr) == (2, 1, True)
    assert door.shelf.asked == []
