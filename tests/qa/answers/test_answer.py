"""What an answer is as an object: its names, its truth, how it is printed, and its way through JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote import Answer, Quote
from pullquote.qa import Group

QUOTE = Quote("owls.txt", "Owls", 4, 31, "A barn owl eats\nfour <voles>.", 20, 24, 0.912345, date="2024-05-01")
ANSWER = Answer("How many?", "How many?", "four", (QUOTE,), 0.912345, True, answers=(Group("four", 0.912345, (0,)),))


def test_the_short_answer_has_one_name_in_python_and_json() -> None:
    assert ANSWER.answer == ANSWER.text == ANSWER.to_dict()["answer"] == "four"


def test_an_answer_is_true_where_it_was_found() -> None:
    assert ANSWER
    assert not replace(ANSWER, found=False)


@given(st.floats(0, 1), st.floats(0, 1))
def test_json_and_back_is_the_same_answer(one: float, other: float) -> None:
    quote = replace(QUOTE, confidence=one, also=("tea.txt",), place="slide 3", author="Ann", url="https://a.example/")
    answer = replace(ANSWER, quotes=(quote, QUOTE), confidence=other, id=7, notes=("a note",))
    message = replace(answer, parts=(answer, ANSWER), reply="Hello")
    for each in (answer, message):
        assert Answer.from_dict(json.loads(json.dumps(each.to_dict()))) == each


def test_what_was_kept_by_an_older_version_is_read() -> None:
    record = ANSWER.to_dict()
    for name in ("plain", "author", "url"):
        del record["quotes"][0][name]
    assert Answer.from_dict(record).quotes[0].plain == "A barn owl eats four <voles>."


def test_it_is_printed_in_a_few_words() -> None:
    assert repr(ANSWER) == "<Answer 'four' 0.91, 1 quote>"
    assert repr(replace(ANSWER, found=False, quotes=())) == "<Answer not found, 0 quotes>"
    assert repr(QUOTE) == "<Quote owls.txt 4:31 'A barn owl eats four <voles>.' 0.91>"


def test_a_notebook_shows_the_answer_marked_and_everything_escaped() -> None:
    shown = ANSWER._repr_html_()
    assert "<b>four (0.91)</b>" in shown
    assert "<blockquote>A barn owl eats\n<mark>four</mark> &lt;voles&gt;.<br>" in shown
    assert "<small>Owls · owls.txt · 2024-05-01</small>" in shown
    assert "<mark>" not in replace(ANSWER, found=False)._repr_html_()


@pytest.mark.parametrize("record", [{}, {"quotes": 1}, []])
def test_anything_else_is_no_answer(record: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not an answer of Pullquote"):
        Answer.from_dict(record)
