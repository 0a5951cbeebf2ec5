"""Numbers as values: how a number is written makes no difference, what it counts does."""

import pytest

from pullquote.qa.judging.amounts import Amount, amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,400,000", Amount(12_400_000)),
        ("12.4 million", Amount(12_400_000)),
        ("twelve boats", Amount(12, "boat")),
        ("$3bn", Amount(3_000_000_000, "dollar")),
        ("7 %", Amount(7, "%")),
        ("7 percent", Amount(7, "%")),
    ],
)
def test_a_number_is_its_value_and_its_unit(text: str, expected: Amount) -> None:
    assert amounts(text) == [expected]


def test_numbers_are_the_same_as_far_as_both_name_a_unit() -> None:
    assert Amount(12, "boat").same(Amount(12))
    assert not Amount(12, "boat").same(Amount(12, "tent"))
    assert not Amount(12).same(Amount(13))
