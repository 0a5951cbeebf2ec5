"""From a message to what it means, and to its answer, with the word-hash encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.qa import AS_ASKED, Pullquote, Question
from pullquote.qa.query.understand import understand

ARTICLES = {
    "rednote.txt": "RedNote\n\nXiaohongshu, known abroad as RedNote, is an app. RedNote grew in America.\n",
    "office.txt": "Offices\n\nIn June Xiaohongshu opened its first office in Hong Kong.\n",
    "tea.txt": "Tea\n\nGreen tea comes from China and grows on hills. People drink green tea from small cups.\n",
    "coffee.txt": "Coffee\n\nCoffee comes from Ethiopia, where it grows in the shade.\n",
}


@pytest.fixture
def library(folder: Callable[..., Path], encoder: Any) -> Iterator[Pullquote]:
    with Pullquote.open(folder(ARTICLES), encoder=encoder, reader="sentences") as opened:
        yield opened


def test_one_name_finds_what_is_said_under_another(library: Pullquote) -> None:
    answer = library.ask("Where did RedNote open its first office?")
    assert answer.understood == "Where did RedNote (Xiaohongshu) open its first office?"
    assert answer.quotes[0].article == "office.txt"


def test_several_questions_get_an_answer_each(library: Pullquote) -> None:
    answer = library.ask("Where does green tea come from? Where does coffee grow?")
    assert [part.understood for part in answer.parts] == ["Where does green tea come from?", "Where does coffee grow?"]
    assert [part.quotes[0].article for part in answer.parts] == ["tea.txt", "coffee.txt"]
    assert answer.quotes == (*answer.parts[0].quotes, *answer.parts[1].quotes)
    assert [part["question"] for part in answer.to_dict()["parts"]] == [answer.question] * 2


def test_a_topic_is_told_in_reading_order(library: Pullquote) -> None:
    answer = library.ask("Tell me about green tea")
    assert (answer.understood, answer.text, answer.found) == ("green tea", "", True)
    assert answer.quotes[0].text == (
        "Green tea comes from China and grows on hills. People drink green tea from small cups."
    )


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("green tea", True),
        ("Green Tea", True),
        ("RedNote", True),
        ("volcanoes", False),
        ("Kibo", False),
        ("green tea of Kibo from small cups", False),  # most of the words, but not the name
        ("green tea of China from small cups", True),
    ],
)
def test_a_topic_is_found_only_where_it_is_named(library: Pullquote, topic: str, found: bool) -> None:
    assert library.ask(f"Tell me about {topic}").found is found


def test_a_comparison_has_two_sides(library: Pullquote) -> None:
    answer = library.ask("Compare green tea and coffee")
    assert [part.understood for part in answer.parts] == ["green tea", "coffee"]
    assert [part.quotes[0].article for part in answer.parts] == ["tea.txt", "coffee.txt"]


def test_a_side_without_a_name_leans_on_the_comparison() -> None:
    asked = "What is the difference between paper and container recycling bins?"
    assert [part.before for part in understand(Question(asked)).parts] == [asked, asked]
    assert [part.before for part in understand(Question("Compare Alipay and WeChat Pay")).parts] == ["", ""]


def test_a_greeting_is_answered_without_a_search(library: Pullquote, encoder: Any) -> None:
    asked = len(encoder.encoded)
    answer = library.ask("Hello!")
    assert answer.reply.startswith("Hello.")
    assert (answer.found, answer.quotes, answer.to_dict()["reply"]) == (False, (), answer.reply)
    assert len(encoder.encoded) == asked


def test_a_slip_is_mended_and_shown(library: Pullquote) -> None:
    assert library.ask("Where is the first offfice of Xiaohonshu?").understood == (
        "Where is the first office of Xiaohongshu (RedNote)?"
    )


def test_words_of_a_foreign_question_are_not_taken_for_names_missed(library: Pullquote) -> None:
    assert library.search("Who is Zephyrine?").query.notes == ("Zephyrine is in no article",)
    assert library.search("Wo ist das Zephyrine der Eulen in diesem Dorf?").query.notes == ()


def test_all_of_it_can_be_switched_off(library: Pullquote, folder: Any, encoder: Any) -> None:
    for text in ("Hello!", "What is tea? What is it?", "Compare a and b", "RedNote offfice", "When?"):
        assert understand(Question(text, ("Who is Ada?",)), library._knows(), AS_ASKED).understood == text
    with Pullquote.open(library.folder, encoder=encoder, reader="sentences", as_asked=True) as plain:
        assert plain.ask("Hello RedNote!").understood == "Hello RedNote!"


def test_names_follow_the_library_and_the_file_beside_it(library: Pullquote) -> None:
    assert library.ask("Is coffee good?").understood == "Is coffee good?"
    (library.folder / "pullquote.names").write_text("coffee = java")
    assert library.ask("Is coffee good?").understood == "Is coffee (java) good?"
    (library.folder / "rednote.txt").unlink()
    library.refresh()
    assert library.ask("What is RedNote?").understood == "What is RedNote?"


def test_answers_are_taken_into_account(library: Pullquote) -> None:
    answer = library.ask("Who lives there?", ["Where is the office?"], ["Hong Kong"])
    assert answer.understood == "Who lives in Hong Kong?"


@pytest.mark.parametrize(
    ("asked", "first"),
    [("What is worth more?", "tea.txt"), ("And what is the price of Coffee?", "coffee.txt")],
)
def test_a_question_that_names_nothing_leans_on_the_one_before(
    asked: str, first: str, folder: Callable[..., Path], encoder: Any
) -> None:
    grown = {
        "coffee.txt": "Coffee\n\nThe price of a coffee is worth more talk.\n",
        "tea.txt": "Tea\n\nGreen tea of spring is worth more at each market than that of autumn.\n",
    }
    with Pullquote.open(folder(grown), encoder=encoder, reader="sentences") as library:
        assert library.search(asked).pages[0].hit.article.id == "coffee.txt"
        assert library.search(asked, ["Which green tea is picked in spring?"]).pages[0].hit.article.id == first


def test_a_pronoun_that_nothing_names_stays_and_the_search_leans() -> None:
    asked = understand(Question("Does it contain cream?", ("How long can leek soup be frozen?",)))
    assert (asked.text, asked.before) == ("Does it contain cream?", "How long can leek soup be frozen?")


def test_only_english_is_spelt_by_the_english_list(folder: Callable[..., Path], encoder: Any) -> None:
    baths = {"baths.txt": "Das Freibad\n\nDie Leiterin ist Petra Henning. The days are long; vier Kinder baden.\n"}
    with Pullquote.open(folder(baths), encoder=encoder, reader="sentences") as library:
        assert library.search("Wie viel zahlen die Kinder?").understood == "Wie viel zahlen die Kinder?"
        assert library.search("Where is Petra Hening?").understood == "Where is Petra Henning?"


def test_a_question_of_one_letter_behind_a_space_is_understood() -> None:
    assert understand(Question("\r a")).text == "a"
