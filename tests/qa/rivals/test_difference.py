"""By how much is another question than how much."""

import pytest

from pullquote.qa.rivals.difference import difference


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("By how much did it rise?", "It rose to £20, an increase of 4 per cent.", "4"),
        ("By how much did it rise?", "It rose by about £3 to £20.", "£3"),
        ("By how many has it grown?", "It has 212 members, 37 more than before.", "37"),
        ("By how much did it rise?", "It is £20 now.", None),
        ("How much is it?", "It rose by £3 to £20.", None),
    ],
)
def test_the_difference_is_told_apart_from_the_amount(question: str, text: str, told: str | None) -> None:
    span = difference(question, text, (0, len(text)))
    assert (span and text[slice(*span)]) == told
