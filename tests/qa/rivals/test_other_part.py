"""What one part of a sentence tells is not told of the one that another part names."""

import pytest

from pullquote.qa.rivals.other_part import BESIDE, OTHER, in_other_part
from tests.qa.judging.pages import found, page_of


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How heavy is Heron?", "Heron was sold; Kite weighs 14 kg.", OTHER),
        ("How heavy is Heron?", "Heron was sold, while Kite weighs 14 kg.", OTHER),
        ("How heavy is the Old Heron?", "The Old Heron was sold; Kite weighs 14 kg.", OTHER),
        ("How heavy is Kite?", "Heron was sold; Kite weighs 14 kg.", 1.0),
        ("How heavy is Heron?", "Heron was sold; it weighs 14 kg.", 1.0),
        ("How heavy is Heron?", "Heron was sold; the boat weighs 14 kg.", 1.0),
        ("How heavy is the boat?", "Heron was sold; Kite weighs 14 kg.", 1.0),
        ("Which of Heron and Kite is heavier?", "Heron was sold; Kite weighs 14 kg.", 1.0),
    ],
)
def test_the_part_must_not_be_about_another_name(question: str, text: str, kept: float) -> None:
    page = page_of(text)
    assert in_other_part(question, page, found(page, "14 kg")) == kept


@pytest.mark.parametrize(
    ("question", "said", "left"),
    [
        ("When did the office move?", "Fridays", BESIDE),
        ("When may dogs come?", "Fridays", 1.0),
        ("When did the office move?", "in May", 1.0),
        ("Why did the office move?", "Fridays", 1.0),
    ],
)
def test_a_clause_ahead_has_another_time(question: str, said: str, left: float) -> None:
    page = page_of("Since the office moved in May, dogs may come on Fridays.")
    assert in_other_part(question, page, found(page, said)) == left
