"""Doubles for the edge alone: a word-hash encoder, in which texts that share words are truly closer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from pullquote.index import FloatArray, terms
from tests.pdfs import pdf_of, written

os.environ.setdefault("PULLQUOTE_RUNTIMES", "usual")  # no measurement decides which answers a test sees

# A slow machine fails no test, and a run in CI can be had again.
settings.register_profile(
    "pullquote",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("pullquote")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in a browser come last: from the first one on its driver runs an event loop in this thread.

    Of several workers each gets whole files in this order (`--dist loadfile --no-loadscope-reorder`).
    """
    items.sort(key=lambda item: "browser" in item.keywords)


class WordHashEncoder:
    """Every term adds 1 at a place picked by SHA-256; then each row gets length 1."""

    name = "word-hash"
    dim = 64
    limit = 256

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> FloatArray:
        rows = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for term in terms(text) or ["nothing"]:
                row[int(hashlib.sha256(term.encode()).hexdigest(), 16) % self.dim] += 1
        self.encoded += texts
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def encode_questions(self, texts: Sequence[str]) -> FloatArray:
        return self.encode(texts)

    def count(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]


@pytest.fixture
def encoder() -> WordHashEncoder:
    return WordHashEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """folder({"a.txt": "…", "b/c.md": "…"}) → a folder of articles with those texts."""

    def make(articles: dict[str, str]) -> Path:
        root = tmp_path / "articles"
        for name, text in articles.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", newline="")
        root.mkdir(exist_ok=True)
        return root

    return make


Placed = tuple[float, float, float, str]


@pytest.fixture
def pdf() -> Callable[[Sequence[Sequence[str]]], bytes]:
    """pdf([["line", …], …]) → a PDF with one page for each list of lines; '' is a blank line."""
    return pdf_of


@pytest.fixture
def placed() -> Callable[[Sequence[Sequence[Placed]]], bytes]:
    """placed([[(x, y, size, "words"), …], …]) → a PDF whose pages show these words at these places, in points."""

    def make(pages: Sequence[Sequence[Placed]]) -> bytes:
        return written(
            [" ".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET" for x, y, size, words in page) for page in pages]
        )

    return make
