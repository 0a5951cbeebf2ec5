"""Numbers and dates of claims: the question for each, and what is the same."""

from __future__ import annotations

import pytest

from pullquote.qa.claims.values import values


@pytest.mark.parametrize(
    ("claim", "questions"),
    [
        ("The office opened in 2014.", ["The office opened in which year?"]),
        ("It closed on 3 May 2024.", ["It closed when?"]),
        ("The city owns 40% of the port.", ["The city owns what percentage of the port?"]),
        ("They paid $3 million for it.", ["They paid how much money for it?"]),
        ("An owl eats four voles.", ["An owl eats how many voles?"]),
        ("Owls hunt at night.", []),
        ("18F hunts owls.", []),
        ("The MX-15 hums, and the Drifter 2 hisses.", []),
    ],
)
def test_each_value_is_asked_for(claim: str, questions: list[str]) -> None:
    assert [value.question() for value in values(claim)] == questions


@pytest.mark.parametrize(
    ("claim", "text", "same"),
    [
        ("It opened in 2014.", "in 2014", True),
        ("It opened in 2014.", "in March 2012", False),
        ("It opened in 2014.", "long ago", None),
        ("It closed on 3 May 2024.", "May 3rd, 2024", True),
        ("It closed on 3 May 2024.", "4 May 2024", False),
        ("It closed in May 2024.", "4 May 2024", True),
        ("It closed on 3 May 2024.", "May 2024", None),  # less exact
        ("An owl eats four voles.", "4 voles", True),
        ("An owl eats four voles.", "two to six voles", None),
        ("An owl eats four voles.", "five voles", False),
        ("An owl eats four voles.", "five miles", None),  # of another kind
        ("An owl eats four voles.", "in 2014", None),
    ],
)
def test_a_value_is_compared_with_its_like(claim: str, text: str, same: bool | None) -> None:
    (value,) = values(claim)
    assert value.compared(text) is same


def test_a_second_amount_of_its_kind_may_be_the_one_meant() -> None:
    (value,) = values("The limit in London is 140 euros.")
    assert not value.alone("140 euros in Berlin and 180 euros in London")
    assert value.alone("140 euros for 2 nights")
