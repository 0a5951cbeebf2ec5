"""A csv, xlsx, jsonl or plain text file → its records, each with the line it is on, whoever wrote the file.

A csv may be separated by commas, semicolons, tabs or bars, and be in any encoding that articles may be in. UTF-8 is
read lazily, since such a file may be larger than memory. Columns may have any of the usual names, or none where there
is but one. Blank rows are skipped.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from pullquote.corpus import InvalidArgument, Unreadable, rows_in_sandbox

NAMES = {
    "question": (
        "questions",
        "query",
        "queries",
        "prompt",
        "q",
        "text",
        "ask",
        "frage",
        "pregunta",
        "domanda",
        "vraag",
        "claim",
        "claims",
        "statement",
    ),
    "id": ("no", "no.", "nr", "nr.", "number", "#", "key", "qid", "question_id", "question id"),
    "history": ("earlier", "previous", "earlier questions"),
}
SEPARATORS = ",;\t|"
SEP = "sep="  # how Excel writes the separator in a line of its own
CHUNK = 1 << 20


def records(path: Path, suffix: str) -> Iterator[tuple[int, Any]]:
    """Line number and what is there, of any type; an exception object where the line itself is broken."""
    if suffix == ".xlsx":
        yield from _named(path, enumerate(_sheet(path), start=1))
        return
    with _text(path) as stream:
        if suffix == ".txt":
            yield from ((line, {"question": text.strip()}) for line, text in enumerate(stream, start=1) if text.strip())
        elif suffix == ".csv":
            yield from _named(path, _csv_rows(path, stream))
        else:
            yield from _jsonl_records(stream)


def _named(path: Path, rows: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """Rows of cells → records by the names of the columns in the first row that holds any cell."""
    rows = ((line, row) for line, row in rows if not isinstance(row, list) or any(cell.strip() for cell in row))
    line, first = next(rows, (1, []))
    header = _header(first) if isinstance(first, list) else []
    if "question" not in header:
        column = _asking(first)
        if column is None:
            columns = ", ".join(header) or "none"
            raise InvalidArgument(f"{path} has no column 'question' in its first line (it has: {columns}).")
        header = [str(place) for place in range(len(first))]
        header[column] = "question"
        rows = chain([(line, first)], rows)
    for line, row in rows:
        if not isinstance(row, list):
            yield line, row
        elif any(cell.strip() for cell in row[len(header) :]):
            reason = f"{len(row)} cells under {len(header)} columns; quote cells that hold a comma"
            yield line, InvalidArgument(reason)
        else:
            yield line, dict(zip(header, row, strict=False))


def _header(cells: Sequence[str]) -> list[str]:
    """The names in lower case, usual ones by the one that they stand for, where no column has that already."""
    names = [cell.strip().casefold() for cell in cells]
    for name, others in NAMES.items():
        place = next((names.index(other) for other in others if other in names), None)
        if name not in names and place is not None:
            names[place] = name
    return names


def _asking(cells: Sequence[str]) -> int | None:
    """The column of questions where the first row names none: the only one that holds words, or ends like one."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    asking = [place for place in filled if cells[place].strip().endswith(("?", "？", "؟"))]
    if len(asking) == 1:
        return asking[0]
    return filled[0] if len(filled) == 1 and " " in cells[filled[0]].strip() else None


@contextmanager
def _text(path: Path) -> Iterator[Any]:
    """The file as text: lazily where it is UTF-8."""
    if _is_utf8(path):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
        return
    from pullquote.corpus.formats.decode import decode
    from pullquote.corpus.text.content import Refused

    try:
        text = decode(path.read_bytes())
    except Refused as error:
        raise InvalidArgument(f"{path} {error}") from None
    yield io.StringIO(text, newline="")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _csv_rows(path: Path, stream: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    first, skipped = next(stream, ""), 0
    separator = max(SEPARATORS, key=first.count)
    if first.casefold().startswith(SEP) and len(first.strip()) <= len(SEP) + 1:
        separator, first, skipped = first[len(SEP) :].rstrip("\r\n") or ",", next(stream, ""), 1
    reader = csv.reader(chain([first], stream), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line + skipped, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidArgument(f"{path}, line {reader.line_num + skipped}: {error}.") from None


def _sheet(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet that holds any; read in a child process, as articles are."""
    try:
        return iter(rows_in_sandbox(path.name, path.read_bytes()))
    except Unreadable as error:
        raise InvalidArgument(f"{path} {error.reason}") from None


def _jsonl_records(stream: Iterator[str]) -> Iterator[tuple[int, Any]]:
    for line, text in enumerate(stream, start=1):
        if text.strip():
            try:
                yield line, _with_names(json.loads(text))
            except (ValueError, RecursionError) as error:
                yield line, InvalidArgument(f"not JSON ({error})")


def _with_names(record: Any) -> Any:
    if not isinstance(record, dict):
        return record
    return dict(zip(_header(list(record)), record.values(), strict=True))
