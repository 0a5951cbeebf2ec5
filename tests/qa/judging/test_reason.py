"""Why a thing is so stands in the sentence that says so, before it or after it."""

import pytest

from pullquote.qa.judging.reason import LINKED, Reason, follows
from tests.qa.judging.pages import page_of

ICE = "Ice had broken the pier. As a result, the ferry stopped in May. It was old."
TOWN = "The town moved its market. The square was small. Its goal was to draw traders. It rained."
HEN = "Because the hen is small, it lays little. Consequently, its eggs are dear."


def told(question: str, text: str, words: str) -> str | None:
    start = text.index(words)
    found = Reason.of(question).cause(page_of(text), (start, start + len(words)))
    return found and text[slice(*found)]


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("Why did the ferry stop in May?", ICE, "stopped", "Ice had broken the pier."),
        ("How did the ferry stop in May?", ICE, "stopped", "Ice had broken the pier."),
        ("Why was the pier empty?", ICE, "stopped", None),  # the sentence says something else
        ("When did the ferry stop in May?", ICE, "stopped", None),
        ("Why did the ferry stop?", "The ferry stopped. This was because ice came.", "ferry", "because ice came"),
        ("Why did the town move its market?", TOWN, "moved", "Its goal was to draw traders."),
        ("Why are eggs dear?", HEN, "Because", "Because the hen is small, it lays little."),
        ("Why does the hen lay little?", HEN, "Because", None),  # the headline is its clause
    ],
)
def test_the_sentence_linked_to_what_is_asked_is_the_cause(
    question: str, text: str, words: str, expected: str | None
) -> None:
    assert told(question, text, words) == expected


def test_a_cause_that_holds_no_span_is_not_overlooked_and_gains() -> None:
    asked, found, cause = Reason.of("Why did the ferry stop in May?"), page_of(ICE), (0, 24)
    assert asked.overlooked(found, [(64, 74)]) == [cause]
    assert asked.overlooked(found, [(0, 3)]) == []
    assert asked.judge(0.5, found, cause) == LINKED / (LINKED + 1)
    assert asked.judge(0.5, found, (64, 74)) == 0.5


def test_title_and_heading_say_a_part_of_what_is_asked() -> None:
    asked = Reason.of("Why did the Bergen ferry stop?")  # of three words two, or all with the title
    text = "Ice came. Therefore, it stopped at the ferry pier. Ann left."
    assert asked.judge(0.5, page_of(text), (0, 9)) == asked.judge(0.5, page_of(text, "Bergen"), (0, 9)) > 0.5
    half = "Ice came. Therefore, it stopped at the pier. Ann left."
    assert asked.judge(0.5, page_of(half), (0, 9)) == 0.5


def test_sentences_that_follow_from_the_one_before_are_known() -> None:
    linked = ["This led to a feud.", "So, all left.", "That’s why it rose.", "This allows us to see.", "Thus, it fell."]
    assert [follows(text, 0) for text in linked] == [True] * 5
    assert [follows(text, 0) for text in ("As a result of rain it fell.", "So it goes.", "This is a cow.")] == [
        False
    ] * 3
