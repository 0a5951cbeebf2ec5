"""Filters: each by itself, together, what fits nothing, and that an answer comes from what passes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Encoder, UnknownArticle
from pullquote.qa import AskSettings, Pullquote, Question
from pullquote.qa.filters import Filters
from pullquote.qa.query.filter_words import without_filters
from pullquote.qa.query.understand import AS_ASKED

ARTICLES = {
    "press/one.md": "---\nauthor: Ann Lee\ndate: 2024-05-02\ntags: [birds, night]\nlang: en\n---\nOwls eat voles.",
    "press/two.md": "---\nauthor: Bob Ray\ndate: 2023-11-30\ntags: [birds]\nlang: en-GB\n---\nOwls eat mice.",
    "notes/three.md": "---\nauthor: Ann Lee\nlang: de\n---\nOwls eat beetles.",
    "four.txt": "Owls eat frogs.",
    "five.txt": "De uilen eten kikkers, en zij jagen in het donker. Owls eat.",
}


@pytest.fixture
def library(folder: Callable[..., Path], tmp_path: Path, encoder: Encoder) -> Iterator[Pullquote]:
    made = Pullquote.open(folder(ARTICLES), tmp_path / "library", encoder=encoder, reader="sentences", threshold=0)
    with made as library:
        yield library


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        ({"tags": ["Birds"]}, ["press/one.md", "press/two.md"]),
        ({"tags": ["birds", "night"]}, ["press/one.md"]),
        ({"author": "ann"}, ["notes/three.md", "press/one.md"]),
        ({"language": "de"}, ["notes/three.md"]),
        ({"language": "nl"}, ["five.txt"]),
        ({"after": "2024"}, ["press/one.md"]),
        ({"after": "2024-05-02"}, ["press/one.md"]),
        ({"before": "2024"}, ["press/two.md"]),
        ({"before": "2024-05-02"}, ["press/two.md"]),
        ({"collection": "press/"}, ["press/one.md", "press/two.md"]),
        ({"collection": "Press", "author": "ray"}, ["press/two.md"]),
        ({"articles": ["*/one.md", "notes/*"], "author": "ann lee"}, ["notes/three.md", "press/one.md"]),
        ({"articles": ["four.txt"]}, ["four.txt"]),
    ],
)
def test_only_what_passes_is_asked(library: Pullquote, filters: dict[str, Any], passing: list[str]) -> None:
    assert sorted({page.hit.article.id for page in library.search("What do owls eat?", **filters).pages}) == passing
    answer = library.ask("What do owls eat?", **filters)
    assert {quote.article for quote in answer.quotes} <= set(passing)
    assert library.ask_many(["What do owls eat?"], **filters) == [answer]


def test_what_fits_nothing_is_told(library: Pullquote) -> None:
    with pytest.raises(UnknownArticle, match=r"matches author 'Eve', before '2020'; to list .* --fields"):
        library.ask("What do owls eat?", author="Eve", before="2020")


@pytest.mark.parametrize("filters", [{"after": "May 2024"}, {"before": "2024-5"}, {"after": "2024-13-01"}])
def test_wrong_values_are_told(library: Pullquote, filters: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        library.ask("What do owls eat?", **filters)


def test_a_change_of_the_folder_is_seen(library: Pullquote) -> None:
    assert library.fields()["author"] == {"ann lee": 2, "bob ray": 1}
    (library.folder / "press" / "two.md").write_text("---\nauthor: Eve\n---\nOwls eat eels.")
    library.refresh()
    assert library.fields()["author"] == {"ann lee": 2, "eve": 1}
    assert library.fields()["collection"] == {"press": 2, "notes": 1}
    assert library.fields()["year"] == {"2024": 1}


@pytest.mark.parametrize(
    ("said", "filters"),
    [
        ("author:ray", {"author": "ray"}),
        ("category:night", {"tags": ["night"]}),
        ('AUTHOR:"Ann Lee"', {"author": "Ann Lee"}),
        ("tag:birds tag:night", {"tags": ["birds", "night"]}),
        ("in:press/ after:2024-05", {"collection": "press", "after": "2024-05"}),
        ("before:2024 language:en", {"before": "2024", "language": "en"}),
    ],
)
def test_filters_in_a_question_do_what_those_of_a_call_do(
    library: Pullquote, said: str, filters: dict[str, Any]
) -> None:
    said, called = library.ask(f"What do owls eat? {said}"), library.ask("What do owls eat?", **filters)
    assert said.quotes == called.quotes
    assert (said.understood, called.notes) == ("What do owls eat?", ())
    assert said.notes[0].startswith("only articles ")


@pytest.mark.parametrize("question", ["Is it in: press?", "What came after: 2024?", "See https://in.example/author:x"])
def test_ordinary_sentences_hold_no_filter(question: str) -> None:
    assert without_filters(Question(question)) == (Question(question), Filters())


def test_filters_of_earlier_questions_hold_no_longer(library: Pullquote) -> None:
    answer = library.ask("And bats?", history=["What do owls eat? author:ray"])
    assert "author" not in answer.understood


def test_filters_in_a_question_that_nothing_fits_get_a_reply(library: Pullquote) -> None:
    none, found = library.ask_many(["What do owls eat? author:eve", "What do owls eat?"])
    assert (none.reply.startswith("No article matches author 'eve'"), none.quotes, found.found) == (True, (), True)


def test_filters_add_to_those_of_the_call(library: Pullquote) -> None:
    answer = library.ask("What do owls eat? author:ann", collection="press")
    assert {quote.article for quote in answer.quotes} == {"press/one.md"}


def test_as_asked_reads_no_filters(library: Pullquote) -> None:
    library.settings = AskSettings(threshold=0, understand=AS_ASKED)
    assert library.ask("What do owls eat? author:ray").understood == "What do owls eat? author:ray"
