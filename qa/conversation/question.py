"""What is asked: the words, and the earlier questions of the conversation. Holds data only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.corpus import InvalidArgument


@dataclass(frozen=True, slots=True)
class Question:
    """`history` holds the earlier questions, oldest first; `answers` the short answers they got, in the same order, ''
    for none. `id` is handed through to the answer."""

    text: str
    history: tuple[str, ...] = ()
    id: str | int | None = None
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not any(character.isalnum() for character in self.text):
            raise InvalidArgument(f"the question {self.text.strip()[:40]!r} holds no word; ask with a word or more")

    @classmethod
    def of(cls, asked: str | Question, history: Sequence[str] = (), answers: Sequence[str] = ()) -> Question:
        """A question from its words; a `Question` stays as it is."""
        return asked if isinstance(asked, Question) else cls(asked, tuple(history), answers=tuple(answers))
