"""An article's row and the way back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import Page
from pullquote.corpus.load import read
from pullquote.index import Library, LibraryDamaged, refresh
from pullquote.index.store.reader import Store
from pullquote.index.store.schema import to_article, to_pages, to_printed, to_record
from pullquote.index.store.writing import TRUTH


def test_an_article_with_tables_comes_back_as_it_was() -> None:
    article = read("a.md", b"---\ntags: [x]\n---\n# Boats\n\n| Boat | Hour |\n|---|---|\n| Ketch | 9 |\n")
    assert article.tables
    assert to_article(article.id, article.fingerprint, article.title, to_record(article), article.text) == article


def test_a_record_of_before_there_were_tables_opens() -> None:
    article = read("a.md", b"| Boat | Hour |\n|---|---|\n| Ketch | 9 |\n")
    old = {
        key: value for key, value in json.loads(to_record(article)).items() if key not in ("tables", "tags", "places")
    }
    assert to_article("a.md", "", "a", json.dumps(old), article.text).tables == ()


def test_pages_come_back_as_they_were() -> None:
    pages = (Page(1, 300.0, 400.5, 0, 9, b"\0\xff\n"), Page(2, 300.0, 400.5), Page(3, 9.0, 8.0, 9, 12, b"x"))
    assert to_pages(*to_printed(pages)) == pages
    assert to_pages(*to_printed(())) == ()


def test_a_library_holds_pages_and_one_of_before_opens_and_gets_them(
    folder: Callable[..., Path], path: Path, encoder: Any, pdf: Callable[[list[list[str]]], bytes]
) -> None:
    root = folder({"b.txt": "The shop in Jakarta sells shoes."})
    (root / "a.pdf").write_bytes(pdf([["The mill was built in 1840."], ["It was sold in 1902."]]))
    refresh(path, root, encoder)
    library = Library(path, encoder)
    held = library.article("a.pdf")
    library.close()
    assert held == read("a.pdf", (root / "a.pdf").read_bytes())
    assert [page.number for page in held.pages] == [1, 2]

    with closing(sqlite3.connect(path / TRUTH)) as truth:
        truth.execute("DROP TABLE printed")
        truth.execute("UPDATE articles SET version = 'older' WHERE id = 'a.pdf'")
        truth.commit()
    library = Library(path, encoder)
    before = library.article("a.pdf")
    assert (before.pages, before.text) == ((), held.text)
    assert refresh(path, root, encoder).embedded == 0
    assert library.article("a.pdf") == held
    library.close()


def test_damaged_pages_are_told(
    folder: Callable[..., Path], path: Path, encoder: Any, pdf: Callable[[list[list[str]]], bytes]
) -> None:
    root = folder({})
    (root / "a.pdf").write_bytes(pdf([["The mill was built in 1840."]]))
    refresh(path, root, encoder)
    with closing(sqlite3.connect(path / TRUTH)) as truth:
        truth.execute("UPDATE printed SET packed = x'00'")
        truth.commit()
    with (
        closing(Store(path / TRUTH)) as store,
        pytest.raises(LibraryDamaged, match=r"the pages of a\.pdf have changed"),
    ):
        store.article("a.pdf")
