import json
from pathlib import Path

import pytest

from training.data import NATURAL, TRAINED, Article, halves, natural, read, tune_parts


def write(folder: Path, qas: list[dict]) -> Path:
    data = {"data": [{"title": "Old_Caf%C3%A9", "paragraphs": [{"context": "Ann sells tea.", "qas": qas}]}]}
    path = folder / "set.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_titles_lose_their_underscores_and_escapes(tmp_path: Path) -> None:
    assert read(write(tmp_path, []))[0].title == "Old Café"


def test_answers_are_spans_of_the_paragraph(tmp_path: Path) -> None:
    asked = {"id": "1", "question": "What does  Ann sell?", "answers": [{"text": "tea", "answer_start": 10}]}
    (question,) = read(write(tmp_path, [asked]))[0].paragraphs[0].questions
    assert question.text == "What does Ann sell?"
    assert question.answers == ((10, 13),)


def test_a_question_with_no_answer_at_its_offset_is_left_out(tmp_path: Path) -> None:
    asked = {"id": "1", "question": "What?", "answers": [{"text": "tea", "answer_start": 9}]}
    assert read(write(tmp_path, [asked]))[0].paragraphs[0].questions == ()


def test_an_impossible_question_stays_without_answers(tmp_path: Path) -> None:
    asked = {"id": "1", "question": "Who sells milk?", "answers": [], "is_impossible": True}
    (question,) = read(write(tmp_path, [asked]))[0].paragraphs[0].questions
    assert question.answers == ()


def test_the_parts_share_no_article() -> None:
    articles = [Article(name.replace("_", " "), ()) for name in (*TRAINED, "Warsaw", "Immune system")]
    trained, tuned = tune_parts(articles)
    assert len(trained) == len(TRAINED) == 12
    assert [a.title for a in tuned] == ["Warsaw", "Immune system"]


def test_a_missing_article_is_told() -> None:
    with pytest.raises(ValueError, match="found 1 of the articles to train on, wanted 12"):
        tune_parts([Article("Normans", ())])


def test_the_halves_are_the_same_each_time_and_share_no_title() -> None:
    articles = [Article(str(i), ()) for i in range(40)]
    trained, reported = halves(articles)
    assert (trained, reported) == halves(articles)
    assert {a.title for a in trained} | {a.title for a in reported} == {a.title for a in articles}
    assert not {a.title for a in trained} & {a.title for a in reported}


def test_no_article_that_is_reported_on_is_among_the_natural_questions_trained_on(tmp_path: Path) -> None:
    data = json.dumps({"data": [{"title": str(i), "paragraphs": []} for i in range(40)]})
    for name in ("nq-gold", *NATURAL):
        (tmp_path / f"{name}.json").write_text(data)
    _, reported = halves(read(tmp_path / "nq-gold.json"))
    assert reported
    assert not {a.title for a in natural(tmp_path)} & {a.title for a in reported}
