"""A file of claims → a sheet that says of each what the articles say, with the closest sentence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pullquote.ui.files.cells import harmless
from pullquote.ui.files.excel_file import workbook
from pullquote.ui.files.question_file import rows

if TYPE_CHECKING:
    from pullquote.index import Progress
    from pullquote.qa import CheckedClaim, Pullquote

SHEETS = (".csv", ".xlsx", ".jsonl")
COLUMNS = (
    "id",
    "claim",
    "verdict",
    "confidence",
    "why",
    "quote",
    "bears on it",
    "article",
    "title",
    "date",
    "start",
    "end",
)


def check(claims: Path, library: Pullquote, progress: Progress, filters: dict[str, Any]) -> list[CheckedClaim]:
    """All claims of the file, in its order."""
    asked, checked = [row.question for row in rows(claims)], []
    for claim in asked:
        checked.append(library.check(claim, **filters))
        progress(len(checked), len(asked), "")
    return checked


def sheet(suffix: str, checked: Iterable[CheckedClaim]) -> bytes:
    """The file of this suffix, csv for "": a row for each claim with the sentence closest to it."""
    if suffix == ".jsonl":
        return "".join(f"{json.dumps(each.to_dict(), ensure_ascii=False)}\n" for each in checked).encode()
    table = [COLUMNS, *(tuple(_cells(each)) for each in checked)]
    if suffix == ".xlsx":
        return workbook(table)
    stream = io.StringIO()
    csv.writer(stream).writerows(map(harmless, row) for row in table)
    return stream.getvalue().encode("utf-8-sig")


def _cells(checked: CheckedClaim) -> Iterator[str | int | float | None]:
    yield from (checked.id, checked.claim, checked.verdict, checked.confidence, checked.why)
    if checked.quotes:
        first = checked.quotes[0]
        bears = first.text[first.answer_start - first.start : first.answer_end - first.start]
        yield from (first.plain, bears, first.article, first.title, first.date[:10], first.start, first.end)
