"""What a library holds and says, for comparing two of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index import Library

QUESTIONS = ("Where is the shop?", "Who likes the wallet?", "piano")
State = Callable[[Path, Any], list[tuple[object, ...]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def state() -> State:
    """state(path, encoder) → all that a library holds and says, but for its own numbers."""

    def of(path: Path, encoder: Any) -> list[tuple[object, ...]]:
        library = Library(path, encoder)
        try:
            articles = [library.article(entry.id) for entry in library.articles()]
            hits = [
                (question, hit.passage, round(hit.score, 5), round(hit.dense, 3), round(hit.lexical, 4), hit.also)
                for question in QUESTIONS
                for hit in library.search(question, 5)
            ]
        finally:
            library.close()
        return [*articles, *hits]  # type: ignore[list-item]

    return of


@pytest.fixture
def rewrite() -> Callable[[Path, str], None]:
    """rewrite(file, text) with a new date, however fast the test runs."""

    def write(file: Path, text: str) -> None:
        before = file.stat().st_mtime_ns if file.exists() else 0
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(before + 10**9, before + 10**9))

    return write
