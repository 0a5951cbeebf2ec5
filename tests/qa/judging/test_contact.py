"""A number or an address is told in its form."""

import pytest

from pullquote.qa.judging.contact import ANOTHER, formed
from tests.qa.judging.pages import found, page_of


@pytest.mark.parametrize(
    ("question", "said", "left"),
    [
        ("What is Ann Lee's phone number?", "the treasurer", ANOTHER),
        ("What is Ann Lee's phone number?", "01632 960123", 1.0),
        ("What is Ann Lee's phone number?", "2003", ANOTHER),  # as likely a year
        ("What's the phone number of the mill?", "extension 214", 1.0),
        ("What's the phone number of the mill?", "214", 1.0),
        ("Which phone number do I call?", "in room 3", ANOTHER),
        ("What is the e-mail address of the mill?", "12 Mill Lane", ANOTHER),
        ("What is the e-mail address of the mill?", "ann@mill.example", 1.0),
        ("What is your website?", "the mill", ANOTHER),
        ("What is your website?", "mill.example", 1.0),
        ("What is your website about?", "the mill", 1.0),
        ("What is the purpose of the website?", "the mill", 1.0),
        ("Which company built the website?", "the mill", 1.0),
        ("What is the postcode of the mill?", "Mill Lane", ANOTHER),
        ("Who has the phone number?", "the treasurer", 1.0),
    ],
)
def test_an_answer_has_the_form_of_what_is_asked_for(question: str, said: str, left: float) -> None:
    page = page_of(f"They say that it is {said} there.")
    assert formed(question, page, found(page, said)) == left
