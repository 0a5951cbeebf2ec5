"""Of a change, what is so now answers, or what was so before, as the question asks."""

import pytest

from pullquote.qa.rivals.rivals import UNLIKELY, Rivals
from tests.qa.judging.pages import found, page_of

FEE = "The fee was raised from 8 to 9 euros a day in May."
FAIR = "The fair was planned for 3 May but then moved to 10 May."
YEARS = "The number of guests rose from 70 in 1990 to 80 in 1991."
ROAD = "The road was renamed from Mill Road to Mint Road after the war."
SHOP = "The shop will move from Mill Road to the harbour."


def settled(question: str, text: str, read: str) -> tuple[str, float]:
    page = page_of(text)
    (start, end), kept, _ = Rivals.of(question).settle(page, found(page, read))
    return page.text[start:end], kept


@pytest.mark.parametrize(
    ("question", "text", "read", "expected"),
    [
        ("How much is the fee?", FEE, "8 to 9 euros", "9 euros a day"),
        ("How much is the fee?", FEE, "8", "9 euros a day"),
        ("How much was the fee before?", FEE, "9 euros", "8"),
        ("What was the fee raised to?", FEE, "8", "9 euros a day"),
        ("What was the fee raised from?", FEE, "9 euros", "8"),
        ("How much was the fee?", FEE, "8", "raised from 8 to 9 euros a day"),  # may ask for either
        ("When is the fair?", FAIR, "3 May", "10 May"),
        ("When was the fair first planned?", FAIR, "10 May", "3 May"),
        ("What is Mill Road called now?", ROAD, "Mill Road", "Mint Road"),  # the question holds the old end
        ("What was Mill Road renamed?", ROAD, "Mill Road", "Mint Road"),
        ("Where is the shop?", SHOP, "Mill Road", "will move from Mill Road to the harbour"),
        ("Where will the shop be?", SHOP, "Mill Road to the harbour", "the harbour"),
        ("How many came in 1990?", YEARS, "80 in 1991", "70"),
        ("How many came in 1991?", YEARS, "80", "80"),
        ("When was the fee raised?", FEE, "May", "May"),  # not what changed
        ("How long is the walk?", "The walk is from 3 to 4 km long.", "3 to 4 km", "3 to 4 km"),
        ("When is the fair?", "The fair is on 3 May, and the choir moved its concert to 10 May.", "3 May", "3 May"),
    ],
)
def test_the_question_decides_which_end_of_a_change_answers(question: str, text: str, read: str, expected: str) -> None:
    assert settled(question, text, read) == (expected, 1.0)


@pytest.mark.parametrize(
    ("question", "kept"), [("How much sugar do I take?", UNLIKELY), ("How much sugar did she use to take?", 1.0)]
)
def test_what_used_to_be_so_is_hardly_so_now(question: str, kept: float) -> None:
    assert settled(question, "She used to take 500 g sugar.", "500 g")[1] == kept


def test_what_is_so_now_is_taken_beside_what_used_to_be() -> None:
    assert (
        settled("What do guests pay?", "Guests used to pay 10 euros; now they pay 12 euros.", "10 euros")[0]
        == "12 euros"
    )
