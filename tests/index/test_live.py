"""Libraries that change while they are read: every call is answered from one whole state, the newest."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.growth import DrawnEncoder
from pullquote.corpus import PassageSettings, Patterns, Unreadable
from pullquote.index import BuildSettings, Library, LibraryMismatch, LibraryNotFound, RefreshOptions, Report, refresh

SHOP = "The shop in Jakarta sells shoes. It opened in March.\n"
WALLET = "The wallet pays for tea in Lisbon. Tourists like the wallet.\n"
CAT = "A cat sleeps on the piano. The piano is old.\n"
TEXTS = (SHOP, WALLET, CAT, SHOP * 3, f"# Shops\n\n{SHOP}\n\n## Piano\n\n{CAT}", "Buy the magazine.\n" + WALLET)

Make = Callable[..., Path]
Rewrite = Callable[[Path, str], None]


def test_an_open_library_follows_builds_of_others(folder: Make, path: Path, encoder: Any, rewrite: Rewrite) -> None:
    root = folder({"a.txt": SHOP, "b.txt": CAT})
    refresh(path, root, encoder)
    library = Library(path, encoder)
    rewrite(root / "a.txt", WALLET)
    refresh(path, root, encoder)
    assert library.search("wallet", 1)[0].article.text == WALLET
    assert {hit.article.text for hit in library.search("shoes", 5)} == {WALLET, CAT}
    (root / "b.txt").unlink()
    refresh(path, root, encoder)
    assert [entry.id for entry in library.articles()] == ["a.txt"]
    with pytest.raises(KeyError):
        library.article("b.txt")
    library.close()


def test_many_threads_ask_while_the_library_changes(folder: Make, path: Path, encoder: Any, rewrite: Rewrite) -> None:
    """Two articles swap their texts again and again: each answer is of one state, both texts are always found."""
    root = folder({"a.txt": SHOP, "b.txt": WALLET, "c.txt": CAT})
    refresh(path, root, encoder)
    library, over = Library(path, encoder), threading.Event()
    wrong: list[object] = []

    def ask() -> None:
        while not over.is_set():
            try:
                held = {hit.article.id: hit.article.text for hit in library.search("shop wallet", 3)}
                if {held["a.txt"], held["b.txt"]} != {SHOP, WALLET}:
                    wrong.append(held)
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for i in range(10):
        rewrite(root / "a.txt", (WALLET, SHOP)[i % 2])
        rewrite(root / "b.txt", (SHOP, WALLET)[i % 2])
        refresh(path, root, encoder)
    over.set()
    for thread in threads:
        thread.join()
    library.close()
    assert wrong == []


BUILD = """
import sys
from pathlib import Path
from benchmarks.growth import DrawnEncoder
from pullquote.index import refresh
refresh(Path(sys.argv[1]), Path(sys.argv[2]), DrawnEncoder())
"""


def test_builds_of_two_processes_take_turns_and_a_reader_sees_them(folder: Make, path: Path) -> None:
    root, encoder = folder({"a.txt": SHOP}), DrawnEncoder()
    refresh(path, root, encoder)
    library = Library(path, encoder)
    for name in "bc":
        (root / f"{name}.txt").write_text(CAT)
    builds = [subprocess.Popen([sys.executable, "-c", BUILD, path, root]) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert [entry.id for entry in library.articles()] == ["a.txt", "b.txt", "c.txt"]
    assert {hit.article.id for hit in library.search("piano", 3)} == {"a.txt", "b.txt", "c.txt"}
    library.close()


def test_a_library_that_is_deleted_and_built_again_is_picked_up(folder: Make, path: Path, encoder: Any) -> None:
    root = folder({"a.txt": SHOP})
    refresh(path, root, encoder)
    library = Library(path, encoder)
    path.rename(path.with_name("gone"))
    with pytest.raises(LibraryNotFound, match="run: pullquote build"):
        library.search("shop")
    (root / "a.txt").write_text(CAT)
    refresh(path, root, encoder)
    assert library.search("piano")[0].article.text == CAT
    library.close()


def test_another_model_is_built_beside_and_swapped(folder: Make, path: Path, encoder: Any, state: Any) -> None:
    """The new model fails half-way: the old one answers on; what it embedded before is not embedded again."""
    root = folder({f"{i}.txt": f"Article {i}. {SHOP}" for i in range(4)})
    refresh(path, root, encoder)
    before = state(path, encoder)

    class Other(type(encoder)):  # type: ignore[misc]
        name, dim = "other", 32

        def encode(self, texts: list[str]) -> Any:
            if len(self.encoded) == 2:
                raise KeyboardInterrupt
            return super().encode(texts)

    with pytest.raises(LibraryMismatch, match="was built with model word-hash, not other"):
        refresh(path, root, Other())
    with pytest.raises(KeyboardInterrupt):
        refresh(path, root, Other(), BuildSettings(batch=2), options=RefreshOptions(switch=True))
    assert state(path, encoder) == before
    library, other = Library(path, encoder), Other()
    other.encoded = ["not", "two", "texts"]
    assert refresh(path, root, other, options=RefreshOptions(switch=True)).embedded == 2
    with pytest.raises(LibraryMismatch, match="was built with model other, not word-hash"):
        library.search("shop")
    library.close()
    refresh(path.with_name("fresh"), root, other)
    assert state(path, other) == state(path.with_name("fresh"), other)


def test_other_passage_settings_are_built_beside_and_keep_vectors_of_the_same_words(
    folder: Make, path: Path, encoder: Any, state: Any
) -> None:
    root = folder({"long.txt": SHOP * 30, "short.txt": CAT})
    refresh(path, root, encoder)
    encoder.encoded.clear()
    settings = BuildSettings(passages=PassageSettings(words=40))
    report = refresh(path, root, encoder, settings)
    assert report.unchanged == ("long.txt", "short.txt")
    assert not any("piano" in text for text in encoder.encoded)
    refresh(path.with_name("fresh"), root, encoder, settings)
    assert state(path, encoder) == state(path.with_name("fresh"), encoder)


def test_from_scratch_reads_and_embeds_all_again(folder: Make, path: Path, encoder: Any, state: Any) -> None:
    root = folder({"a.txt": SHOP, "b.txt": CAT})
    refresh(path, root, encoder)
    before = state(path, encoder)
    report = refresh(path, root, encoder, options=RefreshOptions(from_scratch=True))
    assert (report.embedded, report.unchanged) == (2, ("a.txt", "b.txt"))
    assert state(path, encoder) == before


def test_patterns_choose_files_until_told_otherwise(folder: Make, path: Path, encoder: Any) -> None:
    root = folder({"a.txt": SHOP, "drafts/b.txt": CAT, "c.md": WALLET})
    refresh(path, root, encoder)

    def matched(patterns: Patterns) -> Report:
        return refresh(path, root, encoder, options=RefreshOptions(patterns=patterns))

    assert matched(Patterns(exclude=("drafts/*",))).removed == ("drafts/b.txt",)
    library = Library(path, encoder)
    assert library.changes(root).read == []
    assert refresh(path, root, encoder).unchanged == ("a.txt", "c.md")
    assert matched(Patterns(include=("*.txt",))).removed == ("c.md",)
    assert matched(Patterns()).added == ("c.md",)
    library.close()


def test_a_file_still_being_written_is_left_as_it_is(folder: Make, path: Path, encoder: Any, rewrite: Rewrite) -> None:
    root = folder({"a.txt": SHOP})
    refresh(path, root, encoder)
    rewrite(root / "a.txt", CAT)
    (root / "new.txt").write_text(WALLET)
    report = refresh(path, root, encoder, options=RefreshOptions(waiting=["a.txt", "new.txt"]))
    assert report.unchanged == ("a.txt",)
    assert (report.added, report.removed) == ((), ())
    assert refresh(path, root, encoder).changed == ("a.txt",)


def test_a_file_that_cannot_be_opened_now_loses_nothing(
    folder: Make, path: Path, encoder: Any, rewrite: Rewrite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder({"a.txt": SHOP})
    refresh(path, root, encoder)
    rewrite(root / "a.txt", CAT)
    monkeypatch.setattr(
        "pullquote.index.build.read_files.fetch",
        lambda file: (_ for _ in ()).throw(Unreadable("a.txt", "", for_now=True)),
    )
    report = refresh(path, root, encoder)
    assert [(failed.id, failed.for_now) for failed in report.failed] == [("a.txt", True)]
    assert report.unchanged == ("a.txt",)
    monkeypatch.undo()
    assert refresh(path, root, encoder).changed == ("a.txt",)


NAMES = ("a.txt", "b.md", "deep/c.txt", "d.txt")
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("build"), st.just(""), st.just("")),
)


@settings(max_examples=25)
@given(edits=st.lists(EDITS, min_size=2, max_size=10))
def test_any_way_gives_the_library_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, encoder: Any, state: Any, edits: list[tuple[str, str, str]]
) -> None:
    place = tmp_path_factory.mktemp("way")
    root, dates = place / "articles", count(10**18, 10**9)
    (root / "deep").mkdir(parents=True)
    few = BuildSettings(repeated=2)  # so that lines begin and cease to repeat all the time
    for edit, name, other in [*edits, ("build", "", "")]:
        if edit == "write":
            (root / name).write_text(other)
            os.utime(root / name, ns=(date := next(dates), date))
        elif edit == "remove":
            (root / name).unlink(missing_ok=True)
        elif edit == "rename" and (root / name).exists():
            (root / name).rename(root / other)
        elif edit == "build":
            refresh(place / "library", root, encoder, few, options=RefreshOptions(allow_removals=True))
    refresh(place / "fresh", root, encoder, few)
    assert state(place / "library", encoder) == state(place / "fresh", encoder)
