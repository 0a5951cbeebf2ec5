"""An Excel file of our own making, read back by our own reader of Excel files."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from pullquote.corpus import read
from pullquote.ui.batch.xlsx import LONGEST, xlsx


def test_it_is_read_back_as_it_was_written() -> None:
    made = xlsx([("claim", "verdict", "confidence"), ("=SUM(A1) & <b>\x0b", "says so", 0.5), (None, "x" * 40_000, 3)])
    text = read("a.xlsx", made).text
    assert "=SUM(A1) & <b>" in text
    assert "0.5" in text
    assert "x" * LONGEST in text
    assert "x" * (LONGEST + 1) not in text


def test_every_part_is_xml(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx([["a\ud800", 1]]))
    with ZipFile(file) as archive:
        assert len([fromstring(archive.read(name)) for name in archive.namelist()]) == 5
