"""What a sentence tells of the other one of two counts less."""

import pytest

from pullquote.qa.judging.opposite import OTHER, of_the_other
from tests.qa.judging.pages import found, page_of


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What did the old shed cost?", "The new shed cost 9 euros.", OTHER),
        ("What did the old shed cost?", "The new shed stands in Lund. It cost 9 euros.", OTHER),
        ("What did the old shed cost?", "The new shed cost 9 euros, as the old did.", 1.0),
        ("What did the old shed cost?", "The new mill is near. The shed cost 9 euros.", 1.0),
        ("What did the shed cost?", "The new shed cost 9 euros.", 1.0),
        ("What did the red van cost?", "The blue van cost 9 euros.", OTHER),
        ("How much did the gold winner get?", "Ann won silver and 9 euros.", OTHER),
        ("What did the men's winner get?", "Ann won the women's race and 9 euros.", OTHER),
        ("What did the men's winner get?", "Bo won the men's race, Ann the women's, and 9 euros.", 1.0),
        ("How much did the gold winner get?", "Ann won gold and 9 euros.", 1.0),
    ],
)
def test_the_one_of_two_must_be_the_one_asked_about(question: str, text: str, kept: float) -> None:
    page = page_of(text)
    assert of_the_other(question, page, found(page, "9 euros")) == kept
