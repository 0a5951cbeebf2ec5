"""A csv or jsonl file of questions → questions, one by one, each with the line it stands on.

Read lazily: the file may be larger than memory. Encoding is UTF-8, with or without a byte order mark. Nothing is
repaired: a row that holds no question is an error that names its line.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.corpus import InvalidArgument

if TYPE_CHECKING:
    from pullquote.qa import Question

SUFFIXES = (".csv", ".jsonl")
SHOWN = 3  # bad lines told one by one; the others are counted


@dataclass(frozen=True, slots=True)
class Row:
    """One question and the line of the file that it starts on, from 1."""

    line: int
    question: Question


def suffix(path: Path) -> str:
    """'.csv' or '.jsonl'; anything else cannot be read or written."""
    if path.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"{path} is neither .csv nor .jsonl; name a file with one of these endings.")
    return path.suffix.lower()


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
        raise InvalidArgument(
            f"{path}: {'; '.join(bad[:SHOWN])}{more}. Nothing was asked: mend the file and run again."
        )
    return good


def parsed(path: Path) -> Iterator[Row | str]:
    """Every row, or 'line 7: what is wrong with it'."""
    for line, record in records(path):
        try:
            yield Row(line, question_of(record))
        except InvalidArgument as error:
            yield f"line {line}: {error}"


def records(path: Path) -> Iterator[tuple[int, Any]]:
    """Line number and what stands there, of any type; an exception object where the line itself is broken."""
    read = _csv_records if suffix(path) == ".csv" else _jsonl_records
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            yield from read(path, stream)
        except UnicodeDecodeError as error:
            raise InvalidArgument(f"{path} is not UTF-8 ({error.reason}); save it as UTF-8.") from None


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
        raise InvalidArgument("history is neither a text nor a list of texts")
    return tuple(checked(text) for text in value if text.strip())


def id_of(value: Any) -> str | int | None:
    """An empty cell is no id."""
    if isinstance(value, bool) or not isinstance(value, str | int | None):
        raise InvalidArgument(f"id is {value!r}, not a text or a whole number")
    return value if value != "" else None


def _csv_records(path: Path, stream: Iterator[str]) -> Iterator[tuple[int, Any]]:
    first = next(stream, "")
    reader = csv.reader(chain([first], stream), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if "question" not in header:
            raise InvalidArgument(
                f"{path} has no column 'question' in its first line (it has: {', '.join(header) or 'none'})."
            )
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(header):
                yield (
                    line,
                    InvalidArgument(f"{len(cells)} cells under {len(header)} columns; quote cells that hold a comma"),
                )
            elif any(cell.strip() for cell in cells):
                yield line, dict(zip(header, cells, strict=False))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidArgument(f"{path}, line {reader.line_num}: {error}.") from None


def _jsonl_records(path: Path, stream: Iterator[str]) -> Iterator[tuple[int, Any]]:
    for line, text in enumerate(stream, start=1):
        if text.strip():
            try:
                yield line, json.loads(text)
            except (ValueError, RecursionError) as error:
                yield line, InvalidArgument(f"not JSON ({error})")
