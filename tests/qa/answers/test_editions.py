"""Of two editions of a document the later one answers first."""

import pytest

from pullquote.qa.answers.score import ScoredSpan, latest_first
from tests.qa.judging.pages import page_of

EARLIER, LATER = "Staff have 25 days of leave.", "Staff have 27 days of leave a year."


def span(id: str, text: str, confidence: float) -> ScoredSpan:
    return ScoredSpan(page_of(text, id=id), 0, len(text), confidence)


def order(question: str, *spans: ScoredSpan) -> list[tuple[str, float]]:
    return [(each.page.hit.article.id, each.confidence) for each in latest_first(question, spans)]


@pytest.mark.parametrize(
    ("before", "after"),
    [("rules-2023.md", "rules-2024.md"), ("2024-03-12 rules.txt", "2024-04-09 rules.txt"), ("r_v1.9.md", "r_v1.10.md")],
)
def test_the_later_one_takes_the_place_and_the_confidence_of_the_earlier_one(before: str, after: str) -> None:
    spans = span(before, EARLIER, 0.9), span("x.md", "Ann is on leave.", 0.7), span(after, LATER, 0.6)
    assert order("How many days of leave do staff have?", *spans) == [(after, 0.9), ("x.md", 0.7), (before, 0.6)]


@pytest.mark.parametrize(
    ("question", "later"),
    [
        ("How many days did staff have in 2023?", span("rules-2024.md", LATER, 0.6)),
        ("How many days were in the old rules?", span("rules-2024.md", LATER, 0.6)),
        ("How many days do staff have?", span("rules-2024.md", "The office is closed in August.", 0.6)),
        ("How many days do staff have?", span("manual-2024.md", LATER, 0.6)),
        ("How many days do staff have?", span("rules-2022.md", LATER, 0.6)),
    ],
)
def test_the_order_stays_where_another_time_or_thing_is_meant(question: str, later: ScoredSpan) -> None:
    assert order(question, span("rules-2023.md", EARLIER, 0.9), later)[0] == ("rules-2023.md", 0.9)


def test_nothing_is_left_as_it_is() -> None:
    assert latest_first("When?", []) == []
