"""What an answer is made of: `Quote`s, each exact words of an article. Holds data only.

The promise, for every quote: `article.text[quote.start:quote.end] == quote.text`, and its answer span lies inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pullquote.corpus import Box, InvalidArgument
from pullquote.qa.citations.cite import cite, cite_quotes
from pullquote.qa.notebook import Block, html

PLACES = 4  # decimals of a confidence, so that an answer survives JSON unchanged


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

    `confidence`, 0..1, is the probability that this quote answers. `also` names other articles with the same words.
    `date`, `author` and `url` are the article's metadata, '' if unknown.
    `plain` is the text for printing: without markup, on one line, its answer at `[plain_start, plain_end)`; `text` is
    exact.
    `place` says in words where the answer is: "slide 3", "Q3!B7", "00:12:40", a heading; '' if there is none.
    `page`, from 1, is where the answer was printed, None if unknown; `boxes` are those of the quote: page, x0, y0, x1,
    y1 in points from the top left of the page, one a line.
    `link` is the address of the quote in the chat, from its `#` on, and follows the words if they move; `public_link`
    leads to them on the original web page, '' if unknown.
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
    plain_start: int = 0
    plain_end: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "confidence", round(self.confidence, PLACES))
        if not self.plain:
            before, after = self.text[: self.answer_start - self.start], self.text[: self.answer_end - self.start]
            object.__setattr__(self, "plain", " ".join(self.text.split()))
            object.__setattr__(self, "plain_start", len(" ".join(f"{before}.".split())) - 1)
            object.__setattr__(self, "plain_end", len(" ".join(after.split())))

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


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """What two things have in common, in words that both share ('' for none), and for each of them the indexes in
    `Answer.quotes`."""

    about: str
    quotes: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two things compared, and the rows; the last one may hold quotes on only one of them."""

    sides: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Comparison:
        rows = (ComparisonRow(row["about"], tuple(map(tuple, row["quotes"]))) for row in record["rows"])
        return cls(tuple(record["sides"]), tuple(rows))


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """`text`, also called `answer`, is the short answer, verbatim; '' when there is none. An answer is true if it is
    `found`. `quotes` come best first, also when not `found`: then they are the closest passages, and answer nothing.
    `understood` is the question that was searched for.

    If a message asks several things, `parts` holds the answer to each in order (its `understood` says to what), and
    `quotes` those of all. `reply` is a short text for what is not a question, such as a greeting: then nothing is
    searched for, found or quoted. `answers` groups the quotes by what they answer, best first: more than one if the
    articles differ. `notes` are lines for people, such as how a name was interpreted.

    An answer on a topic is found without a short answer. `comparison` lays the quotes of a comparison out in columns.
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
    comparison: Comparison | None = None

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
        """Return citations of what is quoted, as for a quote; '' if no answer was found, except for "markdown"."""
        return cite([self], form)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer for JSON, with `answer` for the short text; `from_dict` restores it. `reply`, `parts` and
        `comparison`, and `cells` of a quote, only if there are any."""
        more: dict[str, Any] = {"reply": self.reply} if self.reply else {}
        if self.parts:
            more["parts"] = [part.to_dict() for part in self.parts]
        if self.comparison:
            more["comparison"] = asdict(self.comparison)
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
        """Restore the answer from what `to_dict` returned. Raises ValueError for anything else."""
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
                comparison=Comparison.from_dict(laid) if (laid := record.get("comparison")) else None,
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
