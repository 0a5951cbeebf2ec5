"""The form of the former Hugging Face pipeline, with the bundled reader."""

from __future__ import annotations

from typing import Any

import pytest

from pullquote import question_answering

OWLS = "Owls hunt at night. A barn owl eats four voles a night. Its call is a screech."


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"question": " ", "context": OWLS}, "must not be empty"),
        ({"question": "Who?", "context": OWLS, "top_k": 0}, "top_k 0"),
        ({"question": ["Who?", "When?"], "context": [OWLS]}, "2 questions and 1 contexts"),
    ],
)
def test_wrong_arguments_are_told(arguments: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        question_answering(**arguments)


@pytest.mark.slow
def test_the_answer_is_a_span_of_the_context_with_a_score() -> None:
    found = question_answering(question="When do owls hunt?", context=OWLS)
    assert set(found) == {"score", "start", "end", "answer"}
    assert found["answer"] == OWLS[found["start"] : found["end"]]
    assert "night" in found["answer"]
    assert 0.5 < found["score"] <= 1


@pytest.mark.slow
def test_lists_several_spans_and_no_answer() -> None:
    night, voles = question_answering(["When do owls hunt?", "What does a barn owl eat?"], OWLS)
    assert "night" in night["answer"]
    assert "voles" in voles["answer"]
    several = question_answering("When do owls hunt?", OWLS, top_k=3)
    assert [each["score"] for each in several] == sorted((each["score"] for each in several), reverse=True)
    assert len(several) == 3
    none = question_answering("Who wrote the opera?", OWLS, handle_impossible_answer=True)
    assert (none["answer"], none["start"], none["end"]) == ("", 0, 0)
