"""Answers → a csv or jsonl file, and back to which questions such a file already answers.

Each answer is one record that ends with a line break, so a record without its end is one that was interrupted. A csv
row carries the first quote in columns of its own and all quotes as JSON in the last; what a spreadsheet would run is
defused (`cells`). A line of jsonl is what `Answer.to_dict()` gives.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pullquote.corpus import InvalidArgument
from pullquote.ui.files.cells import as_was, harmless
from pullquote.ui.files.excel_file import workbook
from pullquote.ui.files.question_file import suffix as one_of

if TYPE_CHECKING:
    from pullquote.qa import Answer

SUFFIXES = (".csv", ".jsonl")
CITATIONS = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json", ".md": "markdown"}
ANSWER = ("id", "question", "understood", "found", "answer", "confidence")
QUOTE = ("article", "title", "start", "end", "text", "answer_start", "answer_end")
COLUMNS = (*ANSWER, *QUOTE, "quotes")

Key = tuple[str | int, str]


def suffix(path: Path) -> str:
    """The ending of a file of answers."""
    return one_of(path, (*SUFFIXES, *CITATIONS))


def key(place: int, id: str | int | None, question: str) -> Key:
    """What an answer is known by: its id, else its place in the file (from 0), and always the question itself."""
    return (place if id is None else str(id)), question


def head(path: Path) -> str:
    """What a file of answers begins with."""
    return _csv_record(COLUMNS) if suffix(path) == ".csv" else ""


def text(path: Path, answers: Iterable[Answer]) -> str:
    """The records of these answers, each with its line break."""
    record = _csv_answer if suffix(path) == ".csv" else _json_answer
    return "".join(record(answer.to_dict()) for answer in answers)


def citations(path: Path) -> str:
    """The form of citations that a file is to hold; '' for one of answers."""
    return CITATIONS.get(suffix(path), "")


def answered(path: Path) -> tuple[Counter[Key], int]:
    """What a file already answers, and the byte at which its last whole record ends; 0 when it has none."""
    done: Counter[Key] = Counter()
    end, place, is_csv = 0, 0, suffix(path) == ".csv"
    parse = _csv_key if is_csv else _json_key
    try:
        with path.open("rb") as stream:
            for record in whole_records(stream, quoted=is_csv):
                if is_csv and not end:
                    _check_head(record)
                else:
                    done[key(place, *parse(record.decode()))] += 1
                    place += 1
                end += len(record)
    except (ValueError, KeyError, TypeError, csv.Error):
        raise InvalidArgument(f"{path} is not a file of answers; give another name with -o.") from None
    return done, end


def whole_records(stream: IO[bytes], quoted: bool) -> Iterator[bytes]:
    """Records with their line break; a last one without is left out. `quoted`: a line break inside "…" ends none."""
    record = b""
    for line in stream:
        record += line
        if line.endswith(b"\n") and not (quoted and record.count(b'"') % 2):
            yield record
            record = b""


def _check_head(record: bytes) -> None:
    if record != _csv_record(COLUMNS).encode():
        raise ValueError("other columns")


def _csv_record(cells: Iterable[Any]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(map(harmless, cells))
    return stream.getvalue()


def sheet(answers: Iterable[Answer]) -> bytes:
    """The answers as an Excel workbook, in the columns of a csv."""
    return workbook([COLUMNS, *(_cells(answer.to_dict()) for answer in answers)])


def _csv_answer(answer: dict[str, Any]) -> str:
    return _csv_record(_cells(answer))


def _cells(answer: dict[str, Any]) -> list[Any]:
    quotes = answer["quotes"]
    first = quotes[0] if quotes else {}
    line = answer | {"found": json.dumps(answer["found"])}
    cells = [line[name] for name in ANSWER] + [first.get(name) for name in QUOTE]
    return [*cells, json.dumps(quotes, ensure_ascii=False)]


def _json_answer(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _csv_key(record: str) -> tuple[str | None, str]:
    (cells,) = csv.reader([record], strict=True)
    row = dict(zip(COLUMNS, cells, strict=True))
    return as_was(row["id"]) or None, as_was(row["question"])


def _json_key(record: str) -> tuple[str | int | None, str]:
    answer = json.loads(record)
    return answer["id"], str(answer["question"])
