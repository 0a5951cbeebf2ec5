"""What an answer is made of: `Quote`s, each the very words of an article. Holds data only.

The promise, for every quote: `article.text[quote.start:quote.end] == quote.text`, and its answer span lies inside it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from pullquote.corpus import InvalidArgument


@dataclass(frozen=True, slots=True)
class Quote:
    """`[start, end)` and `[answer_start, answer_end)` are characters of the article's text, one inside the other.

    `confidence`, 0..1, is the chance that this quote answers. `also` names other articles that say the same
    words; `date` is what the article tells of its own, '' for nothing.
    `place` tells people where the answer stands: "slide 3", "Q3!B7", "00:12:40", a heading; '' where there is none.
    """

    article: str
    title: str
    start: int
    end: int
    text: str
    answer_start: int
    answer_end: int
    confidence: float
    also: tuple[str, ...] = ()
    date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that give the same answer: text and confidence of the best one, and their places in `Answer.quotes`."""

    text: str
    confidence: float
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is the short answer, verbatim; '' when there is none. `quotes` come best first, also when not `found`:
    then they are the closest passages, and answer nothing. `understood` is the question that was searched for.

    Where several things are asked in one message, `parts` holds the answer to each in order (its `understood` says to
    what), and `quotes` those of all. `reply` is a short text for what is no question, such as a greeting: then nothing
    is searched for, found or quoted. `answers` groups the quotes by what they answer, best first: more than one where
    the articles differ. `notes` are lines for people, such as how a name was taken.

    An answer on a topic is found without a short answer.
    """

    question: str
    understood: str
    text: str
    quotes: tuple[Quote, ...]
    confidence: float
    found: bool
    id: str | int | None = None
    reply: str = ""
    parts: tuple[Answer, ...] = ()
    answers: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as JSON has it: `answer` for the short text, numbers rounded to four places.

        `reply` and `parts` only where there are any."""
        more: dict[str, Any] = {"reply": self.reply} if self.reply else {}
        if self.parts:
            more["parts"] = [part.to_dict() for part in self.parts]
        return {
            "id": self.id,
            "question": self.question,
            "understood": self.understood,
            "found": self.found,
            "answer": self.text,
            "confidence": round(self.confidence, 4),
            "quotes": [
                asdict(quote) | {"confidence": round(quote.confidence, 4), "also": list(quote.also)}
                for quote in self.quotes
            ],
            "answers": [
                asdict(group) | {"confidence": round(group.confidence, 4), "quotes": list(group.quotes)}
                for group in self.answers
            ],
            "notes": list(self.notes),
            **more,
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Answer:
        """Make the answer again from what `to_dict` gave. Raises ValueError for anything else."""
        try:
            quotes = tuple(Quote(**{**quote, "also": tuple(quote["also"])}) for quote in record["quotes"])
            parts = tuple(cls.from_dict(part) for part in record.get("parts", ()))
            groups = tuple(Group(**{**group, "quotes": tuple(group["quotes"])}) for group in record.get("answers", ()))
            rest = {name: record[name] for name in ("question", "understood", "confidence", "found", "id")}
            return cls(
                text=record["answer"],
                quotes=quotes,
                reply=record.get("reply", ""),
                parts=parts,
                answers=groups,
                notes=tuple(record.get("notes", ())),
                **rest,
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise InvalidArgument(f"not an answer of Pullquote: {error}") from None
