"""The library on a server is the embedded one, article by article, hit by hit, score by score.

Servers are chosen with PULLQUOTE_SERVERS_TESTED: memory (a double of the tables), lite (milvus-lite), milvus (2.3.5).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import (
    Library,
    LibraryDamaged,
    LibraryMismatch,
    LibraryNotFound,
    RefreshOptions,
    UnknownArticle,
    refresh,
)
from pullquote.index.server import sync as replica_module
from tests.index.servers import Memory, lite, milvus

Make = Callable[..., Path]
TESTED = os.environ.get("PULLQUOTE_SERVERS_TESTED", "memory lite").split()
NEEDS = {"memory": "index", "lite": "milvus_lite", "milvus": "milvus"}
ARTICLES = {
    "shop.txt": "The shop opens in Jakarta. Everyone likes the wallet there.\n\nA piano stands in the hall.\n",
    "cat.md": "# Cats\n\nA cat likes the piano, also known as Klavier. The European Union (EU) likes cats.\n",
    "deep/er.txt": "Nobody likes the wallet of the shop. It is in Lisbon, and sells shoes.\n",
    "odd 'na\"me\\ ü.txt": "Tokopedia is a shop in Jakarta. "
    + "A river flows by the harbour of the town. " * 900
    + "\n",
}


@pytest.fixture(scope="module", params=TESTED)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server."""
    if find_spec(NEEDS[request.param]) is None or find_spec("pymilvus") is None:
        pytest.skip(f"{NEEDS[request.param]} is not installed: pip install --editable '.[dev,milvus]'")
    if request.param == "memory":
        yield "memory:1"
        return
    with (lite if request.param == "lite" else milvus)(tmp_path_factory.mktemp(request.param)) as (address, _):
        yield address


@pytest.fixture
def place(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a library that is not there yet; what stays on this machine is in a folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    if server.startswith("memory"):
        memory = Memory()
        monkeypatch.setattr("pullquote.index.server.milvus.Collections", lambda access, name: memory)
    return f"milvus://{server}/t{random.getrandbits(40):x}"


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """The double, as the server of milvus://memory:1/…"""
    memory = Memory()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("pullquote.index.server.milvus.Collections", lambda access, name: memory)
    return memory


MEMORY = "milvus://memory:1/library"


def fresh(path: Path, root: Path, encoder: Any, state: Any) -> Any:
    """What an embedded library says that was just built."""
    place = path.with_name(f"fresh-{random.getrandbits(40):x}")
    refresh(place, root, encoder)
    return state(place, encoder)


def test_it_holds_and_says_what_the_embedded_one_does(
    place: str, folder: Make, path: Path, encoder: Any, state: Any
) -> None:
    root = folder(ARTICLES)
    reports = [refresh(at, root, encoder) for at in (path, place)]
    assert [report.added for report in reports] == [tuple(sorted(ARTICLES))] * 2
    assert state(place, encoder) == state(path, encoder)
    one, other = Library(path, encoder), Library(place, encoder)
    for ask in (
        lambda library: [(e.id, e.title, e.fingerprint, e.size, e.modified, e.passages) for e in library.articles()],
        lambda library: (library.names(), library.count(), library.generation, library.failures(), library.model),
        lambda library: [library.often(word) for word in ("wallets", "Jakarta", "xyzzy", "the")],
        lambda library: library.search(" "),
        lambda library: library.changes(root),
    ):
        assert ask(other) == ask(one)
    with pytest.raises(KeyError):
        other.article("none.txt")
    assert other.place == place
    other.close()


def test_limited_to_articles_it_finds_what_the_embedded_one_does(
    place: str, folder: Make, path: Path, encoder: Any
) -> None:
    root = folder(ARTICLES | {f"n/{n}.txt": f"The shop number {n} sells a wallet.\n" for n in range(300)})
    for at in (path, place):
        refresh(at, root, encoder)
    one, other = Library(path, encoder), Library(place, encoder)
    for names in (["cat.md"], ["shop.txt", "odd*"], ["n/7.txt", "deep/er.txt"], ["n/1?.txt"]):
        for question in ("Where is the shop?", ["wallet", "piano"]):
            assert other.choose(names) == one.choose(names)
            hits, same = (library.search(question, 20, names) for library in (other, one))
            assert [hit.passage for hit in hits] == [hit.passage for hit in same]
            assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in same], abs=1e-4)
    with pytest.raises(UnknownArticle, match=r"no article 'cats\.md'; the closest: cat\.md"):
        other.search("shop", 3, ["cats.md"])
    other.close()


def test_edits_are_brought_along(place: str, folder: Make, path: Path, encoder: Any, state: Any, rewrite: Any) -> None:
    root = folder(ARTICLES)
    refresh(place, root, encoder)
    library = Library(place, encoder)
    rewrite(root / "shop.txt", "The shop moves to Rome. Its piano is sold.\n")
    (root / "cat.md").unlink()
    (root / "new.txt").write_text("A new wallet is made of tea.\n", encoding="utf-8")
    (root / "broken.pdf").write_bytes(b"%PDF nothing")
    rewrite(root / "deep" / "er.txt", ARTICLES["deep/er.txt"])  # another date alone
    report = refresh(place, root, encoder)
    assert (report.added, report.changed, report.removed) == (("new.txt",), ("shop.txt",), ("cat.md",))
    assert state(place, encoder) == fresh(path, root, encoder, state)
    assert library.search("Where is the shop?", 1)[0].article.text.startswith("The shop moves")  # it was open all along
    assert [file.id for file in library.changes(root).read] == ["broken.pdf"]
    assert library.generation == 2
    assert [failure.id for failure in library.failures()] == ["broken.pdf"]
    library.close()


def test_words_near_to_one_are_found(memory: Memory, folder: Make, path: Path, encoder: Any) -> None:
    root = folder(ARTICLES)
    for at in (path, MEMORY):
        refresh(at, root, encoder)
    libraries = [Library(at, encoder) for at in (path, MEMORY)]
    one, other = (library.near("tokopdia") for library in libraries)
    assert one == other
    assert "Tokopedia" in other


def test_an_edit_writes_what_it_changes_alone(memory: Memory, folder: Make, encoder: Any, rewrite: Any) -> None:
    root = folder({f"{n}.txt": f"The shop number {n} sells shoes. It is in Jakarta.\n" for n in range(20)})
    refresh(MEMORY, root, encoder)
    (table,) = memory.held.values()
    before = dict(table.rows)
    rewrite(root / "7.txt", "The shop number 7 sells tea.\n")
    refresh(MEMORY, root, encoder)
    assert [*memory.held.values()] == [table]
    assert len(before.keys() - table.rows.keys()) == len(table.rows.keys() - before.keys()) == 1


def test_many_changes_fill_new_tables(
    memory: Memory, folder: Make, path: Path, encoder: Any, state: Any, rewrite: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica_module, "MOST", 0)
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    before = set(memory.held)
    rewrite(root / "shop.txt", "The shop moves to Rome.\n")
    refresh(MEMORY, root, encoder)
    assert len(memory.held) == 1
    assert not before & set(memory.held)
    assert state(MEMORY, encoder) == fresh(path, root, encoder, state)


class Stopped(Exception):
    pass


def test_stopped_anywhere_the_old_state_is_asked_and_the_next_build_goes_on(
    memory: Memory, folder: Make, path: Path, encoder: Any, state: Any, rewrite: Any
) -> None:
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    texts = iter(range(1000))

    def edit() -> None:
        rewrite(root / "shop.txt", f"The shop moves to Rome. Its piano number {next(texts)} is sold.\n")
        (root / "cat.md").unlink(missing_ok=True)

    stops = 0
    while True:  # at the first call that changes anything, the second, …, until a build is let through
        old, calls = state(MEMORY, encoder), iter(range(stops))
        edit()
        new = fresh(path, root, encoder, state)
        memory.before = lambda what, calls=calls: _stop(what, calls)  # type: ignore[misc]
        try:
            refresh(MEMORY, root, encoder)
        except Stopped:
            memory.before = lambda what: None
            assert state(MEMORY, encoder) in (old, new)
        else:
            break
        stops += 1
        edit()
        refresh(MEMORY, root, encoder)
        assert state(MEMORY, encoder) == fresh(path, root, encoder, state)
    assert stops > 5
    (table,) = memory.held.values()
    library = Library(MEMORY, encoder)
    assert len(table.rows) == library.count()  # nothing is left lying about
    assert sum(key.startswith("a/") for key in table.values) == len(library.articles())
    assert sum(key.startswith("s/") for key in table.values) <= 2


def _stop(what: str, calls: Iterator[int]) -> None:
    if what != "search" and next(calls, None) is None:
        raise Stopped


def test_a_question_is_answered_from_one_state_whatever_is_published_meanwhile(
    memory: Memory, folder: Make, path: Path, encoder: Any, rewrite: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    library = Library(MEMORY, encoder)
    for most in (5_000, 0):  # in the same tables, and in new ones while the old are dropped
        monkeypatch.setattr(replica_module, "MOST", most)
        rewrite(root / "shop.txt", f"The shop moves to Rome. Its piano is sold at {most}.\n")
        left = iter([None])
        memory.before = lambda what, left=left: (  # type: ignore[misc]
            refresh(MEMORY, root, encoder) if what == "search" and next(left, 0) is None else None
        )
        hits = library.search("Where is the shop?", 20)
        refresh(path, root, encoder)
        assert [hit.passage for hit in hits] == [
            hit.passage for hit in Library(path, encoder).search("Where is the shop?", 20)
        ]
        assert all(hit.article == library.article(hit.article.id) for hit in hits)


def test_another_machine_asks_it_and_builds_it_only_when_told(
    memory: Memory, folder: Make, tmp_path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    before = state(MEMORY, encoder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert state(MEMORY, encoder) == before
    (root / "cat.md").unlink()
    with pytest.raises(LibraryMismatch, match=r"is built on .* leave --articles out"):
        refresh(MEMORY, root, encoder)
    assert state(MEMORY, encoder) == before
    refresh(MEMORY, root, encoder, options=RefreshOptions(from_scratch=True))
    assert "cat.md" not in {entry.id for entry in Library(MEMORY, encoder).articles()}
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with pytest.raises(LibraryMismatch, match="take it over"):
        refresh(MEMORY, root, encoder)


def test_a_server_that_lost_all_is_filled_again_and_nothing_embedded(
    memory: Memory, folder: Make, encoder: Any, state: Any
) -> None:
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    before = state(MEMORY, encoder)
    memory.at, memory.held = None, {}
    with pytest.raises(LibraryNotFound, match=r"no library at milvus://memory:1/library; run: pullquote build"):
        Library(MEMORY, encoder)
    encoder.encoded.clear()
    refresh(MEMORY, root, encoder)
    assert encoder.encoded == []
    assert state(MEMORY, encoder) == before


def test_a_lost_row_is_told(memory: Memory, folder: Make, encoder: Any) -> None:
    refresh(MEMORY, folder(ARTICLES), encoder)
    (table,) = memory.held.values()
    for key in [key for key in table.values if key.startswith("t/")]:
        del table.values[key]
    library = Library(MEMORY, encoder)
    with pytest.raises(LibraryDamaged, match=r"article \d+ is missing"):
        library.article("cat.md")


def test_a_lost_state_is_told_and_mended(memory: Memory, folder: Make, encoder: Any, state: Any) -> None:
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    before = state(MEMORY, encoder)
    (table,) = memory.held.values()
    del table.values[next(key for key in table.values if key.startswith("s/"))]
    with pytest.raises(LibraryDamaged, match=r"s/\d+ is missing"):
        Library(MEMORY, encoder)
    refresh(MEMORY, root, encoder)
    assert state(MEMORY, encoder) == before


def test_another_model_is_told(memory: Memory, folder: Make, encoder: Any) -> None:
    root = folder(ARTICLES)
    refresh(MEMORY, root, encoder)
    encoder.name = "other"
    with pytest.raises(LibraryMismatch, match="built with model word-hash, not other"):
        Library(MEMORY, encoder)
    refresh(MEMORY, root, encoder, options=RefreshOptions(switch=True))
    assert Library(MEMORY, encoder).count() > 0
