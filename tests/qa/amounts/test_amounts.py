"""Numbers as values: how a number is written makes no difference, what it counts does."""

import pytest

from pullquote.qa.amounts.amounts import Amount, amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,400,000", Amount(12_400_000)),
        ("12.4 million", Amount(12_400_000)),
        ("twelve boats", Amount(12, "boat")),
        ("$3bn", Amount(3_000_000_000, "dollar")),
        ("7 %", Amount(7, "%")),
        ("7 percent", Amount(7, "%")),
        ("40 m", Amount(40, "m")),
        ("40m long", Amount(40, "m")),
        ("40 metres", Amount(40, "m")),
        ("$40 m", Amount(40_000_000, "dollar")),
        ("3 of them", Amount(3)),
    ],
)
def test_a_number_is_its_value_and_its_unit(text: str, expected: Amount) -> None:
    assert amounts(text) == [expected]


def test_numbers_are_the_same_as_far_as_both_name_a_unit() -> None:
    assert Amount(12, "boat").same(Amount(12))
    assert not Amount(12, "boat").same(Amount(12, "tent"))
    assert not Amount(12).same(Amount(13))


def test_units_of_a_kind_are_converted() -> None:
    assert Amount(9, "m").same(Amount(900, "cm"))
    assert not Amount(9, "m").same(Amount(9, "km"))
    assert Amount(9, "m").comparable(Amount(2, "mile"))
    assert not Amount(9, "m").comparable(Amount(9, "kg"))
    assert Amount(9, "dollar").comparable(Amount(9, "euro"))
    assert not Amount(9, "dollar").same(Amount(9, "euro"))
