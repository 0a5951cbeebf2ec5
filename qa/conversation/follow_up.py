"""A follow-up question → the same question, self-contained. Others stay as they are.

Rules on English words: pronouns are replaced by the name they refer to, "the company" and "that year" get the names of
the last turn, "When?" and "And in Rome?" the rest of the previous question. Uses no grammar and sometimes guesses; the
user sees the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.qa.conversation.demonstratives import demonstratives
from pullquote.qa.conversation.ellipsis import bare, gapped, swapped
from pullquote.qa.conversation.other_languages import leaning
from pullquote.qa.conversation.pronoun import pronouns, stood
from pullquote.qa.conversation.question import Question
from pullquote.qa.conversation.turn import PastTurn

_BROKEN = re.compile(r"\b(?:the|an?) (?:the|an?)\b|\b(the|an?|of|in|at|is|was|did|does|will) \1\b", re.IGNORECASE)
TURNS = 8  # how far back a conversation is looked at


def self_contained(question: Question) -> str:
    """Return the question with what it takes from the conversation filled in; unchanged if self-contained."""
    turns: list[PastTurn] = []
    answers = [*question.answers, *[""] * len(question.history)]
    for text, answer in list(zip(question.history, answers, strict=False))[-TURNS:]:
        turns.append(PastTurn(_resolved(text, turns), answer, stood(text, turns)))
    return _resolved(question.text, turns)


def _resolved(text: str, turns: Sequence[PastTurn]) -> str:
    if not turns:
        return text
    for step in (leaning, bare, gapped, swapped, pronouns, demonstratives):
        if (resolved := step(text.strip(), turns)) is not None:
            return text if _BROKEN.search(resolved) and not _BROKEN.search(text) else resolved
    return text
