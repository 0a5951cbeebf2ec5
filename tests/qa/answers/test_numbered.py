"""Clauses and steps by their numbers."""

from __future__ import annotations

import pytest

from pullquote.corpus import split
from pullquote.corpus.load import read
from pullquote.index import Hit
from pullquote.qa.answers.numbered import SURE, numbered
from pullquote.qa.layout.list_pages import lists_apart
from pullquote.qa.reader.context import Page

LEASE = """Lease of the mill

1. The rent is due in May.

2. Dogs are welcome. Cats too.

Section 2.1: The roof is the owner's.
"""
STEPS = "To start the mill:\n\n1. Open the gate.\n2. Loosen the brake.\n"


def pages(text: str) -> list[Page]:
    article = read("a.md", text.encode())
    return lists_apart([Page.of(Hit(each, article, 1.0, 0.5, 2.0)) for each in split(article)])


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        ("What does clause 2 say?", LEASE, ["Dogs are welcome."]),
        ("What does section 2.1 state?", LEASE, ["The roof is the owner's."]),
        ("What is step 2?", STEPS, ["Loosen the brake."]),
        ("What does clause 9 say?", LEASE, []),
        ("What is 2?", LEASE, []),
        ("Who wrote clause 2?", LEASE, []),
    ],
)
def test_what_bears_the_number_answers(question: str, text: str, answers: list[str]) -> None:
    found = list(numbered(question, pages(text)))
    assert [page.text[start:end] for page, start, end, *_ in found] == answers
    assert all(confidence == SURE for *_, confidence, _ in found)


def test_other_words_of_the_question_should_stand_there_too() -> None:
    # Of mill and boats, the page holds one.
    ((*_, confidence, _),) = numbered("What does clause 2 of the mill say of boats?", pages(LEASE))
    assert confidence == SURE * (0.5 + 0.5 / 2)


def test_a_step_is_quoted_with_what_it_is_a_step_of() -> None:
    ((_, _, _, _, listed),) = numbered("What is step 2?", pages(STEPS))
    assert listed
    assert STEPS[slice(*listed.around)] == "To start the mill:\n\n1. Open the gate.\n2. Loosen the brake."
