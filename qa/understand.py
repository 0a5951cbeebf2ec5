"""The question as asked, with the questions before it → the question as searched for.

A question that leans on the conversation gets the name that its pronoun stands for, or the rest of the question before
it; one that stands alone stays untouched. Rules alone, in English: a wrong guess is shown to whoever asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import terms
from qa.question import Question

_ASKING = r"what|which|who|whom|whose|when|where|why|how"
_OPENING = frozenset(
    "is are was were did does do can could will would should has have tell and but so the a an in on".split()  # noqa: SIM905
)
_PRONOUN = re.compile(r"\b(it|he|she|they|him|them)\b|\b(its|his|her|their)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(this|that|these|those|there|one|ones)\b", re.IGNORECASE)
_BARE = re.compile(rf"(?:and |but |so )?({_ASKING})\W*", re.IGNORECASE)
_LEAD = re.compile(rf"(?:{_ASKING})\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w&.-]*\w(?: [A-Z][\w&.-]*\w)*")
_SHORT = 1  # a question of so few terms ("And in Singapore?") leans too


def understand(question: Question) -> str:
    """The words to search for; the question's own where it stands alone."""
    if not question.history:
        return question.text
    text, before = question.text.strip(), question.history[-1].strip()
    if bare := _BARE.fullmatch(text):
        return _LEAD.sub(bare[1].capitalize(), before, count=1) if _LEAD.match(before) else f"{before} {text}"
    name = _name(question.history)
    if name and _PRONOUN.search(text):
        return _PRONOUN.sub(lambda found: f"{name}’s" if found[2] else name, text, count=1)
    leans = _PRONOUN.search(text) or _POINTING.search(text) or len(terms(text)) <= _SHORT
    return f"{before} {text}" if leans else question.text


def _name(history: Sequence[str]) -> str:
    """The name that was asked about last; '' when no question names one.

    >>> _name(["Where is Lisbon?", "Who is Ada Lovelace?", "When was she born?"])
    'Ada Lovelace'
    """
    for asked in reversed(history):
        for name in _NAME.findall(asked):
            if not (_LEAD.fullmatch(name) or name.lower() in _OPENING):
                return str(name)
    return ""
