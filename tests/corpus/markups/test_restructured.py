"""What a page of reStructuredText shows, Sphinx's own directives and roles included."""

from __future__ import annotations

import pytest

from pullquote.corpus import coverage
from pullquote.corpus.load import read

HEAD = "====\nTarn\n====\n:Author: Ann Bly\n:Date: 2024-03-04\n\n"


def blocks(text: str) -> list[str]:
    return read("a.rst", text.encode()).text.split("\n\n")


def test_title_sections_and_what_the_file_tells_of_itself() -> None:
    article = read("a.rst", f"{HEAD}Deep.\n\nBoats\n-----\n\n* A ketch.\n".encode())
    assert (article.title, article.author, article.date) == ("Tarn", "Ann Bly", "2024-03-04")
    assert [(article.text[h.start : h.end], h.level) for h in article.headings] == [("Tarn", 1), ("Boats", 2)]
    assert [article.text[start:end] for start, end in article.items] == ["A ketch."]
    assert coverage(article).share == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("See :ref:`the chart <chart>` and :kbd:`F1`.", ["See the chart and F1."]),
        ("It is 10\\ :sup:`6` m.", ["It is 10⁶ m."]),
        (".. versionadded:: 3.2\n   The *oar*.", ["New in version 3.2", "The oar."]),
        (".. toctree::\n   :maxdepth: 2\n\n   other\n\nText.", ["Text."]),
        (".. code-block:: sh\n   :linenos:\n\n   row --fast\n", ["row --fast"]),
        (".. py:function:: row(speed)\n\n   Rows.\n", ["row(speed)", "Rows."]),
        (".. include:: /etc/hostname\n\nText.", ["Text."]),
        (".. note:: Keep it dry.", ["Keep it dry."]),
        ("A |boat|.\n\n.. |boat| replace:: ketch", ["A ketch."]),
        ("tarn\n   A lake.", ["tarn", "A lake."]),
        ("Too short\n------\n\nText.", ["Too short", "Text."]),
    ],
)
def test_marks_are_left_out_and_words_are_kept(written: str, shown: list[str]) -> None:
    assert blocks(written) == shown


def test_a_note_s_mark_is_hidden_and_its_words_stay() -> None:
    article = read("a.rst", b"Deep [1]_ water.\n\n.. [1] Very.\n")
    assert article.text == "Deep [1] water.\n\nVery."
    assert [article.text[start:end] for start, end in article.noise] == ["[1]"]


def test_a_grid_s_merged_cell_counts_for_each_row_that_it_spans() -> None:
    grid = "+-----+-----+\n|Boat |Day  |\n+=====+=====+\n|Ketch|9    |\n|     +-----+\n|     |11   |\n+-----+-----+\n"
    assert blocks(grid) == ["Boat | Day", "Boat: Ketch; Day: 9", "Boat: Ketch; Day: 11"]
