"""What a thing is, by four forms of words."""

import pytest

from pullquote.qa.short_answer.definition import defines, definition, only_describes


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("quern", "A quern is a stone that grinds corn.", "a stone"),
        ("Lotus", "Lotus, the oldest dealer in town, sells it.", "the oldest dealer in town"),
        ("Lotus", "He buys from tea dealers such as Mei, Tan and Lotus.", "tea dealers"),
        ("Lotus", "In a small shop called Lotus they met.", "small shop"),
        ("Lotus", "The Lotus sells tea.", None),
        ("tea", "The teacher is a friend.", None),
        ("tea", "Tea (camellia) is originally a medicine.", "a medicine"),
        ("Lotus", "Lotus, also known as Lo, is a shop.", "a shop"),
    ],
)
def test_the_words_that_define(name: str, text: str, expected: str | None) -> None:
    found = definition(name, text, (0, len(text)))
    assert (text[slice(*found)] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lotus is a shop.", True),
        ("The Lotus (in Lund) is one of the shops.", True),
        ("Lotus, known as Lo, is still the shop.", True),
        ("Lotus, the shop, is here.", True),
        ("Lotus was hardly a shop.", False),
        ("Lotus Tea is a shop.", False),
        ("We say that Lotus is a shop.", False),
    ],
)
def test_a_sentence_that_defines_begins_with_the_thing(text: str, expected: bool) -> None:
    assert defines("lotus", text, (0, len(text))) is expected


def test_how_something_is_is_not_what_it_is() -> None:
    for text, words, expected in (
        ("Go is easy to learn.", "easy to learn", True),
        ("Go was never easy.", "easy", False),  # who knows
        ("Go is a language.", "a language", False),
        ("Go is Chinese.", "Chinese", False),
        ("Go has easy rules.", "easy rules", False),
    ):
        start = text.index(words)
        assert only_describes(text, (start, start + len(words)), (0, len(text))) is expected
