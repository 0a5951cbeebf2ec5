"""What could be asked: headings that ask, patterns, and names said often, each with a name in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus import Article, Heading
from qa import Pullquote, suggestions
from qa.suggest import MOST, names, questions

TEXT = (
    "Why did Ann Lee leave Leeds?\nHow did it end?\nAnn Lee was born in Leeds in 1950. They say that Leeds is grey. "
    "Rain falls on Leeds, and nobody in Leeds minds. Tea Time is a café there.\n"
)
LEEDS = Article("leeds.txt", "Leeds", TEXT, "", headings=(Heading(0, 28, 1), Heading(29, 44, 2)))


def test_a_heading_that_asks_is_taken_where_it_names_something_and_leans_on_nothing() -> None:
    assert next(questions(LEEDS)) == "Why did Ann Lee leave Leeds?"
    assert "How did it end?" not in questions(LEEDS)


def test_patterns_make_questions_of_sentences_that_answer_them() -> None:
    assert "When was Ann Lee born?" in questions(LEEDS)
    assert "What is Tea Time?" in questions(LEEDS)


def test_a_name_is_one_that_is_said_often_within_sentences() -> None:
    assert names(LEEDS) == ("Leeds",)
    assert "Tell me about Leeds" in questions(LEEDS)
    assert "Tell me about Leeds" not in questions(LEEDS, {"Leeds"})


def test_suggestions_are_few_and_after_an_answer_about_what_it_quotes(
    folder: Callable[..., Path], encoder: Any
) -> None:
    owls = "Every Barn Owl hunts. People like the Barn Owl. Nobody feeds the Barn Owl here. It eats voles.\n"
    with Pullquote.open(folder({"leeds.txt": TEXT, "owls.txt": owls}), encoder=encoder, reader="sentences") as library:
        assert len(suggestions(library)) <= MOST
        answer = library.ask("What does a Barn Owl eat?")
        assert {quote.article for quote in answer.quotes[:1]} == {"owls.txt"}
        assert "Tell me about Barn Owl" in suggestions(library, answer)
        asked = library.ask("Tell me about Barn Owl")
        assert "Tell me about Barn Owl" not in suggestions(library, asked)
