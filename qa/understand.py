"""The question as asked, with the conversation before it → the question as searched for."""

from __future__ import annotations

from qa.follow_up import self_contained
from qa.question import Question


def understand(question: Question) -> str:
    """The words to search for; the question's own where it stands alone."""
    return self_contained(question)
