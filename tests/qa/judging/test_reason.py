"""Why a thing is so stands in the sentence that says so, before it or after it."""

import pytest

from pullquote.qa.judging.reason import LINKED, UNRELATED, Reason, follows
from tests.qa.judging.pages import found, page_of

ICE = "Ice had broken the pier. As a result, the ferry stopped in May. It was old."
TOWN = "The town moved its market. The square was small. Its goal was to draw traders. It rained."
NAMED = "A heater set a curtain on fire."
HEN = "Because the hen is small, it lays little. Consequently, its eggs are dear."


def told(question: str, text: str, words: str) -> str | None:
    page = page_of(text)
    cause = Reason.of(question).cause(page, found(page, words))
    return cause and text[slice(*cause)]


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("Why did the ferry stop in May?", ICE, "stopped", "Ice had broken the pier."),
        ("How did the ferry stop in May?", ICE, "stopped", "Ice had broken the pier."),
        ("Why was the pier empty?", ICE, "stopped", None),  # the sentence says something else
        ("When did the ferry stop in May?", ICE, "stopped", None),
        ("Why did the ferry stop?", "The ferry stopped. This was because ice came.", "ferry", "because ice came"),
        ("Why did the town move its market?", TOWN, "moved", "Its goal was to draw traders."),
        ("What was the cause of the fire?", "They look into the cause of the fire. It may take weeks.", "look", None),
        ("What caused the fire in the barn?", f"Of the fire in the barn they know the cause. {NAMED}", "know", NAMED),
        ("What was the cause of the fire?", f"The causes of the fire are clear. {NAMED}", "clear", NAMED),
        ("What was the cause of the fire?", f"There was a fire. {NAMED}", "fire", None),
        ("Why are eggs dear?", HEN, "Because", "Because the hen is small, it lays little."),
        ("Why does the hen lay little?", HEN, "Because", None),  # the headline is its clause
    ],
)
def test_the_sentence_linked_to_what_is_asked_is_the_cause(
    question: str, text: str, words: str, expected: str | None
) -> None:
    assert told(question, text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("The pump broke, though not because of the frost.", "because of the frost", UNRELATED),
        ("The pump broke, though not because of the frost.", "not because of the frost", UNRELATED),
        ("The pump broke, not because of the frost but because of rust.", "because of rust", LINKED),
    ],
)
def test_what_is_said_to_be_no_reason_is_none(text: str, words: str, kept: float) -> None:
    page = page_of(text)
    judged = Reason.of("Why did the pump break?").judge(0.5, page, found(page, words))
    assert judged == pytest.approx(0.5 * kept if kept < 1 else kept / (kept + 1))


def test_a_cause_that_holds_no_span_is_not_overlooked_and_gains() -> None:
    asked, page, cause = Reason.of("Why did the ferry stop in May?"), page_of(ICE), (0, 24)
    assert asked.overlooked(page, [(64, 74)]) == [cause]
    assert asked.overlooked(page, [(0, 3)]) == []
    assert asked.judge(0.5, page, cause) == LINKED / (LINKED + 1)
    assert asked.judge(0.5, page, (64, 74)) == 0.5


def test_title_and_heading_say_a_part_of_what_is_asked() -> None:
    asked = Reason.of("Why did the Bergen ferry stop?")  # of three words two, or all with the title
    text = "Ice came. Therefore, it stopped at the ferry pier. Ann left."
    assert asked.judge(0.5, page_of(text), (0, 9)) == asked.judge(0.5, page_of(text, "Bergen"), (0, 9)) > 0.5
    half = "Ice came. Therefore, it stopped at the pier. Ann left."
    assert asked.judge(0.5, page_of(half), (0, 9)) == 0.5


@pytest.mark.parametrize(
    ("question", "text", "words", "kept"),
    [
        ("Why did the mill close?", "The mill closed in 1931. Ann left.", "The mill closed", UNRELATED),
        ("Why did the mill close?", "On Monday 3 May the mill closed for six hours.", "six hours", UNRELATED),
        ("Why did the mill close?", "The mill closed in 1931. Ann left.", "Ann left", UNRELATED),
        ("Why did the mill close?", "The mill closed in 1931. Its owner was ill.", "owner", 1.0),
        ("Why did the mill close?", "The mill closed in 1931. Ice had broken the wheel.", "Ice", 1.0),
        ("Why did the mill close?", "The barn burnt because hay is dry.", "because hay is dry", UNRELATED),
        ("When did the mill close?", "The mill closed in 1931. Ann left.", "Ann left", 1.0),
        ("Warum schloss die Mühle?", "The mill closed in 1931. Ann left.", "Ann left", 1.0),  # its words tell nothing
    ],
)
def test_what_is_asked_is_no_reason_and_neither_is_something_else(
    question: str, text: str, words: str, kept: float
) -> None:
    page = page_of(text)
    assert Reason.of(question).judge(0.5, page, found(page, words)) == 0.5 * kept


def test_sentences_that_follow_from_the_one_before_are_known() -> None:
    linked = ["This led to a feud.", "So, all left.", "That’s why it rose.", "This allows us to see.", "Thus, it fell."]
    assert [follows(text, 0) for text in linked] == [True] * 5
    assert [follows(text, 0) for text in ("As a result of rain it fell.", "So it goes.", "This is a cow.")] == [
        False
    ] * 3
