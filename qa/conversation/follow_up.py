"""A question that leans on the conversation → the same question, self-contained. One that stands alone stays as it is.

Rules on English words: pronouns get the name they stand for, "the company" and "that year" the names that the last turn
was about, "When?" and "And in Rome?" the rest of the question before. Knows no grammar and guesses at times; what it
made of a question is shown to whoever asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from pullquote.qa.conversation.demonstratives import demonstratives
from pullquote.qa.conversation.ellipsis import bare, swapped
from pullquote.qa.conversation.other_languages import leaning
from pullquote.qa.conversation.pronoun import pronouns, stood
from pullquote.qa.conversation.question import Question
from pullquote.qa.conversation.turn import PastTurn

TURNS = 8  # how far back a conversation is looked at


def self_contained(question: Question) -> str:
    """Return the question with what it leaves to the conversation put in; untouched where it stands alone."""
    turns: list[PastTurn] = []
    answers = [*question.answers, *[""] * len(question.history)]
    for text, answer in list(zip(question.history, answers, strict=False))[-TURNS:]:
        turns.append(PastTurn(_resolved(text, turns), answer, stood(text, turns)))
    return _resolved(question.text, turns)


def _resolved(text: str, turns: Sequence[PastTurn]) -> str:
    if not turns:
        return text
    for step in (leaning, bare, swapped, pronouns, demonstratives):
        if (resolved := step(text.strip(), turns)) is not None:
            return resolved
    return text
