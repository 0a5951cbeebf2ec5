"""A table of questions (pandas) → the same table with their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from pullquote.corpus import InvalidArgument
from pullquote.qa.answers.answer import Answer
from pullquote.qa.filters import FilterOptions

if TYPE_CHECKING:
    from pandas import DataFrame

    from pullquote.qa.pullquote import Pullquote

COLUMNS = ("answer", "found", "confidence", "quote", "article", "start", "end")


def ask_frame(
    library: Pullquote, frame: DataFrame, question: str = "question", **filters: Unpack[FilterOptions]
) -> DataFrame:
    """Return the frame with the columns `answer`, `found`, `confidence`, and `quote`, `article`, `start`, `end` of the
    best quote; the index stays. Cells of the quote are missing where nothing was quoted.

    `question` names the column to ask; columns of the same names are replaced. Raises InvalidArgument without it.
    """
    if question not in frame.columns:
        raise InvalidArgument(f"the frame has no column {question!r}; it has {', '.join(map(str, frame.columns))}")
    answers = library.ask_many([str(each) for each in frame[question]], **filters)
    rows = [_row(answer) for answer in answers]
    return frame.assign(**{name: [row[name] for row in rows] for name in COLUMNS})


def _row(answer: Answer) -> dict[str, Any]:
    best = answer.quotes[0] if answer.quotes else None
    return {
        "answer": answer.text,
        "found": answer.found,
        "confidence": answer.confidence,
        "quote": best and best.text,
        "article": best and best.article,
        "start": best and best.start,
        "end": best and best.end,
    }
