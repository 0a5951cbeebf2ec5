"""A file of questions → its answers a few at a time, for a page that shows them as they come, and files of them.

The forms are those of `pullquote batch`. Every line is looked at before the first is asked.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pullquote.corpus import InvalidArgument
from pullquote.ui.batch.ask_in_turn import ask_in_turn
from pullquote.ui.files import answer_file
from pullquote.ui.files.question_file import blanks, count, rows, suffix
from pullquote.ui.shared.file_size import size

if TYPE_CHECKING:
    from pullquote.qa import Answer, Pullquote


@dataclass(frozen=True)
class SheetSettings:
    """Limits of a file on the page, in bytes and questions. `together` are asked at once, so many a stop waits for;
    `pulse` seconds lie between two looks at the page at least: a browser that draws without pause obeys no button."""

    bytes: int = 20_000_000
    questions: int = 5000
    together: int = 8
    pulse: float = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers so far, in the order of the file `name`, of `total` questions; `blank` rows held none."""

    name: str = ""
    total: int = 0
    blank: int = 0
    answers: tuple[Answer, ...] = ()

    @property
    def done(self) -> bool:
        return len(self.answers) == self.total


def checked(path: Path, settings: SheetSettings | None = None) -> Sheet:
    """The file with nothing asked yet; ValueError, or click's UsageError, in one line, when it cannot be asked."""
    settings = settings or SheetSettings()
    suffix(path)
    bytes = path.stat().st_size
    if bytes > settings.bytes:
        raise InvalidArgument(f"{path} has {size(bytes)}; at most {size(settings.bytes)} here. Use: pullquote batch")
    total = count(path)
    if not total:
        raise InvalidArgument(f"{path} contains no questions.")
    if total > settings.questions:
        raise InvalidArgument(
            f"{path} contains {total:,} questions; at most {settings.questions:,} here. Use: pullquote batch"
        )
    return Sheet(path.name, total, len(blanks(path)))


def answering(path: Path, library: Pullquote, settings: SheetSettings | None = None) -> Iterator[Sheet]:
    """The sheet as it fills, first with no answer; stopped by whoever stops listening. Raises what `checked` raises."""
    settings = settings or SheetSettings()
    sheet = checked(path, settings)
    yield sheet
    shown = time.monotonic()
    for answers in ask_in_turn(library, (row.question for row in rows(path)), settings.together):
        sheet = replace(sheet, answers=(*sheet.answers, *answers))
        if sheet.done or time.monotonic() - shown >= settings.pulse:
            yield sheet
            shown = time.monotonic()


def files(sheet: Sheet) -> dict[str, bytes]:
    """The answers as csv, as Excel workbook and as jsonl, by name of file; as `pullquote batch` writes them."""
    stem = Path(sheet.name).stem
    csv, jsonl = (
        (answer_file.head(name) + answer_file.text(name, sheet.answers)).encode()
        for name in (Path("answers.csv"), Path("answers.jsonl"))
    )
    excel = answer_file.sheet(sheet.answers)
    return {f"{stem}-answers.csv": csv, f"{stem}-answers.xlsx": excel, f"{stem}-answers.jsonl": jsonl}
