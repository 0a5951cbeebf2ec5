"""What a library holds and says, for comparing two of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import Article
from pullquote.index import Library

QUESTIONS = ("Where is the shop?", "Who likes the wallet?", "piano")


@dataclass(eq=False)
class State:
    """All that a library holds and says, but for its own numbers. Scores are equal up to rounding."""

    articles: list[Article]
    places: list[object]
    scores: list[float]

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, State)
        exact = (self.articles, self.places) == (other.articles, other.places)
        return exact and self.scores == pytest.approx(other.scores, abs=1e-4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def state() -> Callable[[Path, Any], State]:
    """state(path, encoder) → what the library there holds and says."""

    def of(path: Path, encoder: Any) -> State:
        library = Library(path, encoder)
        try:
            articles = [library.article(entry.id) for entry in library.articles()]
            hits = [(question, hit) for question in QUESTIONS for hit in library.search(question, 5)]
        finally:
            library.close()
        scores = [score for _, hit in hits for score in (hit.score, hit.dense, hit.lexical)]
        return State(articles, [(question, hit.passage, hit.also) for question, hit in hits], scores)

    return of


@pytest.fixture
def rewrite() -> Callable[[Path, str], None]:
    """rewrite(file, text) with a new date, however fast the test runs."""

    def write(file: Path, text: str) -> None:
        before = file.stat().st_mtime_ns if file.exists() else 0
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(before + 10**9, before + 10**9))

    return write
