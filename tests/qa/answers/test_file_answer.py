"""Answers from what files tell of themselves, with the line that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pullquote.qa import Pullquote, SentenceReader

MINUTES = "---\ntitle: Minutes of the club\nauthor: {}\ndate: {}\n---\n\n{}\n"
NOTES = {
    "a.md": MINUTES.format("Eva Lund", "2024-03-12", "The club bought a greenhouse of glass."),
    "b.md": MINUTES.format("Olaf Berg", "2024-05-14", "The club planted forty apple trees."),
    "bees.html": '<html><head><title>Bees</title><meta name="author" content="Mia Storm"></head>'
    "<body><article><p>Bees need flowers and clean water in summer.</p></article></body></html>",
}


@pytest.fixture
def library(folder: Any, encoder: Any) -> Iterator[Pullquote]:
    with Pullquote.open(folder(NOTES), encoder=encoder, reader=SentenceReader(encoder)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "text", "line"),
    [
        ("Who wrote the minutes of May 2024?", "Olaf Berg", "author: Olaf Berg"),
        ("When were the minutes by Eva Lund written?", "2024-03-12", "date: 2024-03-12"),
    ],
)
def test_front_matter_answers(library: Pullquote, question: str, text: str, line: str) -> None:
    answer = library.ask(question)
    quote = answer.quotes[0]
    assert (answer.found, answer.text, quote.text, quote.place) == (True, text, line, "front matter")
    article = library.article(quote.article)
    assert article.text[quote.start : quote.end] == line
    assert article.text[quote.answer_start : quote.answer_end] == text


def test_metadata_that_stands_in_no_text_is_a_note(library: Pullquote) -> None:
    answer = library.ask("Who wrote the article on bees?")
    assert answer.found
    assert answer.notes == ("metadata of the file: Mia Storm",)
    assert answer.quotes[0].text == "Bees need flowers and clean water in summer."


def test_articles_of_a_period_come_newest_first(library: Pullquote) -> None:
    answer = library.ask("Which articles are from 2024?")
    assert [quote.article for quote in answer.quotes] == ["b.md", "a.md"]
    assert answer.notes == ("2 articles: Minutes of the club (2024-05-14); Minutes of the club (2024-03-12)",)


def test_the_latest_and_a_file_by_name_are_looked_in_alone(library: Pullquote) -> None:
    asked = {"What did the latest minutes say of the club?": "b.md", "In a.md, what of the club?": "a.md"}
    for question, article in asked.items():
        assert {quote.article for quote in library.ask(question).quotes} == {article}


def test_a_file_that_is_not_there_is_noted(library: Pullquote) -> None:
    assert library.ask("In owls.md, what of the club?").notes == ("owls.md is not in the library",)
