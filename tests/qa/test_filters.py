"""Filters: each by itself, together, what fits nothing, and that an answer comes from what passes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Encoder, UnknownArticle
from pullquote.qa import Pullquote

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
    with pytest.raises(UnknownArticle, match=r"no article fits author 'Eve', before '2020'; see .* status --fields"):
        library.ask("What do owls eat?", author="Eve", before="2020")


@pytest.mark.parametrize("filters", [{"after": "May 2024"}, {"before": "2024-5"}])
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
