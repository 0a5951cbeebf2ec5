"""A format is one file: what it declares is listed, read, and named in messages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pullquote.corpus import files, is_current, kinds, registry, version_of
from pullquote.corpus.load import load

SHOUTED = """
from pullquote.corpus.text.content import Content, Format


def read_shouted(data: bytes) -> Content:
    return Content(data.decode().upper())


FORMATS = (Format(("{suffix}",), read_shouted, version=7),)
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of formats beside those of the package."""
    folder = tmp_path / "more"
    folder.mkdir()
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    registry.formats.cache_clear()
    registry.suffixes.cache_clear()


def test_a_format_is_one_file_and_nothing_else(added: Path, tmp_path: Path) -> None:
    (added / "shouted.py").write_text(SHOUTED.format(suffix=".shout"))
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.SHOUT").write_text("The mill burnt down.")
    (file,) = files(articles)
    assert load(file).text == "THE MILL BURNT DOWN."
    assert version_of("a.shout").endswith(".7")
    with pytest.raises(ValueError, match=r"must be one of .*\.shout"):
        registry.format_of("a.whisper")


def test_two_formats_may_not_claim_one_suffix(added: Path) -> None:
    (added / "another_text.py").write_text(SHOUTED.format(suffix=".txt"))
    with pytest.raises(ValueError, match=r"suffix \.txt"):
        registry.formats()


def test_a_file_whose_pictures_were_read_stays_as_it_is_without_the_extra() -> None:
    splitting, version = map(int, version_of("a.txt").split("."))
    assert is_current("a.txt", f"{splitting}.{version + 100}")
    assert is_current("a.txt", f"{splitting}.{version}")
    assert not is_current("a.txt", f"{splitting}.{version - 1}")
