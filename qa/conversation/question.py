"""What is asked: the words, and the earlier questions of the conversation. Holds data only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.corpus import InvalidArgument


@dataclass(frozen=True, slots=True)
class Question:
    """`history` holds the earlier questions, oldest first; `answers` the short answers they got, in the same order, ''
    for none. `id` is passed on to the answer."""

    text: str
    history: tuple[str, ...] = ()
    id: str | int | None = None
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"the question must be a text, not {type(self.text).__name__}")
        if not any(character.isalnum() for character in self.text):
            raise InvalidArgument(f"the question {self.text.strip()[:40]!r} contains no words")

    @classmethod
    def of(cls, asked: str | Question, history: Sequence[str] = (), answers: Sequence[str] = ()) -> Question:
        """A question from its words; a `Question` stays as it is."""
        if isinstance(asked, Question):
            return asked
        return cls(asked, as_list("history", history), answers=as_list("answers", answers))


def as_list(name: str, value: Sequence[str]) -> tuple[str, ...]:
    """The texts of a list. Raises TypeError for a single text, which would be split into letters."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"{name} must be a list of texts, such as [{value!r}]")
    return tuple(value)
