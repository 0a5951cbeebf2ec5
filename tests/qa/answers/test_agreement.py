"""Which quotes give the same answer, and where articles are said to differ."""

from __future__ import annotations

import pytest

from pullquote.qa import Quote
from pullquote.qa.answers.agreement import agreement


def quote(text: str, answer: str, confidence: float = 0.9, article: str = "a.md") -> Quote:
    at = text.index(answer)
    return Quote(article, "", 0, len(text), text, at, at + len(answer), confidence)


def groups(question: str, *quotes: Quote) -> list[tuple[str, tuple[int, ...]]]:
    return [(group.text, group.quotes) for group in agreement(question, quotes, 0.3)]


@pytest.mark.parametrize(
    ("question", "one", "other", "same"),
    [
        ("How long is the pier?", "The pier is [1,200 metres] long.", "The pier is [1.2 thousand metres] long.", True),
        ("How long is the pier?", "The pier is [120 metres] long.", "The pier is [130 metres] long.", False),
        ("When was the pier built?", "The pier was built on [3 May 1953].", "The pier was built [1953-05-03].", True),
        ("When was the pier built?", "The pier was built on [3 May 1953].", "The pier was built in [May 1953].", True),
        ("When was the pier built?", "The pier was built in [June 1953].", "The pier was built in [May 1953].", False),
        ("Who built the pier?", "[Ane Holt] built the pier.", "The pier was built by [Holt].", True),
        ("Who built the pier?", "[Ane Holt] built the pier.", "[Jon Vik] built the pier.", False),
        ("Is the pier open?", "The pier is [open].", "The pier is [not open].", False),
        ("Is the pier open?", "The pier is [open].", "The pier is [wide open].", True),
    ],
)
def test_numbers_dates_names_and_yes_or_no_agree_or_differ(question: str, one: str, other: str, same: bool) -> None:
    marked = [quote(text.replace("[", "").replace("]", ""), text[text.index("[") + 1 : text.index("]")])
              for text in (one, other)]  # fmt: skip
    first, second = (each.text[each.answer_start : each.answer_end] for each in marked)
    assert groups(question, *marked) == ([(first, (0, 1))] if same else [(first, (0,)), (second, (1,))])


def test_the_number_of_something_else_is_no_other_answer() -> None:
    pier, bridge = quote("The old pier is 120 metres long.", "120"), quote("The bridge has 9 arches.", "9", 0.5)
    assert groups("How long is the old pier?", pier, bridge) == [("120", (0,))]


def test_an_answer_in_other_words_is_in_no_group() -> None:
    one, other = quote("Owls eat voles.", "voles"), quote("Owls eat what runs about.", "what runs about", 0.5)
    assert groups("What do owls eat?", one, other) == [("voles", (0,))]


def test_several_answers_to_a_question_for_several_do_not_differ() -> None:
    one, other = quote("Ane Holt sells boats.", "Ane Holt"), quote("Jon Vik sells boats.", "Jon Vik", 0.5)
    assert groups("Which shops sell boats?", one, other) == [("Ane Holt", (0,))]


def test_what_is_below_the_threshold_is_in_no_group() -> None:
    assert groups("Who sells boats?", quote("Ane Holt sells boats.", "Ane Holt", 0.2)) == []


@pytest.mark.parametrize(
    ("other", "article", "differ"),
    [
        ("By noon 85 firefighters were at the mill.", "b.md", True),
        ("By noon 85 firefighters were at the mill.", "a.md", False),  # as likely later, or elsewhere
        ("By noon 85 people had left the mill.", "b.md", False),
    ],
)
def test_what_another_article_counts_is_another_answer(other: str, article: str, differ: bool) -> None:
    best = quote("Sixty firefighters fought the fire in the mill.", "Sixty")
    later = quote(other, "85", 0.5, article)
    asked = "How many firefighters were at the mill?"
    assert groups(asked, best, later) == [("Sixty", (0,)), ("85", (1,))][: 1 + differ]
