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
        ("How much is the lamp?", "two hooks", ANOTHER),
        ("How much is the lamp?", "two shillings", 1.0),
        ("How much is the lamp?", "two for a pound", 1.0),
        ("How much is the lamp?", "free of charge", 1.0),
        ("How much is the lamp?", "sold by Ann", ANOTHER),
        ("How wide is the lake?", "4 m long", ANOTHER),
        ("How wide is the lake?", "4 m", 1.0),
        ("How high is the lake?", "4 m deep", 1.0),
        ("How deep is the lake?", "900 cubic metres", ANOTHER),
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
        ("What time is the fair?", "3 October", ANOTHER),
        ("What time is the fair?", "3 October at two", 1.0),
        ("At what time does it open?", "on Monday at half past two", 1.0),
        ("At what time of year is the fair?", "3 October", 1.0),
        ("How old was Ann when she died?", "2001", ANOTHER),
        ("How old was Ann when she died?", "81", 1.0),
        ("How old is the mill?", "1871", 1.0),
        ("On which day is Ann off?", "2009", ANOTHER),
        ("On which day is Ann off?", "3 May 2009", 1.0),
        ("Whom did Ann beat?", "three games to one", ANOTHER),
        ("Who came?", "nine of ten", 1.0),
    ],
)
def test_an_amount_must_measure_what_is_asked_for(question: str, said: str, kept: float) -> None:
    page = page_of(f"They say that it was {said} then.")
    assert measured(question, page, found(page, said)) == kept


def test_a_one_that_stands_for_a_name_counts_nothing() -> None:
    page = page_of("The lamp was the only one that burned. One lamp was lit.")
    question = "How old is the lamp?"
    assert [measured(question, page, found(page, said)) for said in ("one", "One")] == [ANOTHER, 1.0]


def test_the_side_that_is_measured_may_be_told_behind_the_measure() -> None:
    page = page_of("The lake is 4 m long, and ends at a wall of 2 m in height.")
    questions = ("How long is the lake?", "How wide is the lake?")
    assert [measured(question, page, found(page, "4 m")) for question in questions] == [1.0, ANOTHER]
    assert measured("What is the length of the wall?", page, found(page, "2 m")) == ANOTHER
