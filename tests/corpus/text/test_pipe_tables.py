"""Where the cells of tables stand that are drawn with bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import Article, Row
from pullquote.corpus.load import read

DRAWN = "| Boat | Day | Hour |\n|---|:-:|--:|\n| **Ketch** | Monday | 9:00 |\n| Yawl | | 7 |\n"


def words(article: Article, row: Row) -> list[str]:
    return [article.text[start:end] for start, end in row.cells]


@pytest.mark.parametrize("text", [DRAWN, DRAWN.replace("\n", "\r\n"), DRAWN.replace("\n|", "\n").replace("|\n", "\n")])
def test_cells_are_where_they_stand_without_marks(text: str) -> None:
    article = read("a.md", f"Boats of the bay\n\n{text}\nThe end.".encode())
    (table,) = article.tables
    assert words(article, table.heads)[-2:] == ["Day", "Hour"]
    assert [words(article, row) for row in table.rows] == [["Ketch", "Monday", "9:00"], ["Yawl", "", "7"]]
    assert [article.text[row.start : row.end][-4:] for row in table.rows] == ["9:00", " | 7"]


@pytest.mark.parametrize(
    "text",
    [
        "One | two\n\nthree | four | 5",  # not lines that follow each other
        "```\n| a | b |\n|---|---|\n| c | d |\n```",  # code
        "Home | About\nNews | Contact\nHelp | Terms",  # no line of dashes, and no number
        "| a | b |\n|---|---|",  # no row
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert read("a.md", text.encode()).tables == ()


def test_a_plain_text_needs_no_line_of_dashes_where_a_row_has_numbers() -> None:
    article = read("a.txt", b"Boat | Day | Hour\nKetch | Monday | 9:00\nYawl | Sunday | 7:00\n")
    assert [words(article, row) for row in article.tables[0].rows] == [
        ["Ketch", "Monday", "9:00"],
        ["Yawl", "Sunday", "7:00"],
    ]


@given(st.text(alphabet="|-ab1 \n\r*\\`", max_size=80))
def test_tables_are_in_order_and_their_cells_inside(text: str) -> None:
    article = read("a.md", f"x {text} y".encode())
    at = 0
    for table in article.tables:
        for row in (table.heads, *table.rows):
            assert at <= row.start < row.end <= len(article.text)
            inner = [cell for cell in row.cells if cell[0] < cell[1]]
            assert (inner[0][0], inner[-1][1]) == (row.start, row.end)
            assert inner == sorted(inner)
            at = row.end
