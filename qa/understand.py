"""The question as asked, with its history → the question as searched for.

A question that leans on the conversation is put behind the question before it; one that stands alone stays untouched.
Rewrites no word and resolves no pronoun.
"""

from __future__ import annotations

import re

from index import terms
from qa.question import Question

_LEANING = re.compile(
    r"\b(it|its|he|him|his|she|her|hers|they|them|their|theirs|this|that|these|those|there|one|ones|former|latter)\b",
    re.I,
)
_SHORT = 1  # a question of so few terms ("When?", "And in Singapore?") leans too


def understand(question: Question) -> str:
    """The words to search for; the question's own where it stands alone."""
    if not question.history or not _leans(question.text):
        return question.text
    return f"{question.history[-1].strip()} {question.text.strip()}"


def _leans(text: str) -> bool:
    return bool(_LEANING.search(text)) or len(terms(text)) <= _SHORT
