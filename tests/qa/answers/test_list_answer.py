"""What of a list answers; how it is quoted."""

from __future__ import annotations

import pytest

from pullquote.corpus import split
from pullquote.corpus.load import read
from pullquote.index import Hit
from pullquote.qa.answers.list_answer import AGAINST, LACKING, ListQuestion
from pullquote.qa.answers.quote import QuoteSettings, quotes
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.layout.list_pages import lists_apart
from pullquote.qa.reader.context import Page

TEXT = """The camp is old.

We hire out:

- tents
- two ropes,
- stoves

We do not hire out:

- boots
- skis for children

It lies by a lake.
"""


ALL = "tents, two ropes, stoves"
HIRED = "We hire out:\n\n- tents\n- two ropes,\n- stoves"
NOT_HIRED = "We do not hire out:\n\n- boots\n- skis for children"


def pages(text: str = TEXT) -> list[Page]:
    article = read("a.md", text.encode())
    return lists_apart([Page.of(Hit(each, article, 1.0, 0.5, 2.0)) for each in split(article)])


def listed(question: str, page: Page, words: str) -> ScoredSpan:
    start = page.text.index(words)
    assert page.part
    told = ListQuestion.of(question, pages()).answer(page, page.part, (start, start + len(words)), 0.8)
    return ScoredSpan(page, *told.span, told.confidence, told)


def test_a_list_is_read_by_itself_with_its_lead_in() -> None:
    assert [page.text for page in pages()] == [
        "The camp is old. It lies by a lake.",
        "We hire out: tents, two ropes, stoves",
        "We do not hire out: boots, skis for children",
    ]


@pytest.mark.parametrize(
    ("question", "at", "said", "confidence", "quoted"),
    [
        (
            "What do you hire out?",
            1,
            "tents, two ropes, stoves",
            0.8,
            "We hire out:\n\n- tents\n- two ropes,\n- stoves",
        ),
        (
            "What do you not hire out?",
            1,
            "tents, two ropes, stoves",
            0.8 * AGAINST,
            "We hire out:\n\n- tents\n- two ropes,\n- stoves",
        ),
        ("Do you hire out ropes?", 1, "We hire out: two ropes", 0.8, "We hire out:\n\n- tents\n- two ropes,"),
        (
            "Do you hire out skis?",
            2,
            "We do not hire out: skis for children",
            0.8,
            "We do not hire out:\n\n- boots\n- skis for children",
        ),
        ("Do you hire out boats?", 2, "We do not hire out: boots", 0.8 * LACKING, "We do not hire out:\n\n- boots"),
        ("How many ropes do you hire out?", 1, "two", 0.8, "We hire out:\n\n- tents\n- two ropes,"),
    ],
)
def test_all_of_the_list_or_the_item_with_the_lead_in(
    question: str, at: int, said: str, confidence: float, quoted: str
) -> None:
    page = pages()[at]
    span = listed(question, page, "two" if at == 1 else "boots")
    (quote,) = quotes([span], QuoteSettings())
    assert (span.text, quote.text) == (said, quoted)
    assert quote.confidence == pytest.approx(confidence)
    assert TEXT[quote.start : quote.end] == quote.text
    assert quote.start <= quote.answer_start < quote.answer_end <= quote.end


def test_the_list_that_names_the_thing_answers_whether_it_is_so() -> None:
    span = listed("Do you hire out skis?", pages()[1], "stoves")
    assert span.confidence == pytest.approx(0.8 * LACKING)


def test_an_item_far_below_its_lead_in_has_it_as_its_place() -> None:
    text = "We hire out:\n\n" + "".join(f"- {'very ' * 20}old boat {n}\n" for n in range(20))
    page = pages(text)[-1]
    assert page.part
    start = page.text.index("boat 19")
    told = ListQuestion.of("How old is boat 19?", [page]).answer(page, page.part, (start, start + 7), 0.8)
    (quote,) = quotes([ScoredSpan(page, *told.span, told.confidence, told)], QuoteSettings())
    assert quote.text.startswith("very")
    assert quote.place == "We hire out:"


def test_a_sentence_below_a_list_does_not_lean_on_an_item() -> None:
    page = pages()[0]
    start = page.text.index("a lake")
    (quote,) = quotes([ScoredSpan(page, start, start + 6, 0.8)], QuoteSettings())
    assert quote.text == "It lies by a lake."
