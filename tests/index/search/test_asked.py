"""What a question's words are in a library of several languages, by folders in and hits out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, refresh

Make = Callable[..., Path]

GERMAN = "Die alten Häuser stehen am Fluss. Sie werden in diesem Jahr mit dem Geld der Stadt erneuert."
SPANISH = "Las bibliotecas de la ciudad están abiertas para todos. La entrada es libre en el verano."
CHINESE = "图书馆星期一关门，星期二到星期日开放。"
ENGLISH = "The library opens on Mondays. It is closed in August."


@pytest.fixture
def library(folder: Make, path: Path, encoder: Any) -> Any:
    texts = {"de.txt": GERMAN, "es.txt": SPANISH, "zh.txt": CHINESE, "en.txt": ENGLISH}
    refresh(path, folder(texts), encoder)
    library = Library(path, encoder)
    yield library
    library.close()


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Wo steht das alte Haus?", "de.txt"),
        ("Haus", "de.txt"),
        ("¿Dónde está la biblioteca pública?", "es.txt"),
        ("Biblioteca", "es.txt"),
        ("图书馆什么时候关门？", "zh.txt"),
        ("Are libraries opening in August?", "en.txt"),
    ],
)
def test_other_forms_of_its_words_find_an_article(library: Library, question: str, found: str) -> None:
    hits = {hit.article.id: hit.lexical for hit in library.search(question, 4)}
    assert max(hits, key=hits.__getitem__) == found
    assert hits[found] > 0


def test_a_word_is_known_by_another_form_of_it_in_any_language(library: Library) -> None:
    assert [library.often(word) for word in ("Haus", "opening", "abierta", "zzyzx")] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("Where is the ferry?", False),
        ("¿Dónde está el Haus?", False),
        ("フェリーはどこですか", True),
        ("Où est le lac ?", True),
    ],
)
def test_a_question_is_foreign_if_no_article_is_in_its_language(library: Library, question: str, foreign: bool) -> None:
    assert library.foreign(question) is foreign


def test_the_words_count_less_where_no_article_is_in_the_questions_language(
    folder: Make, tmp_path: Path, encoder: Any
) -> None:
    place = tmp_path / "english"
    refresh(place, folder({"a.txt": "The ferry of Brixham runs daily.", "b.txt": "Owls sleep. Brixham."}), encoder)
    library = Library(place, encoder)
    shared = library.search("Brixham渡船开往哪里", 2)
    alone = library.search("渡船开往哪里", 2)
    library.close()
    assert all(hit.lexical > 0 for hit in shared)
    assert {hit.lexical for hit in alone} == {0.0}
    best, other = (hit.dense for hit in shared)
    assert best >= other  # one word of six is shared: the vectors decide
