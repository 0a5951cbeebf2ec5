"""Rows as they are read: the head beside each cell, and the way back to the cells."""

from __future__ import annotations

import pytest

from pullquote.corpus import Article, one_row, split, with_heads
from pullquote.corpus.load import read

TEXT = (
    "Boats go daily.\n\n| Boat | Day | Hour |\n|---|---|---|\n| Ketch | | 9:00 |\n| *Yawl* | Sunday | 7:00 | late |\n"
)


@pytest.fixture
def article() -> Article:
    return read("a.md", TEXT.encode())


def test_each_cell_is_read_below_its_head_and_leads_back(article: Article) -> None:
    (table,) = article.tables
    read_ = one_row(article, table, table.rows[0])
    assert read_
    assert read_.seen.text == "Boat is Ketch, Hour is 9:00."
    assert (read_.numbers, read_.heads) == ((0, 2), ("Boat", "Hour"))
    assert [TEXT[slice(*read_.seen.span(*cell))] for cell in read_.cells] == ["Ketch", "9:00"]
    # In the head "Hour", in the cell before it, over both of which more is the hour, and at the very end.
    assert [read_.cell_of(*span) for span in [(15, 19), (8, 13), (12, 27), (27, 28)]] == [1, 0, 1, 1]


def test_what_is_embedded_names_the_heads_in_each_row(article: Article) -> None:
    whole = with_heads(article, (0, len(TEXT)), article.noise)
    assert whole == "Boats go daily. Boat Day Hour Boat: Ketch; Hour: 9:00. Boat: Yawl; Day: Sunday; Hour: 7:00; late."


def test_a_row_is_one_sentence_of_a_passage(article: Article) -> None:
    (passage,) = split(article)
    assert [TEXT[start:end] for start, end in passage.sentences][1:] == [
        "Boat | Day | Hour",
        "Ketch | | 9:00",
        "Yawl* | Sunday | 7:00 | late",
    ]


def test_rows_that_name_their_heads_are_not_told_them_twice() -> None:
    article = read("a.csv", b"Boat,Hour\nKetch,9\nYawl,7\n")
    (table,) = article.tables
    assert table.named
    assert with_heads(article, (0, len(article.text))) == "Boat | Hour Boat: Ketch; Hour: 9 Boat: Yawl; Hour: 7"
    read_ = one_row(article, table, table.rows[1])
    assert read_
    assert read_.seen.text == "Boat is Yawl, Hour is 7."
