"""Days of the week, and those that ranges cover."""

import pytest

from pullquote.qa.amounts.weekdays import between, weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Monday", [0]),
        ("Mondays and Thursdays", [0, 3]),
        ("Mon–Fri", [0, 1, 2, 3, 4]),
        ("Sat. to Mon.", [0, 5, 6]),
        ("Sat 9–12", [5]),
        ("weekdays", [0, 1, 2, 3, 4]),
        ("daily", [0, 1, 2, 3, 4, 5, 6]),
        ("The cat sat in the sun; the Sun wrote of it.", []),
        ("Sunderland", []),
    ],
)
def test_the_days_that_words_cover(text: str, days: list[int]) -> None:
    assert sorted(weekdays(text)) == days


def test_days_that_are_said_are_not_named_again() -> None:
    assert between("Monday to Wednesday") == "Tuesday"
    assert between("Monday, Wednesday") == ""
    assert between("Mon is 9:00, the Sun is out") == "Monday"
