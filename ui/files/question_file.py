"""A csv, xlsx or jsonl file of questions → questions, one by one, each with the line it is on.

A row whose question is blank is passed over, and named; any other that cannot be asked is an error that names its line.
How files are read is in `question_rows`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.corpus import InvalidArgument
from pullquote.ui.files import question_rows

if TYPE_CHECKING:
    from pullquote.qa import Question

SUFFIXES = (".csv", ".xlsx", ".jsonl", ".txt")
LONGEST, EARLIER = 20_000, 50  # characters of a question; earlier questions
SHOWN = 3  # bad lines listed one by one; the others are counted


@dataclass(frozen=True, slots=True)
class Row:
    """One question and the line of the file that it starts on, from 1."""

    line: int
    question: Question


def suffix(path: Path, among: Sequence[str] = SUFFIXES) -> str:
    """The ending, in lower case; with another than these it cannot be read or written."""
    if path.suffix.lower() not in among:
        *most, last = among
        raise click.UsageError(
            f"{path} is neither {', '.join(most)} nor {last}; name a file with one of these endings."
        )
    return path.suffix.lower()


def form(data: bytes) -> str:
    """The suffix that a file of questions with these bytes would have: JSON lines, csv with a column of questions, or
    plain text of one question a line."""
    first = data.decode("utf-8-sig", "replace").lstrip().partition("\n")[0]
    if first.startswith("{"):
        return ".jsonl"
    names = {"question", *question_rows.NAMES["question"]}
    header = re.split(r"[,;\t|]", first.casefold())
    return ".csv" if any(name.strip(' "\r') in names for name in header) else ".txt"


def rows(path: Path) -> Iterator[Row]:
    """All questions in the order of the file; ValueError at the first bad line."""
    for row in parsed(path):
        if isinstance(row, str):
            raise InvalidArgument(f"{path}, {row}")
        yield row


def count(path: Path) -> int:
    """How many questions; ValueError with the first bad lines if there are any."""
    good, bad = 0, []
    for row in parsed(path):
        if isinstance(row, str):
            bad.append(row)
        else:
            good += 1
    if bad:
        more = f"; and {len(bad) - SHOWN} more bad lines" if len(bad) > SHOWN else ""
        raise InvalidArgument(f"{path}: {'; '.join(bad[:SHOWN])}{more}. Nothing was asked: fix the file and run again.")
    return good


def parsed(path: Path) -> Iterator[Row | str]:
    """Every row that asks something, or 'line 7: what is wrong with it'."""
    for line, record in records(path):
        if _is_blank(record):
            continue
        try:
            yield Row(line, question_of(record))
        except InvalidArgument as error:
            yield f"line {line}: {error}"


def records(path: Path) -> Iterator[tuple[int, Any]]:
    """Line number and what is there, of any type; an exception object where the line itself is broken."""
    return question_rows.records(path, suffix(path))


def blanks(path: Path) -> list[int]:
    """The lines of the rows that hold something, but no question."""
    return [line for line, record in records(path) if _is_blank(record)]


def unasked(lines: Sequence[int]) -> str:
    """Say which rows without a question were passed over.

    >>> unasked([3, 5, 6, 9])
    '4 rows without a question skipped (lines 3, 5, 6 and 1 more).'
    """
    rows, which = ("row", "line") if len(lines) == 1 else ("rows", "lines")
    more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    named = ", ".join(map(str, lines[:SHOWN]))
    return f"{len(lines):,} {rows} without a question skipped ({which} {named}{more})."


def _is_blank(record: Any) -> bool:
    question = record.get("question", 0) if isinstance(record, Mapping) else 0
    return question is None or (isinstance(question, str) and not question.strip())


def question_of(record: Any) -> Question:
    """Raises ValueError with what is wrong, in words for the user."""
    from pullquote.qa import Question

    if isinstance(record, InvalidArgument):
        raise record
    if not isinstance(record, Mapping):
        raise InvalidArgument('not an object such as {"question": "…"}')
    text = checked(record.get("question"))
    return Question(text, history_of(record.get("history")), id_of(record.get("id")))


def checked(text: Any) -> str:
    """The question itself, when it is a text; whether it asks anything is for `Question` to say."""
    if not isinstance(text, str):
        raise InvalidArgument("no question" if text is None else f"the question is {text!r}, not a text")
    if not is_text(text):
        raise InvalidArgument("the question is not valid Unicode text")
    if len(text) > LONGEST:
        raise InvalidArgument(f"{len(text)} characters in one question; {LONGEST} at most")
    return text


def is_text(text: str) -> bool:
    """Whether it can be written at all: half of a surrogate pair cannot."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def history_of(value: Any) -> tuple[str, ...]:
    """Earlier questions, oldest first: a list, the JSON text of a list, or plain text for a single one."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = [value]  # a plain question that begins with a bracket
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InvalidArgument("history must be a string or a list of strings")
    if len(value) > EARLIER:
        raise InvalidArgument(f"{len(value)} earlier questions; {EARLIER} at most")
    return tuple(checked(text) for text in value if text.strip())


def id_of(value: Any) -> str | int | None:
    """An empty cell is no id."""
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise InvalidArgument(f"id is {value!r}, not a string or a whole number")
    return value if value != "" else None
