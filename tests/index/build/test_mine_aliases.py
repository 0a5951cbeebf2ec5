"""Names in the library: mined at the build, kept with their articles, gone with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, SameName, refresh

Make = Callable[..., Path]
BURMA = "# Lands\n\nIt rains.\n\n**Burma**, also known as [Myanmar](x.org), borders Laos.\n"


@pytest.fixture
def build(folder: Make, encoder: Any, tmp_path: Path) -> Callable[[], Library]:
    def made() -> Library:
        refresh(tmp_path / "library", tmp_path / "articles", encoder)
        return Library(tmp_path / "library", encoder)

    return made


def test_names_come_with_their_article_and_their_evidence(folder: Make, build: Callable[[], Library]) -> None:
    folder({"burma.md": BURMA})
    library = build()
    (same,) = library.names()
    assert (same.one, same.other, same.article) == ("Burma", "Myanmar", "burma.md")
    text = library.article("burma.md").text[same.start : same.end]
    assert text == "Burma**, also known as [Myanmar"


def test_names_follow_their_article(folder: Make, build: Callable[[], Library]) -> None:
    root = folder({"burma.md": BURMA, "eu.txt": "The European Union (EU) met."})
    assert [same.article for same in build().names()] == ["burma.md", "eu.txt"]
    (root / "burma.md").unlink()
    (root / "eu.txt").write_text("The European Council (EC) met.")
    assert build().names() == [SameName("European Council", "EC", "eu.txt", 4, 25)]


def test_words_of_the_library_are_known_and_found_near(folder: Make, build: Callable[[], Library]) -> None:
    folder({"eu.txt": "Tokopedia sells shoes."})
    library = build()
    assert [library.often(word) for word in ("shoe", "the", "tokopdia")] == [1, 1, 0]
    assert "Tokopedia" in library.near("tokopdia")
    assert not library.near("zzzzzz")
    assert not library.near("the")
