from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.data import Article, Example, Paragraph, halves
from training.languages import SETS, Languages, apart, sentences, window


@given(st.text(alphabet="ab。！? \n.", max_size=60))
def test_sentences_laid_together_are_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentences(text)) == text


@given(st.text(alphabet="あい。？", min_size=1, max_size=80), st.data(), st.integers(1, 40))
def test_a_window_keeps_the_answer(text: str, data: st.DataObject, size: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cut = window(Example("問?", "", "", text, (start, end)), size, Random(1))
    assert cut.answer is not None
    assert cut.passage[slice(*cut.answer)] == text[start:end]
    assert cut.passage in text


def test_a_window_without_an_answer_is_whole_sentences_of_about_its_size() -> None:
    text = "一二三。" * 20
    cut = window(Example("?", "", "", text, None), 12, Random(3))
    assert cut.answer is None
    assert cut.passage == "一二三。" * 3


def test_an_article_of_many_paragraphs_is_parted() -> None:
    many = Article("all", tuple(Paragraph(f"{n} text", ()) for n in range(5)))
    assert [a.title for a in apart([many], most=4)] == [f"{n} text" for n in range(5)]
    assert apart([many], most=5) == [many]


class English:
    seed = 1

    def chunk(self, number: int, done: float = 0.0) -> list[Example]:
        return [Example(f"Q{n}?", "", "", "English.", None) for n in range(40)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """In each set, articles whose passage is the article's name said twice and a name that answers."""
    for name in SETS:
        data = [
            {
                "title": f"{name} {n}",
                "paragraphs": [
                    {
                        "context": f"{name} {n}。答{n}。",
                        "qas": [
                            {
                                "id": "1",
                                "question": "?",
                                "answers": [{"text": f"答{n}", "answer_start": len(f"{name} {n}。")}],
                            }
                        ],
                    }
                ],
            }
            for n in range(30)
        ]
        (tmp_path / f"{name}.json").write_text(json.dumps({"data": data}), encoding="utf-8")
    return tmp_path


def test_half_of_the_examples_are_in_other_languages_and_of_the_trained_half(folder: Path) -> None:
    languages = Languages(English(), folder)  # type: ignore[arg-type]
    examples = languages.chunk(3)
    others = [e for e in examples if e.passage != "English."]
    assert len(examples) == 40
    assert len(others) == 20
    assert examples == languages.chunk(3)
    assert examples != languages.chunk(4)
    trained = {
        title
        for name in SETS
        for title in (a.title for a in halves([Article(f"{name} {n}", ()) for n in range(30)])[0])
    }
    assert {e.title for e in others if e.title} <= trained
    for example in others:
        if example.answer:
            assert example.passage[slice(*example.answer)].startswith("答")
