"""An amount of another kind than asked for is no answer."""

import pytest

from pullquote.qa.judging.measure import ANOTHER, measured
from tests.qa.judging.pages import found, page_of


@pytest.mark.parametrize(
    ("question", "said", "kept"),
    [
        ("How much does the lamp cost?", "three years", ANOTHER),
        ("How much does the lamp cost?", "£3 a year", 1.0),
        ("How much does the lamp cost?", "30", 1.0),
        ("How many jars did they buy?", "£3.20", ANOTHER),
        ("How many jars did they buy?", "two jars for £3", 1.0),
        ("How many people paid?", "60 %", 1.0),
        ("How many litres did they buy?", "£3.20", ANOTHER),
        ("How many litres did they buy?", "two gallons", 1.0),
        ("How old is Ann?", "9 March", ANOTHER),
        ("How old is Ann?", "9 March 1950", 1.0),
        ("How long is it closed?", "until 9 March", 1.0),
        ("How much luggage does the fare include?", "20 kg", 1.0),
        ("How far is the lake?", "ten minutes on foot", 1.0),
        ("How high is the fine?", "€5", 1.0),
        ("How heavy is it?", "68 × 41 cm", ANOTHER),
        ("How heavy is it?", "the only one", ANOTHER),
        ("How heavy is it?", "two tonnes", 1.0),
        ("How old is Ann?", "forty", 1.0),
        ("Whom did Ann beat?", "three games to one", ANOTHER),
        ("Who came?", "nine of ten", 1.0),
    ],
)
def test_an_amount_must_measure_what_is_asked_for(question: str, said: str, kept: float) -> None:
    page = page_of(f"They say that it was {said} then.")
    assert measured(question, page, found(page, said)) == kept
