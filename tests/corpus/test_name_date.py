"""Dates in names of files."""

from __future__ import annotations

import pytest

from pullquote.corpus import read
from pullquote.corpus.name_date import name_date


@pytest.mark.parametrize(
    ("id", "date"),
    [
        ("2016-03-08-ten-states.md", "2016-03-08"),
        ("blog/2016_03_08 ten.md", "2016-03-08"),
        ("minutes 20240229.txt", "2024-02-29"),
        ("2019/11/05/letter.txt", "2019-11-05"),
        ("2019-11/2020-01-02.txt", "2020-01-02"),  # the file's own name goes first
        ("report-2021-06.md", "2021-06"),
        ("2021/06/report.md", "2021-06"),
        ("2023-02-30.md", ""),  # no such day
        ("2016-13-08.md", ""),
        ("report-1999.md", ""),
        ("order-320160308.md", ""),
        ("notes.md", ""),
    ],
)
def test_a_date_is_read_out_of_a_name(id: str, date: str) -> None:
    assert name_date(id) == date


def test_what_a_file_tells_goes_before_its_name() -> None:
    assert read("2016-03-08-a.md", b"---\ndate: 2017-01-01\n---\nText.").date == "2017-01-01"
    assert read("2016-03-08-a.md", b"Text.").date == "2016-03-08"
