"""What a spreadsheet would run is marked as text in a csv file, and nothing else is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.ui.files.cells import as_was, harmless


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "'=1", "- item"])
def test_what_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+3.2 %", "-1,250.75", "'tis", "owls", "", "3 - 2", -5, 0.25, None, False])
def test_numbers_and_plain_words_stay_as_they_are(value: object) -> None:
    assert harmless(value) == value


@given(st.text(alphabet="'=+-@\t\r5a ") | st.text())
def test_the_text_comes_back(text: str) -> None:
    assert as_was(str(harmless(text))) == text
