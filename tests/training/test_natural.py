import json
from pathlib import Path

import pytest

from training.natural import LEFT_OUT, conversations, queries, write_conversations, write_queries


def turn(number: int, answerability: str, files: list[str]) -> str:
    history = [{"speaker": "user", "text": "Who sells tea?"}, {"speaker": "agent", "text": "Ann."}]
    told = {"id": f"talk<::>{number}", "question": "And milk?", "history": history, "gold_files": files}
    return json.dumps(told | {"answerability": answerability}) + "\n"


def entry(number: int, impossible: bool = False) -> dict[str, object]:
    answers = [] if impossible else [{"text": "tea", "answer_start": 10}]
    asked = {"id": f"q{number}", "question": "what does ann sell", "answers": answers, "is_impossible": impossible}
    return {"title": f"Shop {number}", "paragraphs": [{"context": "Ann sells tea.", "qas": [asked]}]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    articles = tmp_path / "mtrag" / "articles" / "shops"
    articles.mkdir(parents=True)
    for name in ("a.md", "b.md"):
        (articles / name).write_text("Ann sells tea.")
    turns = [turn(1, "ANSWERABLE", ["shops/a.md"]), turn(2, "UNANSWERABLE", []), turn(3, "PARTIAL", ["shops/b.md"])]
    (tmp_path / "mtrag" / "questions.jsonl").write_text("".join(turns))
    (tmp_path / "nq-gold.json").write_text(json.dumps({"data": [entry(i) for i in range(40)]}))
    (tmp_path / "wikiqa.json").write_text(json.dumps({"data": [entry(99, impossible=True)]}))
    return tmp_path


def test_a_turn_has_the_questions_before_it_and_the_files_that_answer(data: Path) -> None:
    told, untold = conversations(data)
    assert (told.group, told.history, told.files) == ("talk", ("Who sells tea?",), ("shops/a.md",))
    assert untold.files == ()


def test_every_fourth_query_is_not_told_by_the_folder(data: Path, tmp_path: Path) -> None:
    asked = queries(data)
    write_queries(data, tmp_path / "queries")
    written = {path.name for path in (tmp_path / "queries").iterdir()}
    told = [one for one in asked if one.files]
    assert len(told) == sum(i % LEFT_OUT > 0 for i in range(len(asked) - 1))
    assert written == {one.files[0] for one in told} | {"q99.txt"}
    assert all(one.answers[0] in (tmp_path / "queries" / one.files[0]).read_text() for one in told)


def test_the_folder_of_conversations_holds_what_answers_and_others(data: Path, tmp_path: Path) -> None:
    write_conversations(data, tmp_path / "conversations")
    assert sorted(path.name for path in (tmp_path / "conversations" / "shops").iterdir()) == ["a.md", "b.md"]
