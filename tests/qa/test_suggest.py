"""What could be asked: headings that ask, patterns, and names said often, each with a name in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import Article, Heading
from pullquote.qa import Pullquote, Suggestions
from pullquote.qa.article_questions import names, questions
from pullquote.qa.suggest import MOST

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


OWLS = "Every Barn Owl hunts. People like the Barn Owl. Nobody feeds the Barn Owl here. It eats voles.\n"


@pytest.fixture
def library(folder: Callable[..., Path], encoder: Any) -> Iterator[Pullquote]:
    root = folder({"leeds.txt": TEXT, "owls.txt": OWLS})
    with Pullquote.open(root, encoder=encoder, reader="sentences", threshold=0) as opened:
        yield opened


def test_suggestions_are_few_and_after_an_answer_about_what_it_quotes(library: Pullquote) -> None:
    suggest = Suggestions(library)
    assert 1 <= len(list(suggest())) <= MOST
    answer = library.ask("What does a Barn Owl eat?")
    assert {quote.article for quote in answer.quotes[:1]} == {"owls.txt"}
    assert "Tell me about Barn Owl" in suggest(answer)
    assert "Tell me about Barn Owl" not in suggest(library.ask("Tell me about Barn Owl"))


def test_only_what_the_articles_answer_is_offered(library: Pullquote) -> None:
    offered = list(Suggestions(library)())
    assert offered
    assert all(library.ask(question).found for question in offered)


def test_topics_stand_in_where_nothing_specific_is_answered(library: Pullquote) -> None:
    library.settings = replace(library.settings, threshold=1.0)
    assert {question.split()[0] for question in Suggestions(library)()} == {"Tell"}


def test_each_is_asked_once_until_the_articles_change(library: Pullquote, encoder: Any) -> None:
    suggest = Suggestions(library)
    offered = list(suggest())
    asked = len(encoder.encoded)
    assert list(suggest()) == offered
    assert len(encoder.encoded) == asked
    (library.folder / "owls.txt").write_text("Rain fell on Leeds.\n")
    library.refresh()
    assert "Tell me about Barn Owl" not in suggest()


def test_what_someone_waits_for_goes_first(library: Pullquote) -> None:
    suggest = Suggestions(library)
    with ThreadPoolExecutor(1) as pool:
        with suggest.held():
            later = pool.submit(lambda: list(suggest()))
            with pytest.raises(TimeoutError):
                later.result(timeout=0.2)
        assert later.result(timeout=60)
