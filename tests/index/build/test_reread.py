"""A library follows when files are read in another way than before."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pullquote.corpus import read, registry
from pullquote.corpus.text.content import Content
from pullquote.index import Library
from pullquote.index.build import read_files
from pullquote.index.models.encoder import Encoder
from pullquote.index.refresh import refresh

WORDS = "The mill stands by the river. It grinds rye on Mondays."


def test_files_are_read_anew_where_their_format_is_read_otherwise(
    tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, place = tmp_path / "articles", tmp_path / "library"
    articles.mkdir()
    (articles / "a.txt").write_text(WORDS)
    (articles / "b.md").write_text("The ferry sails at noon.")
    assert refresh(place, articles, encoder).embedded == 2
    old = registry.formats()
    text = dataclasses.replace(old[".txt"], version=99, read=lambda data: Content(data.decode().replace("rye", "oats")))
    monkeypatch.setattr(registry, "formats", lambda: {**old, ".txt": text})
    monkeypatch.setattr(read_files, "read_in_sandbox", read)  # a child would know nothing of it
    report = refresh(place, articles, encoder)
    assert (report.embedded, len(report.unchanged)) == (1, 2)
    library = Library(place, encoder)
    article = library.article("a.txt")
    library.close()
    assert article is not None
    assert "oats" in article.text
    assert refresh(place, articles, encoder).embedded == 0


def test_words_that_stay_keep_their_vectors(tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, place = tmp_path / "articles", tmp_path / "library"
    articles.mkdir()
    (articles / "a.txt").write_text(WORDS)
    refresh(place, articles, encoder)
    monkeypatch.setattr(registry, "SPLITTING", registry.SPLITTING + 1)
    report = refresh(place, articles, encoder)
    assert (report.embedded, report.unchanged) == (0, ("a.txt",))
