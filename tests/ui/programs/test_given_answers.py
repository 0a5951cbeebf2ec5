"""Answers that come back from a program."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pullquote.qa import Answer, Quote
from pullquote.ui.programs.given_answers import GivenAnswer, answers_of

QUOTE = Quote("a.md", "A", 3, 20, "The mill is of 1840"[:17], 10, 14, 0.5, boxes=((1, 0.5, 2.0, 3.0, 4.0),))
ANSWER = Answer("When?", "When was it?", "1840", (QUOTE,), 0.5, True, id=7)


def test_an_answer_is_the_same_after_its_way_through_json() -> None:
    assert answers_of([GivenAnswer.model_validate(ANSWER.to_dict())]) == [ANSWER]


def test_parts_and_what_else_stands_beside_it_are_taken() -> None:
    whole = Answer("When? Who?", "When? Who?", "", (QUOTE,), 0.5, True, parts=(ANSWER,))
    assert answers_of([GivenAnswer.model_validate(whole.to_dict() | {"seconds": 0.1})]) == [whole]


@pytest.mark.parametrize("wrong", [{"quotes": None}, {"confidence": 2}, {"found": 1}, {"answer": None}])
def test_what_is_no_answer_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        GivenAnswer.model_validate(ANSWER.to_dict() | wrong)
