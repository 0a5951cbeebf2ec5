"""What a thing is, by four forms of words."""

import pytest

from pullquote.qa.judging.definition import definition


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("quern", "A quern is a stone that grinds corn.", "a stone"),
        ("Lotus", "Lotus, the oldest dealer in town, sells it.", "the oldest dealer in town"),
        ("Lotus", "He buys from tea dealers such as Mei, Tan and Lotus.", "tea dealers"),
        ("Lotus", "In a small shop called Lotus they met.", "small shop"),
        ("Lotus", "The Lotus sells tea.", None),
        ("tea", "The teacher is a friend.", None),
    ],
)
def test_the_words_that_define(name: str, text: str, expected: str | None) -> None:
    found = definition(name, text, (0, len(text)))
    assert (text[slice(*found)] if found else None) == expected
