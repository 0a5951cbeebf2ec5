"""A search that is limited to some articles, in each engine: what is found, with which scores, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, LibraryMismatch, UnknownArticle, refresh
from pullquote.index.server import sync as replica_module
from tests.index.servers import Memory

Make = Callable[..., Path]
COPY = "The tower of the town is white. It was built by a baker.\n"
ARTICLES = {
    "2023/fair.txt": "The fair sells tea and shoes. Bakers like the fair.\n\nA wallet was lost there.\n",
    "2024/fair.txt": "The fair of this year sells tea alone. No wallet was lost.\n",
    "2024/tower.txt": COPY,
    "tower.txt": COPY,
    "a [odd] name.txt": "Where bakers meet, a wallet is safe.\n",
    "picture.md": "![](white-tower.png)\n",
}
QUESTIONS = ("Where was the wallet lost?", "white tower", ["Who sells tea?", "Who sells shoes?"])


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a library in a double of the tables."""
    memory = Memory()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("pullquote.index.server.milvus.Collections", lambda access, name: memory)
    return "milvus://memory:1/library"


@pytest.fixture(params=["path", "shared"])
def library(request: pytest.FixtureRequest, folder: Make, encoder: Any) -> Iterator[Library]:
    place = request.getfixturevalue(request.param)
    refresh(place, folder(ARTICLES), encoder)
    library = Library(place, encoder)
    yield library
    library.close()


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["tower.txt"], ["tower.txt"]),
        (["2024/*"], ["2024/fair.txt", "2024/tower.txt"]),
        (["tower.txt", "*/fair.txt"], ["2023/fair.txt", "2024/fair.txt", "tower.txt"]),
        (["a [odd] name.txt"], ["a [odd] name.txt"]),
        (["*"], sorted(ARTICLES)),
    ],
)
def test_all_that_is_found_stands_in_the_articles_named(library: Library, names: list[str], ids: list[str]) -> None:
    assert library.choose(names) == ids
    for question in QUESTIONS:
        hits = library.search(question, 20, names)
        passages = sum(entry.passages for entry in library.articles() if entry.id in ids)
        assert sum(1 + len(hit.also) for hit in hits) == passages  # so few that all are candidates
        assert {hit.article.id for hit in hits} | {id for hit in hits for id in hit.also} <= set(ids)


def test_cosine_and_words_score_as_in_the_whole_library(library: Library) -> None:
    for question in QUESTIONS:
        whole = {hit.passage: hit for hit in library.search(question, 20)}
        for hit in library.search(question, 20, ["2023/*", "2024/fair.txt"]):
            same = whole[hit.passage]
            assert (hit.dense, hit.lexical) == pytest.approx((same.dense, same.lexical), abs=1e-5)


def test_scores_are_spread_over_what_is_found_in_them(library: Library) -> None:
    first, *_, last = library.search("Where was the wallet lost?", 20, ["2023/fair.txt", "tower.txt"])
    assert (first.article.id, first.score) == ("2023/fair.txt", 1.0)  # best by vector and by words
    assert (last.article.id, last.score) == ("tower.txt", 0.0)


def test_a_copy_is_found_in_the_article_that_is_named(library: Library) -> None:
    (hit,) = library.search("white tower", 20, ["tower.txt"])
    assert (hit.article.id, hit.also) == ("tower.txt", ())
    assert library.search("white tower", 1)[0].also == ("tower.txt",)


def test_an_article_without_a_passage_holds_no_answer(library: Library) -> None:
    assert library.choose(["picture.md"]) == ["picture.md"]
    assert library.search("white tower", 3, ["picture.md"]) == []


def test_the_order_is_that_of_a_library_of_these_articles_alone(
    library: Library, folder: Make, tmp_path: Path, encoder: Any
) -> None:
    alone = tmp_path / "alone"
    names = ["2023/fair.txt", "2024/tower.txt"]
    for name in names:
        (alone / name).parent.mkdir(parents=True, exist_ok=True)
        (alone / name).write_text(ARTICLES[name])
    refresh(tmp_path / "other", alone, encoder)
    for question in QUESTIONS:
        assert [hit.passage for hit in library.search(question, 9, names)] == [
            hit.passage for hit in Library(tmp_path / "other", encoder).search(question, 9)
        ]


def test_a_name_that_is_none_is_told_with_the_nearest(library: Library) -> None:
    told = r"^the library contains no article 'towers.txt'; the closest: tower\.txt, 2024/tower\.txt, "
    for ask in (library.choose, lambda names: library.search("white tower", 3, names)):
        with pytest.raises(UnknownArticle, match=told):
            ask(["tower.txt", "towers.txt"])
        with pytest.raises(UnknownArticle, match=r"no article 'x/\*'"):
            ask(["x/*"])
        with pytest.raises(ValueError, match=r"articles \[\] must be a list of at least one name"):
            ask([])
        with pytest.raises(TypeError, match=r"articles must be a list of names, such as \['tower.txt'\]"):
            ask("tower.txt")


def test_an_article_that_came_is_found_and_one_that_left_is_unknown(
    library: Library, folder: Make, encoder: Any, rewrite: Any
) -> None:
    root = folder({})
    rewrite(root / "tower.txt", "The tower was painted red. Nobody likes the wallet of the tower.\n")
    (root / "2023" / "fair.txt").unlink()
    (root / "2025.txt").write_text("The fair sells a wallet.\n")
    refresh(library.place, root, encoder)
    assert library.search("white tower", 1, ["tower.txt"])[0].article.text.startswith("The tower was painted")
    assert library.search("wallet", 1, ["2025.txt"])[0].article.id == "2025.txt"
    with pytest.raises(UnknownArticle, match=r"no article '2023/fair\.txt'; the closest: 2024/fair\.txt"):
        library.search("wallet", 3, ["2023/fair.txt"])


def test_a_library_with_no_article_at_all_says_so(folder: Make, path: Path, encoder: Any) -> None:
    refresh(path, folder({}), encoder)
    with pytest.raises(UnknownArticle, match="the library contains no articles"):
        Library(path, encoder).choose(["tower.txt"])


def test_tables_of_an_older_version_are_filled_anew_and_nothing_embedded(
    shared: str, folder: Make, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(ARTICLES)
    with monkeypatch.context() as before:
        before.setattr(replica_module, "LAYOUT", 0)
        refresh(shared, root, encoder)
    library = Library(shared, encoder)
    assert library.search("white tower", 1)
    with pytest.raises(LibraryMismatch, match="without filters; run: pullquote build"):
        library.search("white tower", 1, ["tower.txt"])
    encoder.encoded.clear()
    refresh(shared, root, encoder)
    assert encoder.encoded == []
    assert library.search("white tower", 1, ["tower.txt"])[0].article.id == "tower.txt"
