"""The command line over the real rooms; only the embedding model is a double."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from pullquote.ui.cli.command import main

Run = Callable[..., Result]


@pytest.fixture
def run(folder: Path, tmp_path: Path, encoder: Encoder) -> Run:
    def open_library(**options: Any) -> Pullquote:
        return Pullquote.open(**options | {"encoder": encoder, "reader": options["reader"] or "sentences"})

    def run(*words: object) -> Result:
        places = ("--articles", folder, "--library", tmp_path / "library")
        return CliRunner().invoke(main, [str(word) for word in (*words, *places)], obj=open_library)

    return run


def test_build_then_ask_then_status(run: Run, folder: Path) -> None:
    assert run("build").stdout.startswith("added 2, changed 0, removed 0, unchanged 0, failed 0 — 2 passages in ")
    assert run("build").stdout.startswith("added 0, changed 0, removed 0, unchanged 2, failed 0 — 2 passages in ")
    answer = json.loads(run("ask", "What does a barn owl eat a night?", "--json", "--threshold", "0").stdout)
    assert answer["found"] is True
    assert answer["quotes"][0]["article"] == "owls.txt"
    for quote in answer["quotes"]:
        text = (folder / quote["article"]).read_bytes().decode()
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert quote["start"] <= quote["answer_start"] < quote["answer_end"] <= quote["end"]
    (folder / "new.txt").write_text("A new article on bees. Bees dance.")
    (folder / "tea.txt").unlink()
    status = json.loads(run("status", "--json").stdout)
    assert (status["articles"], status["added"], status["removed"]) == (2, ["new.txt"], ["tea.txt"])


def test_only_the_articles_named_are_looked_in(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "owls.txt").write_text("A barn owl eats nine voles a night. Tea is not for owls.")
    question = "What does a barn owl eat a night?"
    for only in (["--only", "old/owls.txt"], ["--only", "old/*", "--only", "tea.txt"]):
        answer = json.loads(run("ask", question, "--json", "--threshold", "0", *only).stdout)
        assert answer["quotes"][0]["text"] == "A barn owl eats nine voles a night."
        assert "owls.txt" not in {quote["article"] for quote in answer["quotes"]}
    given, output = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    given.write_text(json.dumps({"question": question}) + "\n")
    assert run("batch", given, "-o", output, "--only", "old/*").exit_code == 0
    assert output.read_text() == run("ask", question, "--json", "--only", "old/*").stdout


def test_a_name_of_no_article_is_one_line_and_costs_no_answer(run: Run, tmp_path: Path) -> None:
    given, output = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    given.write_text('{"question": "owls?"}\n')
    output.write_text("answers of before\n")
    told = "pullquote: the library contains no article 'owl.txt'; the closest: owls.txt, tea.txt\n"
    for words in (["ask", "owls?"], ["batch", given, "-o", output, "--force"]):
        result = run(*words, "--only", "owl.txt")
        assert (result.exit_code, result.stderr.splitlines(keepends=True)[-1]) == (2, told)
    assert output.read_text() == "answers of before\n"


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_in(run: Run, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    result = run("build")
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    assert result.stderr.startswith("broken.pdf: ")
    assert "failed     1\n  broken.pdf: " in run("status").stdout


def test_a_batch_is_answered_as_one_by_one(run: Run, tmp_path: Path) -> None:
    questions = [
        "What does a barn owl eat?",
        "Where does green tea come from?",
        "How is its call?",
        "  owls  at night? ",
    ]
    given, output = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    given.write_text("".join(json.dumps({"question": question}) + "\n" for question in questions))
    assert run("batch", given, "-o", output).exit_code == 0
    assert output.read_text() == "".join(run("ask", question, "--json").stdout for question in questions)
    assert "skipped 4" in run("batch", given, "-o", output, "--resume").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ask", ""], "contains no words"),
        (["ask", "?!"], "contains no words"),
        (["status"], "pullquote build"),
    ],
)
def test_bad_input_is_one_line(run: Run, words: list[str], told: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (2, 1, "")
    assert told in result.stderr


def test_a_missing_and_an_empty_folder(run: Run, folder: Path) -> None:
    for article in folder.iterdir():
        article.unlink()
    empty = run("build")
    assert (empty.exit_code, empty.stderr.count("\n")) == (2, 1)
    assert "contains no article" in empty.stderr
    (folder / "title.md").write_text("# Only a title\n")
    assert run("build").exit_code == 0  # a heading may be all that a file says
    (folder / "title.md").unlink()
    folder.rmdir()
    missing = run("build")
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)


def test_long_and_odd_questions_are_answered(run: Run) -> None:
    for question in ("owl " * 900, "أين البومة؟", "👩‍👩‍👧 owl e\u0301", "owl\0\x1b[2J"):
        assert run("ask", question).exit_code == 0
