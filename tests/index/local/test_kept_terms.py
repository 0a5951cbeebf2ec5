"""Terms kept beside the words: a small library that changes reads only what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import refresh
from pullquote.index.local import words
from pullquote.index.local.kept_terms import FILE, keep, kept

TEXTS = {"a.txt": "A kettle boils.\n", "b.txt": "A lamp burns oil.\n", "c.txt": "Ships carry tea.\n"}


def test_terms_come_back_as_they_were_kept(tmp_path: Path) -> None:
    rows = {7: "kettl boil", 9: "", 12: "茶叶 café"}
    keep(tmp_path, rows)
    assert kept(tmp_path) == rows
    assert kept(tmp_path / "nowhere") == {}


def test_a_change_makes_terms_of_nothing_but_what_changed(
    folder: Callable[..., Path], path: Path, encoder: Any, rewrite: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(TEXTS)
    refresh(path, root, encoder)
    made: list[str] = []
    real = words.passage_terms
    monkeypatch.setattr(
        words, "passage_terms", lambda article, passage: made.append(article.text) or real(article, passage)
    )
    rewrite(root / "b.txt", "A lamp burns gas.\n")
    (root / "c.txt").unlink()
    refresh(path, root, encoder)
    assert len(made) == 1
    assert "burns gas" in made[0]


def test_words_without_kept_terms_are_changed_too(
    folder: Callable[..., Path], path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an older version wrote them, or one with other terms."""
    root = folder(TEXTS)
    monkeypatch.setattr(words, "keep", lambda folder, rows: None)
    refresh(path, root, encoder)
    monkeypatch.undo()
    assert not list(path.glob(f"words-*/{FILE}"))
    (root / "d.txt").write_text("The kettle is old.\n")
    refresh(path, root, encoder)
    (root / "a.txt").unlink()
    refresh(path, root, encoder)
    refresh(path.with_name("fresh"), root, encoder)
    assert state(path, encoder) == state(path.with_name("fresh"), encoder)
    assert len(list(path.glob(f"words-*/{FILE}"))) == 1
