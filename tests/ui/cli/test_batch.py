"""Batches: every question answered once and in order, whatever interrupts them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pullquote.ui.cli.command import main
from pullquote.ui.files.cells import as_was
from tests.ui.conftest import Door

ODD = [
    'owl, "night"',
    "tea\r\nChina",
    "owl\u2028tea",
    "👩‍👩‍👧 owl",
    "=cmd()|owl",
    "owl\0",
    "  padded owl ",
    "أين البومة owl",
    "\rowl",
]


def questions(path: Path, count: int = 40) -> Path:
    texts = [*ODD, *(f"owl {number}" for number in range(count - len(ODD)))]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([["question"], *([text] for text in texts)])
    else:
        path.write_text("".join(json.dumps({"question": text}) + "\n" for text in texts))
    return path


def read(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]
    with path.open(encoding="utf-8", newline="") as stream:
        rows = ({name: as_was(cell) for name, cell in row.items()} for row in csv.DictReader(stream))
        return [row | {"quotes": json.loads(row["quotes"])} for row in rows]


@pytest.mark.parametrize("wanted", ["out.csv", "out.jsonl"])
@pytest.mark.parametrize("given", ["in.csv", "in.jsonl"])
def test_answers_come_in_order_and_word_for_word(door: Door, tmp_path: Path, given: str, wanted: str) -> None:
    output = tmp_path / wanted
    result = door("batch", questions(tmp_path / given, 20), "-o", output)
    assert (result.exit_code, result.stderr) == (0, "")
    assert door.shelf.asked == [*ODD, *(f"owl {number}" for number in range(11))]
    answers = read(output)
    assert [answer["question"] for answer in answers] == door.shelf.asked
    for answer in answers:
        for quote in answer["quotes"]:  # type: ignore[attr-defined]
            assert door.shelf.texts()[quote["article"]][quote["start"] : quote["end"]] == quote["text"]


def test_csv_and_jsonl_carry_the_same(door: Door, tmp_path: Path) -> None:
    given = questions(tmp_path / "in.csv", 12)
    door("batch", given, "-o", tmp_path / "a.csv")
    door("batch", given, "-o", tmp_path / "a.jsonl")
    for row, line in zip(read(tmp_path / "a.csv"), read(tmp_path / "a.jsonl"), strict=True):
        assert row["found"] == ("true" if line["found"] else "false")
        assert (row["quotes"], row["answer"], float(str(row["confidence"]))) == (
            line["quotes"],
            line["answer"],
            line["confidence"],
        )
        first = line["quotes"][0]  # type: ignore[index]
        assert (row["article"], row["text"], int(str(row["start"]))) == (
            first["article"],
            first["text"],
            first["start"],
        )


def test_id_and_history_come_along(door: Door, tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text('{"id": 3, "question": "night?", "history": ["barn owl"]}\n{"id": "x", "question": "tea"}\n')
    door("batch", given, "-o", tmp_path / "out.jsonl")
    assert [answer["id"] for answer in read(tmp_path / "out.jsonl")] == [3, "x"]
    assert read(tmp_path / "out.jsonl")[0]["understood"] == "barn owl night?"


@pytest.mark.parametrize("with_ids", [True, False])
@pytest.mark.parametrize("wanted", ["out.csv", "out.jsonl"])
@pytest.mark.parametrize("torn", [0, 1, 7])
def test_resumed_equals_uninterrupted_and_asks_nothing_twice(
    door: Door, tmp_path: Path, wanted: str, with_ids: bool, torn: int
) -> None:
    given = questions(tmp_path / "in.jsonl")
    if with_ids:
        records = [json.loads(line) | {"id": number} for number, line in enumerate(given.read_text().splitlines())]
        given.write_text("".join(json.dumps(record) + "\n" for record in records))
    whole, output = tmp_path / f"whole-{wanted}", tmp_path / wanted
    door("batch", given, "-o", whole)
    every = door.shelf.asked.copy()

    door.shelf.asked.clear()
    door.shelf.stop_after = 32
    assert door("batch", given, "-o", output).exit_code == 130
    assert whole.read_bytes().startswith(output.read_bytes())
    assert len(read(output)) == 32
    # What a kill in the middle of writing leaves: the first bytes of the record that comes next.
    output.write_bytes(whole.read_bytes()[: output.stat().st_size + torn])

    door.shelf.stop_after = 10**9
    result = door("batch", given, "-o", output, "--resume")
    assert result.stdout.startswith(f"answered {sum(door.shelf.ask(text).found for text in every[32:])}, ")
    assert "skipped 32" in result.stdout
    assert door.shelf.asked[: len(every)] == every
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("wanted", ["out.csv", "out.jsonl"])
def test_resuming_from_any_byte_gives_the_whole_file(door: Door, tmp_path: Path, wanted: str) -> None:
    given = questions(tmp_path / "in.csv", 10)
    output = tmp_path / wanted
    door("batch", given, "-o", output)
    whole = output.read_bytes()
    for end in range(0, len(whole) + 1, 61):
        output.write_bytes(whole[:end])
        assert door("batch", given, "-o", output, "--resume").exit_code == 0
        assert output.read_bytes() == whole


def test_resuming_what_is_done_asks_nothing(door: Door, tmp_path: Path) -> None:
    given, output = questions(tmp_path / "in.csv"), tmp_path / "out.csv"
    door("batch", given, "-o", output)
    before = len(door.shelf.asked)
    assert "skipped 40" in door("batch", given, "-o", output, "--resume").stdout
    assert len(door.shelf.asked) == before


def test_the_same_question_twice_is_answered_twice(door: Door, tmp_path: Path) -> None:
    given, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text('{"id": 1, "question": "owl"}\n' * 3)
    door("batch", given, "-o", output)
    whole = output.read_bytes()
    output.write_bytes(whole[: len(whole) // 3])
    door("batch", given, "-o", output, "--resume")
    assert output.read_bytes() == whole
    assert len(door.shelf.asked) == 3 + 2


def test_new_questions_are_added_to_a_resumed_file(door: Door, tmp_path: Path) -> None:
    given, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text('{"id": 1, "question": "owl"}\n')
    door("batch", given, "-o", output)
    given.write_text('{"id": 0, "question": "tea"}\n{"id": 1, "question": "owl"}\n')
    door("batch", given, "-o", output, "--resume")
    assert [answer["id"] for answer in read(output)] == [1, 0]
    assert door.shelf.asked == ["owl", "tea"]


def refused(door: Door, told: str, *words: object) -> None:
    result = door("batch", *words)
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (2, 1, "")
    assert told in result.stderr
    assert (door.shelf.asked, door.opened) == ([], [])


def test_nothing_is_asked_or_written_when_something_is_wrong(door: Door, tmp_path: Path) -> None:
    given, output = questions(tmp_path / "in.csv"), tmp_path / "out.jsonl"
    refused(door, "is not a folder; create it first", given, "-o", tmp_path / "nowhere" / "out.csv")
    refused(door, "holds the questions", given, "-o", given, "--force")
    output.write_text("precious\n")
    refused(door, "add --resume to continue it or --force", given, "-o", output)
    refused(door, "is not a file of answers", given, "-o", output, "--resume")
    output.write_text('{"id": null, "question": "another"}\n')
    refused(door, "answers a question that", given, "-o", output, "--resume")
    given.write_text("question\nowl\n \nwho,what\n")
    refused(door, "line 4: 2 cells under 1 columns", given, "-o", output, "--force")
    assert output.read_text() == '{"id": null, "question": "another"}\n'


def test_a_csv_with_other_columns_is_not_taken_for_answers(door: Door, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    output.write_text("name,phone\r\nAnn,1\r\n")
    refused(door, "is not a file of answers", questions(tmp_path / "in.csv"), "-o", output, "--resume")
    assert output.read_text() == "name,phone\nAnn,1\n"


def test_force_writes_anew(door: Door, tmp_path: Path) -> None:
    given, output = questions(tmp_path / "in.csv", 10), tmp_path / "out.jsonl"
    output.write_text("old\n" * 1000)
    assert door("batch", given, "-o", output, "--force").exit_code == 0
    assert len(read(output)) == 10


@pytest.mark.parametrize(
    "given",
    [
        "owl night\n\ntea China\n",
        'question\nowl night\n"tea China"\n',
        '{"question": "owl night"}\n{"question": "tea China"}\n',
    ],
)
def test_a_pipe_is_read_and_written(door: Door, given: str) -> None:
    result = CliRunner().invoke(main, ["batch", "-"], obj=door.open, input=given)
    assert result.exit_code == 0, result.stderr
    assert [json.loads(line)["question"] for line in result.stdout.splitlines()] == ["owl night", "tea China"]
    assert result.stderr.startswith("answered 2, no answer 0, skipped 0 — standard output in")


def test_a_file_may_hold_a_question_a_line(door: Door, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("owl, night?\n\n  tea  \n")
    assert door("batch", tmp_path / "in.txt", "-o", tmp_path / "out.csv").exit_code == 0
    assert door.shelf.asked == ["owl, night?", "tea"]


def test_without_a_name_for_the_answers_nothing_is_asked(door: Door, tmp_path: Path) -> None:
    result = door("batch", questions(tmp_path / "in.csv"))
    assert (result.exit_code, "-o" in result.stderr, door.shelf.asked) == (2, True, [])
