"""A workbook holds the very texts, and nothing that is worked out."""

from __future__ import annotations

import pytest

from pullquote.corpus import rows_in_sandbox
from pullquote.corpus.office.excel import cells
from pullquote.ui.files.excel_file import LONGEST, workbook


@pytest.mark.parametrize("text", ["=1+1", "<b>&amp;", " two  spaces ", "line\nbreak", "茶 🙂", "]]>", "-1"])
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert cells(workbook([[text, "x"]])) == [[[text, "x"]]]


def test_numbers_are_numbers_and_nothing_is_empty() -> None:
    assert cells(workbook([[1, None, 0.25, True]])) == [[["1", "", "0.25", "True"]]]


def test_what_no_cell_can_hold_is_left_out() -> None:
    assert cells(workbook([["a\x00\x1b\ud800b", "x" * (LONGEST + 5)]])) == [[["ab", "x" * LONGEST]]]


def test_questions_of_a_workbook_are_read_in_a_child_process() -> None:
    assert rows_in_sandbox("a.xlsx", workbook([["question", "id"], ["Why?", 7]])) == [["question", "id"], ["Why?", "7"]]
