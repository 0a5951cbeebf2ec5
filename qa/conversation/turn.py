"""An earlier question of the conversation, as it was answered, and what the turns so far say of the conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pullquote.qa.conversation.entities import names, subject


@dataclass(frozen=True, slots=True)
class PastTurn:
    """An earlier question, self-contained, its short answer, and what its pronouns stood for, by their kind."""

    question: str
    answer: str
    stood: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return names(self.question)

    @property
    def said(self) -> list[str]:
        """The names in the answer."""
        return names(self.answer, opening=len(self.answer.split()) <= 4)

    @property
    def subject(self) -> str:
        return subject(self.question)


def in_full(name: str, turns: Sequence[PastTurn]) -> str:
    """Return the longest form of a name in the conversation: Lovelace is Ada Lovelace."""
    known = [other for turn in turns for other in turn.names if set(name.split()) <= set(other.split())]
    return max(known, key=len, default=name)


def with_context(text: str, turns: Sequence[PastTurn]) -> str:
    """Return the question, and in brackets the names that the conversation is about. Unchanged where it has none: read
    with the question before it, it would be that one which is answered.
    """
    last = turns[-1]
    about = [in_full(next((turn.subject for turn in reversed(turns) if turn.subject), ""), turns)]
    about += last.said[:2]
    known = [name for name in dict.fromkeys(about) if name and name.lower() not in text.lower()]
    if not known:
        return text
    end = len(text.rstrip(" ?"))
    return f"{text[:end]} ({', '.join(known)}){text[end:]}"
