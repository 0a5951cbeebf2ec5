"""What an answer is made of: `Quote`s, each the very words of an article. Holds data only.

The promise, for every quote: `article.text[quote.start:quote.end] == quote.text`, and its answer span lies inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pullquote.corpus import Box, InvalidArgument
from pullquote.qa.citations.cite import cite, cite_quotes
from pullquote.qa.notebook import Block, html

PLACES = 4  # of a confidence: all that are kept, so that an answer is the same after its way through JSON


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a quoted row, `text` at `[start, end)` of the article, below the `head` of its column at `[head_start,
    head_end)`; of a column without one that is empty."""

    head: str
    head_start: int
    head_end: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Quote:
    """`[start, end)` and `[answer_start, answer_end)` are characters of the article's text, one inside the other.

    `confidence`, 0..1, is the chance that this quote answers. `also` names other articles that say the same
    words. `date`, `author` and `url` are what the article or its file name tells of itself, '' for nothing.
    `plain` is the text for printing: without markup, on one line; `text` is exact.
    `place` tells people where the answer stands: "slide 3", "Q3!B7", "00:12:40", a heading; '' where there is none.
    `page`, from 1, is the one on which the answer was printed, None where that is not known; `boxes` are where the
    quote was: page, x0, y0, x1, y1 in points from the top left of the page, one a line.
    `link` is the address of the quote in the chat, from its `#` on, and finds the words where they have moved to;
    `public_link` leads to them in the page on the web that the article is from, '' where that is not known.
    `cells` are those of a row of a table, blank ones left out. Its quote begins with the heads where they are near.
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
    cells: tuple[Cell, ...] = ()
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    link: str = ""
    public_link: str = ""
    author: str = ""
    url: str = ""
    plain: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "confidence", round(self.confidence, PLACES))
        object.__setattr__(self, "plain", self.plain or " ".join(self.text.split()))

    def block(self, marked: bool) -> Block:
        """The words before the answer, the answer, those after it, and the source; or all words as those before."""
        at = (self.answer_start - self.start, self.answer_end - self.start) if marked else (len(self.text),) * 2
        source = " · ".join(filter(None, (self.title, self.article, self.date, self.place)))
        return self.text[: at[0]], self.text[at[0] : at[1]], self.text[at[1] :], source

    def cite(self, form: str = "plain") -> str:
        """Return the citation of this quote: "plain", "markdown", "bibtex", "ris" or "csl-json"."""
        return cite_quotes([self], form)

    def __repr__(self) -> str:
        return f"<Quote {self.article} {self.start}:{self.end} {shortened(self.plain)!r} {self.confidence:.2f}>"


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that give the same answer: text and confidence of the best one, and their places in `Answer.quotes`."""

    text: str
    confidence: float
    quotes: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "confidence", round(self.confidence, PLACES))


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """`text`, also called `answer`, is the short answer, verbatim; '' when there is none. An answer is true where it is
    `found`. `quotes` come best first, also when not `found`:
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "confidence", round(self.confidence, PLACES))

    @property
    def answer(self) -> str:
        """The short answer, as JSON calls it."""
        return self.text

    def __bool__(self) -> bool:
        return self.found

    def __repr__(self) -> str:
        said = f"{shortened(self.text)!r} {self.confidence:.2f}" if self.found else "not found"
        return f"<Answer {said}, {len(self.quotes)} quote{'' if len(self.quotes) == 1 else 's'}>"

    def _repr_html_(self) -> str:
        heading = self.reply or (
            f"{self.text} ({self.confidence:.2f})" if self.found else "No answer; closest passages:"
        )
        return html(heading, (quote.block(marked=self.found) for quote in self.quotes))

    def cite(self, form: str = "plain") -> str:
        """Return citations of what is quoted, as for a quote; '' where no answer was found, but for "markdown"."""
        return cite([self], form)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as JSON has it: `answer` for the short text; `from_dict` makes the same answer of it again.

        `reply` and `parts`, and `cells` of a quote, only where there are any."""
        more: dict[str, Any] = {"reply": self.reply} if self.reply else {}
        if self.parts:
            more["parts"] = [part.to_dict() for part in self.parts]
        return {
            "id": self.id,
            "question": self.question,
            "understood": self.understood,
            "found": self.found,
            "answer": self.text,
            "confidence": self.confidence,
            "quotes": [_to_dict(quote) for quote in self.quotes],
            "answers": [asdict(group) | {"quotes": list(group.quotes)} for group in self.answers],
            "notes": list(self.notes),
            **more,
        }

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Answer:
        """Make the answer again from what `to_dict` gave. Raises ValueError for anything else."""
        try:
            quotes = tuple(map(_from_dict, record["quotes"]))
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


def shortened(text: str, most: int = 40) -> str:
    """Return the text, or its beginning with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _to_dict(quote: Quote) -> dict[str, Any]:
    record = asdict(quote) | {"also": list(quote.also), "boxes": [list(box) for box in quote.boxes]}
    cells = record.pop("cells")
    return record | {"cells": list(cells)} if cells else record


def _from_dict(record: Mapping[str, Any]) -> Quote:
    cells = tuple(Cell(**cell) for cell in record.get("cells", ()))
    boxes = tuple((page, x0, y0, x1, y1) for page, x0, y0, x1, y1 in record.get("boxes", ()))
    return Quote(**{**record, "also": tuple(record["also"]), "cells": cells, "boxes": boxes})
