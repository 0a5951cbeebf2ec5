"""Answers that a program hands back, as pydantic models: the JSON of `Answer.to_dict`, names and types checked.

`quotes` and their places are of the article as it was when it was asked; what a form makes of them is its own affair.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pullquote.corpus import InvalidArgument
from pullquote.qa import Answer
from pullquote.ui.programs.api import Limits
from pullquote.ui.programs.bodies import Whole, whole

Place = Annotated[int, Field(ge=0, le=2**53), BeforeValidator(whole)]
Share = Annotated[float, Field(ge=0, le=1)]
Box = Annotated[list[int | float], Field(min_length=5, max_length=5)]


class Known(BaseModel):
    """An object with no names but these."""

    model_config = ConfigDict(strict=True, extra="forbid")


class GivenCell(Known):
    """A cell of a quoted row."""

    head: str
    head_start: Place
    head_end: Place
    text: str
    start: Place
    end: Place


class GivenQuote(Known):
    """A quote, as returned by /api/ask."""

    article: str
    title: str
    start: Place
    end: Place
    text: str
    answer_start: Place
    answer_end: Place
    confidence: Share
    also: list[str] = []
    date: str = ""
    place: str = ""
    cells: list[GivenCell] = []
    page: Place | None = None
    boxes: list[Box] = []
    link: str = ""
    public_link: str = ""
    author: str = ""
    url: str = ""
    plain: str = ""
    plain_start: Place = 0
    plain_end: Place = 0


class GivenGroup(Known):
    """Quotes that give the same answer."""

    text: str
    confidence: Share
    quotes: list[Place]


class GivenRow(Known):
    """A row of a comparison."""

    about: str
    quotes: list[list[Place]]


class GivenComparison(Known):
    """The columns and rows of a comparison."""

    sides: list[str]
    rows: list[GivenRow]


class GivenAnswer(BaseModel):
    """An answer as returned by /api/ask; other fields are ignored."""

    model_config = ConfigDict(strict=True)

    question: str
    understood: str
    found: bool
    answer: str
    confidence: Share
    quotes: list[GivenQuote]
    id: str | Whole | None = None
    answers: list[GivenGroup] = []
    notes: list[str] = []
    reply: str = ""
    parts: list[GivenAnswer] = []
    comparison: GivenComparison | None = None


Given = Annotated[
    list[GivenAnswer], Field(description="Answers as returned by /api/ask.", max_length=Limits().questions)
]


def answers_of(given: list[GivenAnswer]) -> list[Answer]:
    """The answers again. ValueError for one whose parts do not fit each other."""
    try:
        return [Answer.from_dict(_without_defaults(each.model_dump())) for each in given]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidArgument("`answers` must be answers as returned by /api/ask") from None


def _without_defaults(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None or name == "id"}
