"""Folder in, hits out, with the word-hash encoder: what a library holds is always what its folder holds."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import (
    BuildSettings,
    Library,
    LibraryMismatch,
    LibraryNotFound,
    RefreshOptions,
    Report,
    refresh,
    wording,
)

SHOP = "The shop in Jakarta sells shoes. It opened in March.\n"
WALLET = "The wallet pays for tea in Lisbon. Tourists like the wallet.\n"
CAT = "A cat sleeps on the piano. The piano is old.\n"
THREE = {"shop.txt": SHOP, "wallet.txt": WALLET, "deep/cat.txt": CAT}

Make = Callable[..., Path]
Rewrite = Callable[[Path, str], None]


def test_the_passage_with_the_words_comes_first(folder: Make, path: Path, encoder: Any) -> None:
    refresh(path, folder(THREE), encoder)
    library = Library(path, encoder)
    question = "Which shop sells shoes?"
    first, second = library.search(question, 2)
    assert first.article.id == "shop.txt"
    assert first.score > second.score
    asked, held = encoder.encode([question, wording(first.article, first.passage)])
    assert first.dense == pytest.approx(float(asked @ held), abs=1e-3)
    library.close()


def test_report_tells_what_became_of_each_article(
    folder: Make, path: Path, encoder: Any, state: Any, rewrite: Rewrite
) -> None:
    root = folder(THREE)
    first = refresh(path, root, encoder)
    assert first.added == ("deep/cat.txt", "shop.txt", "wallet.txt")
    assert first.passages == first.embedded == 3
    rewrite(root / "shop.txt", SHOP.replace("March", "April"))
    (root / "wallet.txt").unlink()
    (root / "new.txt").write_text("A new shop opens in Rome tomorrow.\n")
    (root / "broken.pdf").write_bytes(b"no pdf")
    second = refresh(path, root, encoder)
    assert (second.added, second.changed, second.removed, second.unchanged) == (
        ("new.txt",),
        ("shop.txt",),
        ("wallet.txt",),
        ("deep/cat.txt",),
    )
    assert [failure.id for failure in second.failed] == ["broken.pdf"]
    assert [article.id for article in state(path, encoder).articles] == ["deep/cat.txt", "new.txt", "shop.txt"]


def test_an_unchanged_folder_embeds_nothing(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    os.utime(root / "shop.txt", ns=(1, 1))  # a new date alone is no change
    encoder.encoded.clear()
    report = refresh(path, root, encoder)
    assert report.unchanged == ("deep/cat.txt", "shop.txt", "wallet.txt")
    assert (report.embedded, encoder.encoded) == (0, [])


def test_a_renamed_article_keeps_its_vectors(folder: Make, path: Path, encoder: Any) -> None:
    root = folder({"shop.md": "---\ntitle: Shops\n---\n" + SHOP})
    refresh(path, root, encoder)
    (root / "shop.md").rename(root / "store.md")
    report = refresh(path, root, encoder)
    assert (report.added, report.removed, report.embedded) == (("store.md",), ("shop.md",), 0)


def test_an_edited_article_embeds_only_passages_that_changed(
    folder: Make, path: Path, encoder: Any, rewrite: Rewrite
) -> None:
    text = "# Shops\n\n" + "\n\n".join(f"## Part {i}\n\n{SHOP * 3}" for i in range(4))
    root = folder({"shop.md": text})
    assert refresh(path, root, encoder).embedded == 4
    rewrite(root / "shop.md", text.replace("## Part 2", "## Part two"))
    assert refresh(path, root, encoder).embedded == 1


def test_any_way_to_a_folder_gives_the_library_of_a_fresh_build(
    folder: Make, tmp_path: Path, encoder: Any, state: Any, rewrite: Rewrite
) -> None:
    root = folder(THREE)
    refresh(tmp_path / "old", root, encoder)
    rewrite(root / "shop.txt", SHOP + "\nIt closed in June.\n")
    (root / "wallet.txt").rename(root / "purse.txt")
    refresh(tmp_path / "old", root, encoder)
    (root / "more.txt").write_text(WALLET + CAT)
    refresh(tmp_path / "old", root, encoder)
    refresh(tmp_path / "fresh", root, encoder)
    assert state(tmp_path / "old", encoder) == state(tmp_path / "fresh", encoder)


def test_lines_that_repeat_across_articles_are_left_out_and_come_back(folder: Make, path: Path, encoder: Any) -> None:
    footer = "Follow the magazine on every network"
    root = folder({f"{i}.txt": f"{body}\n{footer}\n" for i, body in enumerate([SHOP * 3, WALLET * 3, CAT * 3] * 2)})

    def held() -> bool:
        library = Library(path, encoder)
        texts = [wording(hit.article, hit.passage) for hit in library.search("magazine network", 10)]
        library.close()
        return any(footer in text for text in texts)

    refresh(path, root, encoder)
    assert not held()
    for i in (4, 5):
        (root / f"{i}.txt").unlink()
    report = refresh(path, root, encoder)
    assert held()
    assert report.unchanged == ("0.txt", "1.txt", "2.txt", "3.txt")


def test_a_build_that_was_stopped_goes_on(folder: Make, path: Path, encoder: Any, state: Any) -> None:
    root = folder({f"{i}.txt": f"Article {i}. {SHOP}" for i in range(6)})
    calls = []

    class Stopping:
        name, dim, limit, count = encoder.name, encoder.dim, encoder.limit, encoder.count

        def encode(self, texts: list[str]) -> Any:
            calls.append(texts)
            if len(calls) == 3:
                raise KeyboardInterrupt
            return encoder.encode(texts)

    settings = BuildSettings(batch=2)
    with pytest.raises(KeyboardInterrupt):
        refresh(path, root, Stopping(), settings)
    with pytest.raises(LibraryNotFound, match="not finished; run: pullquote build"):
        Library(path, encoder)
    assert refresh(path, root, encoder, settings).embedded == 2
    refresh(path.with_name("fresh"), root, encoder)
    assert state(path, encoder) == state(path.with_name("fresh"), encoder)


def test_search_is_the_same_every_time_and_breaks_ties_by_article(folder: Make, path: Path, encoder: Any) -> None:
    refresh(path, folder({f"{name}.txt": SHOP for name in "cab"}), encoder)
    library = Library(path, encoder)
    assert [hit.article.id for hit in library.search("shop", 3)] == ["a.txt", "b.txt", "c.txt"]
    assert library.search("shop", 3) == library.search("shop", 3)
    library.close()


def test_a_question_in_several_forms_finds_what_matches_any(folder: Make, path: Path, encoder: Any) -> None:
    articles = {"tea.txt": "RedNote grew.\n", "cup.txt": "Xiaohongshu grew.\n", "pot.txt": "Rain fell.\n"}
    refresh(path, folder(articles), encoder)
    library = Library(path, encoder)
    hits = library.search(["RedNote", "Xiaohongshu"], 3)
    assert {hit.article.id for hit in hits[:2]} == {"tea.txt", "cup.txt"}
    assert hits[0].lexical == pytest.approx(hits[1].lexical)
    assert library.search(["RedNote"], 3) == library.search("RedNote", 3)


def test_copies_are_one_hit_with_all_their_articles(folder: Make, path: Path, encoder: Any) -> None:
    text = f"---\ntitle: Shops\n---\n{SHOP}"
    refresh(path, folder({"b.md": text, "a.md": text, "c.txt": WALLET}), encoder)
    library = Library(path, encoder)
    assert [(hit.article.id, hit.also) for hit in library.search("shop", 2)] == [("a.md", ("b.md",)), ("c.txt", ())]
    library.close()


@pytest.mark.parametrize(("question", "k"), [("   ", 3), ("", 3)])
def test_blank_question_finds_nothing(folder: Make, path: Path, encoder: Any, question: str, k: int) -> None:
    refresh(path, folder(THREE), encoder)
    library = Library(path, encoder)
    assert library.search(question, k) == []
    assert len(library.search("shop", 99)) == 3
    with pytest.raises(ValueError, match="k 0 must be 1 or more"):
        library.search("shop", 0)
    library.close()


def test_an_empty_folder_makes_an_empty_library(folder: Make, path: Path, encoder: Any) -> None:
    report = refresh(path, folder({}), encoder)
    assert report == Report(seconds=report.seconds)
    assert Library(path, encoder).search("shop", 3) == []


def test_another_model_is_refused_unless_asked_for(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    encoder.name = "other"
    with pytest.raises(LibraryMismatch, match="was built with model word-hash, not other"):
        refresh(path, root, encoder)
    with pytest.raises(LibraryMismatch, match="was built with model word-hash, not other"):
        Library(path, encoder)


def test_no_library(path: Path, encoder: Any) -> None:
    with pytest.raises(LibraryNotFound, match="run: pullquote build"):
        Library(path, encoder)


def test_what_made_the_vectors_is_told_and_never_a_reason_to_make_them_again(
    folder: Make, path: Path, encoder: Any, rewrite: Rewrite
) -> None:
    root = folder(THREE)
    encoder.runtime = "fast, bf16"
    refresh(path, root, encoder)
    encoder.runtime = "exact, f32"
    assert refresh(path, root, encoder).embedded == 0
    library = Library(path, encoder)
    assert library.runtimes == ["fast, bf16"]
    rewrite(root / "shop.txt", SHOP.replace("March", "April"))
    assert refresh(path, root, encoder).embedded == 1
    assert library.runtimes == ["fast, bf16", "exact, f32"]
    refresh(path, root, encoder, options=RefreshOptions(from_scratch=True))
    assert library.runtimes == ["exact, f32"]


def test_what_passages_leave_out_is_kept_and_worked_out_of_libraries_made_before(
    folder: Make, path: Path, encoder: Any
) -> None:
    root = folder({"quay.md": "---\nreviewer: Ann Bly\n---\n\nThe north quay is renewed.\n"})
    refresh(path, root, encoder)
    with closing(Library(path, encoder)) as library:
        ((passage, held),) = library.left_out()
        assert (passage.sentences, held) == (((4, 21),), {"quay", "review", "ann", "bli"})
    with closing(sqlite3.connect(path / "library.db")) as db:
        db.execute("DROP TABLE left_out")
    with closing(Library(path, encoder)) as library:
        assert library.left_out() == [(passage, held)]
