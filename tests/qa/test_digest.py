"""Answers to standing questions, then and now."""

from __future__ import annotations

import pytest

from pullquote import Answer, Quote, changes


def answer(question: str, text: str, quote: str = "A barn owl eats four voles.", id: str | None = None) -> Answer:
    quotes = (Quote("owls.txt", "Owls", 0, len(quote), quote, 0, 1, 0.9),)
    return Answer(question, question, text, quotes if text or quote else (), 0.9, bool(text or quote), id)


NOT = Answer("How many?", "How many?", "", (), 0.1, False)


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        (None, answer("How many?", "four"), "new"),
        (NOT, answer("How many?", "four"), "new"),
        (answer("How many?", "Ten"), answer("How many?", "25"), "changed"),
        (answer("How many?", "four"), NOT, "gone"),
        (answer("How many?", "Four  voles."), answer("How many?", "four voles", "Others say it, too."), None),
        (answer("How many?", "", "On owls."), answer("How many?", "", "On tea."), "changed"),  # without a short answer
        (NOT, NOT, None),
        (None, NOT, None),
    ],
)
def test_what_became_of_an_answer(before: Answer | None, now: Answer, kind: str | None) -> None:
    found = list(changes([before] if before is not None else [], [now]))
    assert [(change.kind, change.before, change.now) for change in found] == ([(kind, before, now)] if kind else [])


def test_the_same_question_under_another_id_is_another() -> None:
    before = [answer("How many?", "four", id="a"), answer("How many?", "five", id="b")]
    assert list(changes(before, reversed(before))) == []
    assert [change.kind for change in changes(before[:1], before)] == ["new"]
