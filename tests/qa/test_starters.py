"""Questions to begin with are specific, sure of an answer, of different articles, and made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.qa import Pullquote, starters
from pullquote.qa.question_patterns import made

OWLS = "The Barn Owl Trust was founded by Ann Lee. The Barn Owl Trust was founded in Devon in 1988.\n"
TEA = "Kew Tea House is located in London. It is open all day.\n"
RAIN = "It rains. Nobody minds.\n"


@pytest.fixture
def library(folder: Callable[..., Path], encoder: Any) -> Iterator[Pullquote]:
    root = folder({"owls.txt": OWLS, "rain.txt": RAIN, "tea.txt": TEA})
    with Pullquote.open(root, encoder=encoder, reader="sentences", threshold=0) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Barn Owl Trust was founded by Ann Lee.", ["Who founded Barn Owl Trust?"]),
        ("In 1988 the Barn Owl Trust opened a school.", ["What did Barn Owl Trust open in 1988?"]),
        ("Later, Kew Tea House raised more than $5 million.", ["How much did Kew Tea House raise?"]),
        ("Kew Tea House has 40 busy tables.", ["How many busy tables does Kew Tea House have?"]),
        ("It asked the Royal Tea Board (RTB) for leaves.", ["What does RTB stand for?"]),
        ("It asked the Royal Tea Board (TEA) for leaves.", []),
        ("The aim of Kew Tea House is peace.", ["What is the aim of Kew Tea House?"]),
        ("Ann Lee, head of Kew Tea House, left.", ["Who is the head of Kew Tea House?"]),
        ("Kew Tea House, run by Ann Lee, is open.", ["Who runs Kew Tea House?"]),
        ("This Sunday is a good day. It was founded by Ann.", []),
    ],
)
def test_a_sentence_gives_the_question_that_it_answers(text: str, questions: list[str]) -> None:
    assert list(made(text, ())) == questions


def test_a_single_word_is_a_name_where_it_is_known_for_one() -> None:
    assert list(made("Owls is a book.", ("Owls",))) == ["What is Owls?"]
    assert list(made("Owls is a book.", ())) == []


def test_each_article_gives_one_at_most_and_what_is_kept_is_not_made_again(library: Pullquote, encoder: Any) -> None:
    first = list(starters(library))
    assert len(first) == len({library.ask(question).quotes[0].article for question in first})
    assert first
    asked = len(encoder.encoded)
    assert sorted(starters(library)) == sorted(first)
    assert len(encoder.encoded) == asked


def test_they_are_made_anew_when_the_articles_change(library: Pullquote) -> None:
    assert any("Kew" in question for question in starters(library))
    (library.folder / "tea.txt").write_text("Nothing.\n")
    library.refresh()
    assert not any("Kew" in question for question in starters(library))


def test_a_greeting_tells_one(library: Pullquote) -> None:
    first = next(starters(library))
    list(starters(library))
    assert any(question in library.ask("hello").reply for question in starters(library)), first


@pytest.mark.parametrize("text", ["", "{", "[]", '{"generation": 1}', '{"generation": -1, "questions": ["x"]}'])
def test_a_damaged_or_an_old_file_is_made_anew(library: Pullquote, text: str) -> None:
    (library.path / "starters.json").write_text(text)
    assert "x" not in list(starters(library))


def test_only_the_owner_may_read_the_file(library: Pullquote) -> None:
    list(starters(library))
    assert (library.path / "starters.json").stat().st_mode & 0o777 == 0o600


def test_without_time_none_is_tried(library: Pullquote) -> None:
    assert list(starters(library, seconds=-1)) == []
