"""Every command, as it is typed: what it prints, its exit status, and one line for what the user can fix."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest

from pullquote.corpus import InvalidArgument
from pullquote.index import LibraryError
from pullquote.ui.shared.errors import report
from tests.ui.conftest import Door


def one_line(text: str) -> bool:
    return text.startswith("pullquote: ") and text.count("\n") == 1 and text.endswith("\n")


def test_ask_prints_the_answer_its_confidence_and_its_source(door: Door) -> None:
    result = door("ask", "barn owl")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == ["owl", "almost certain (1.00)"]
    assert "“A barn owl eats about four voles a night.”" in result.stdout
    assert "owls · owls.txt" in result.stdout
    assert "\x1b" not in result.stdout


def test_ask_json_is_the_answer_on_one_line(door: Door) -> None:
    result = door("ask", "barn owl", "--json")
    assert result.stdout.count("\n") == 1
    assert json.loads(result.stdout) == json.loads(json.dumps(door.shelf.ask("barn owl").to_dict()))


def test_ask_without_an_answer_is_no_error(door: Door) -> None:
    result = door("ask", "When do barn penguins swim?")  # only `barn`, one word of five, is in a sentence
    assert result.exit_code == 0
    assert result.stdout.startswith("The articles do not seem to answer this.\n\nClosest passages:")


def test_the_common_options_reach_the_library(door: Door, folder: Path) -> None:
    door("ask", "barn owl", "--articles", folder, "--library", "shelf", "--threshold", "0.25")
    (options,) = door.opened
    assert (options["articles"], options["library"], options["threshold"]) == (folder, Path("shelf"), 0.25)
    assert options["refresh"] == "add"


def test_a_folder_without_permission_may_have_a_library_to_ask(
    door: Door, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *path_and_mode: False)
    assert door("ask", "barn owl", "--articles", folder).exit_code == 0
    assert door("ask", "barn owl", folder).exit_code == 0


def test_a_library_may_be_asked_as_it_is(door: Door) -> None:
    door("ask", "barn owl", "--no-refresh")
    assert door.opened[0]["refresh"] is False


def test_what_kept_the_library_from_following_is_said_beside_the_answer(door: Door) -> None:
    door.shelf.notes = ("kept 2 articles whose files are gone",)
    result = door("ask", "barn owl")
    assert (result.exit_code, result.stderr) == (0, "kept 2 articles whose files are gone\n")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], {"allow_removals": None, "checksum": False, "wait": None}),
        (["--allow-removals", "--checksum", "--no-wait"], {"allow_removals": True, "checksum": True, "wait": 0.0}),
    ],
)
def test_how_to_build_reaches_the_library(door: Door, given: list[str], meant: dict[str, Any]) -> None:
    door("build", *given)
    assert meant.items() <= door.opened[0].items()


def test_build_tells_what_it_did_and_which_files_failed(door: Door, folder: Path) -> None:
    (folder / "odd\x1b[2J.bin").write_bytes(b"\x00")
    result = door("build", folder)
    assert result.exit_code == 0
    assert result.stdout == "added 2, changed 0, removed 0, unchanged 0, failed 1 — 2 passages in 0.2 s\n"
    assert result.stderr == "odd␛[2J.bin: not a text\n"


def test_a_build_that_could_read_nothing_fails(door: Door, folder: Path) -> None:
    for article in folder.iterdir():
        article.rename(article.with_suffix(".bin"))
    result = door("build")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("pullquote: No file could be read")


def test_status_tells_what_changed_since(door: Door) -> None:
    result = door("status")
    assert result.stdout.splitlines()[:2] == ["articles   2 from articles", "passages   2"]
    assert "1 added, 0 changed, 0 removed; run: pullquote build\n  + new.txt\n" in result.stdout
    assert "library    shelf (1.5 kB)" in result.stdout
    assert json.loads(door("status", "--json").stdout)["added"] == ["new.txt"]
    assert door.opened[0]["refresh"] is False


def test_a_folder_told_twice_is_refused(door: Door, folder: Path) -> None:
    result = door("build", folder, "--articles", folder)
    assert (result.exit_code, one_line(result.stderr)) == (2, True)


BAD_CALLS = [
    (["ask"], "Missing argument 'QUESTION'"),
    (["ask", ""], "contains no words"),
    (["ask", " \n\t"], "contains no words"),
    (["ask", "\udcff"], "not valid Unicode"),
    (["ask", "owls", "--articles", "nowhere"], "nowhere is not a folder; name one with --articles"),
    (["ask", "owls", "--threshold", "2"], "2.0 is not in the range"),
    (["ask", "owls", "--loud"], "No such option"),
    (["sing"], "No such command 'sing'"),
    (["chat", "--port", "0"], "0 is not in the range"),
    (["batch", "questions.csv"], "name a file of answers with -o"),
    (["batch", "missing.csv", "-o", "out.csv"], "missing.csv: No such file or directory"),
    (["batch", "questions.pdf", "-o", "out.csv"], "neither .csv, .xlsx, .jsonl nor .txt"),
    (["evaluate", "missing.jsonl"], "missing.jsonl: No such file or directory"),
]


@pytest.mark.parametrize(("words", "told"), BAD_CALLS)
def test_a_bad_call_gets_one_line_and_exit_status_two(door: Door, words: list[str], told: str) -> None:
    result = door(*words)
    assert result.exit_code == 2
    assert one_line(result.stderr)
    assert told in result.stderr
    assert result.stdout == ""
    assert door.shelf.asked == []


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (
            LibraryError("made with another model;\nrun: pullquote build"),
            2,
            "pullquote: made with another model; run: pullquote build\n",
        ),
        (InvalidArgument("the question \x1b[31m is odd"), 2, "pullquote: the question ␛[31m is odd\n"),
        (OSError(28, "No space left on device", "library.db"), 2, "pullquote: library.db: No space left on device\n"),
        (KeyboardInterrupt(), 130, "\n"),
    ],
)
def test_errors_of_the_rooms_become_one_line(
    door: Door, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, told: str
) -> None:
    monkeypatch.setattr(type(door.shelf), "ask", lambda *_, **named: (_ for _ in ()).throw(error))
    result = door("ask", "owls")
    assert (result.exit_code, result.stderr) == (status, told)


@pytest.mark.parametrize("error", [ZeroDivisionError("ours"), ValueError("shapes differ"), OSError("no name")])
def test_a_bug_is_an_apology_with_a_report_beside_the_library(
    door: Door, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(type(door.shelf), "ask", lambda *_, **named: (_ for _ in ()).throw(error))
    result = door("ask", "owls")
    (report,) = door.shelf.path.glob("bug-*.log")
    assert (result.exit_code, one_line(result.stderr)) == (1, True)
    assert str(report) in result.stderr
    text = report.read_text()
    assert text.startswith("Python 3.")
    assert str(error) in text


def test_the_report_of_a_bug_goes_to_the_temporary_folder_where_the_library_cannot_be_written(tmp_path: Path) -> None:
    written = report(ValueError("ours"), tmp_path / "missing")
    assert "ValueError: ours" in written.read_text()
    written.unlink()


@pytest.mark.parametrize(
    "words", [["status", "--threshold", "0.5"], ["build", "--reader", "sentences"], ["build", "--as-asked"]]
)
def test_a_command_offers_only_what_it_uses(door: Door, words: list[str]) -> None:
    result = door(*words)
    assert (result.exit_code, one_line(result.stderr)) == (2, True)
    assert "No such option" in result.stderr


@pytest.mark.parametrize("words", [["ask", "owls"], ["status"], ["build"]])
def test_the_folder_may_be_an_argument_of_every_command(door: Door, folder: Path, words: list[str]) -> None:
    assert door(*words, folder).exit_code == 0
    assert door.opened[0]["articles"] == folder


def test_every_command_explains_itself(door: Door) -> None:
    from pullquote.ui.cli.command import main

    assert {"ask", "backup", "batch", "build", "chat", "completion", "doctor", "restore", "status"} <= set(
        main.commands
    )
    for name, command in main.commands.items():
        assert isinstance(command, click.Command)
        assert command.help
        result = door(name, "--help")
        assert (result.exit_code, result.stderr) == (0, "")


def test_earlier_questions_come_as_options(door: Door) -> None:
    result = door("ask", "And at night?", "--history", "barn owls", "--history", "voles", "--json")
    assert json.loads(result.stdout)["understood"] == "barn owls voles And at night?"
