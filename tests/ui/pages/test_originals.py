"""The pictures that are kept at hand, and words that are laid together as lines."""

from __future__ import annotations

import pytest

from pullquote.ui.pages.lines import lines
from pullquote.ui.pages.originals import Kept


def test_the_oldest_pictures_go_where_there_are_too_many_bytes() -> None:
    kept = Kept(most=10)
    for key in "abc":
        kept.put(key, b"1234")
    assert [kept.get(key) for key in "abc"] == [None, b"1234", b"1234"]
    kept.get("b")
    kept.put("d", b"1234")  # c was asked for before b
    assert [kept.get(key) for key in "bcd"] == [b"1234", None, b"1234"]


def test_a_picture_too_large_to_keep_leaves_nothing_behind() -> None:
    kept = Kept(most=10)
    kept.put("a", b"12345678901")
    assert kept.get("a") is None
    kept.put("b", b"1234567890")
    kept.put("b", b"123")  # again
    kept.put("c", b"1234567")
    assert (kept.get("b"), kept.get("c")) == (b"123", b"1234567")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([("One", 0, 0, 20, 10), ("line", 23, 0, 40, 10)], ["One line"]),
        ([("raised", 0, 0, 20, 10), ("1", 21, -2, 25, 5)], ["raised 1"]),
        ([("left", 0, 0, 20, 10), ("right", 60, 0, 80, 10)], ["left", "right"]),  # two columns
        ([("above", 0, 0, 20, 10), ("below", 0, 12, 20, 22)], ["above", "below"]),
        ([("שלום", 60, 0, 80, 10), ("עולם", 35, 0, 57, 10)], ["שלום עולם"]),  # from right to left
        ([("end", 300, 400, 320, 410), ("top", 0, 0, 20, 10)], ["end", "top"]),
        ([], []),
    ],
)
def test_words_of_one_line_are_laid_together(
    words: list[tuple[str, float, float, float, float]], found: list[str]
) -> None:
    assert [line.words for line in lines(words)] == found
