"""Of who did something, a name is no answer where nothing says that it was done."""

import pytest

from pullquote.qa.judging.agent import OF_IT, PLACE, UNDONE, UNHEARD, Agent
from tests.qa.judging.pages import found, page_of


def judged(question: str, text: str, name: str) -> float:
    page = page_of(text)
    return Agent.of(question).judge(1.0, page, found(page, name))


@pytest.mark.parametrize(
    ("question", "text", "name", "expected"),
    [
        ("Who founded Quern?", "Quern was founded by Ann Lee.", "Ann Lee", 1.0),
        ("Who founded Quern?", "Ann Lee is the founder of Quern.", "Ann Lee", 1.0),
        ("Who founded Quern?", "Quern, says Ann Lee, is large.", "Ann Lee", UNDONE),
        ("Who founded Quern?", "Quern is old. It was established by Ann Lee.", "Ann Lee", 1.0),
        ("Who founded Quern?", "Quern was established in 1900. She was called Ann Lee.", "Ann Lee", 1.0),
        ("Who founded Quern?", "Quern was established in 1900. Ann Lee likes tea.", "Ann Lee", UNDONE),
        ("Who founded Quern?", "Quern is old. Lotus was founded by Ann Lee.", "Ann Lee", 1.0),  # named just before
        ("Who founded Quern?", "Lotus was founded by Ann Lee.", "Ann Lee", UNDONE),
        ("Who founded Quern?", "Quern was founded in Lund.", "Lund", PLACE),
        ("Who runs Quern?", "Quern, run from Lund, is large.", "Lund", PLACE),
        ("Who bought Quern?", "She bought Quern from Ann Lee.", "Ann Lee", 1.0),
        ("Who owns Quern?", "Quern Holding owns nothing.", "Quern Holding", UNDONE),
        ("Who wrote the report?", "We read the report by Ann Lee.", "Ann Lee", 1.0),
        ("Who wrote the report?", "We read Ann Lee's report.", "Ann Lee", 1.0),
        ("Who wrote the report?", "We met Ann Lee.", "Ann Lee", UNDONE),
        ("Who likes Quern?", "Quern's friend is Ann Lee.", "Ann Lee", UNHEARD),  # a verb that may be said otherwise
        ("Who likes Quern?", "Ann Lee is here.", "Ann Lee", UNDONE),
        ("Who likes Quern?", "Quern is old. It is in Lund. Ann Lee goes to it.", "Ann Lee", UNHEARD),
        ("Who likes the quern?", "Ann Lee is here. She runs the mill.", "She", UNDONE),
        ("Who closed the mill?", "When the old mill closed, Ann Lee left.", "old", OF_IT),
        ("Who was elected mayor?", "Ann Lee opened the fair.", "Ann Lee", UNDONE),
        ("Who was elected mayor?", "Ann Lee was elected mayor.", "Ann Lee", 1.0),
        ("Who likes Quern?", "Quern is liked by Ann Lee.", "Ann Lee", 1.0),
        ("Who stole the quern?", "The quern was stolen in Lund; Ann Lee found it.", "Ann Lee", UNHEARD),
        ("Who built the quern?", "Bo built the shed; Ann Lee the quern.", "Ann Lee", 1.0),
        ("Who can help Quern?", "Ann Lee is here.", "Ann Lee", 1.0),
        ("When was Quern founded?", "Ann Lee came in May.", "May", 1.0),
    ],
)
def test_what_was_done_must_be_said(question: str, text: str, name: str, expected: float) -> None:
    assert judged(question, text, name) == expected
