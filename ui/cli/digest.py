"""Standing questions → what changed in their answers since they were last asked, as Markdown or JSON."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pullquote.corpus import InvalidArgument
from pullquote.ui.batch.ask_in_turn import ask_in_turn
from pullquote.ui.files import answer_file
from pullquote.ui.files.question_file import records, rows

if TYPE_CHECKING:
    from pullquote.index import Progress
    from pullquote.qa import Answer, Change, Pullquote, Quote

TOGETHER = 16


def last_answers(path: Path) -> list[Answer]:
    """The answers of the last time, as `digest -o` or `batch -o` wrote them; none where there is no such file yet."""
    from pullquote.qa import Answer

    if path.suffix.lower() != ".jsonl":
        raise InvalidArgument(f"{path} must be a file of answers in .jsonl, as `pullquote digest -o` writes it")
    if not path.exists():
        return []
    try:
        return [Answer.from_dict(record) for _, record in records(path)]
    except InvalidArgument:
        raise InvalidArgument(f"{path} is not a file of answers; name one that `pullquote digest -o` wrote") from None


def ask(questions: Path, library: Pullquote, progress: Progress, filters: dict[str, Any]) -> list[Answer]:
    """The answers of today, in the order of the file."""
    asked = [row.question for row in rows(questions)]
    answers: list[Answer] = []
    for replies in ask_in_turn(library, asked, TOGETHER, **filters):
        answers += replies
        progress(len(answers), len(asked), "")
    return answers


def keep(path: Path, answers: Sequence[Answer]) -> None:
    """Write the answers for the next time, whole or not at all; the file may be the one they were compared with."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8") as stream:
        stream.write(answer_file.text(path, answers))
    os.replace(stream.name, path)


def as_json(changes: Sequence[Change]) -> Iterator[str]:
    """A line for each change."""
    return (json.dumps(change.to_dict(), ensure_ascii=False) for change in changes)


def as_markdown(changes: Sequence[Change], asked: int) -> Iterator[str]:
    """A heading with the numbers, then each change with its quotes, those of before struck through."""
    from pullquote.ui.shared.markdown import escaped

    counts = {kind: sum(change.kind == kind for change in changes) for kind in ("new", "changed", "gone")}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    yield f"# {said}, {asked - len(changes)} unchanged"
    for change in changes:
        yield ""
        yield f"## {change.kind.capitalize()}: {escaped(change.now.question)}"
        if change.before and change.before.found:
            yield from ("", f"~~{escaped(change.before.text) or 'an answer of several quotes'}~~")
        if change.now.found:
            yield from ("", f"**{escaped(change.now.text)}** ({change.now.confidence:.2f})")
        telling = change.now if change.now.found else change.before
        for quote in telling.quotes if telling else ():
            yield from ("", f"> {escaped(quote.plain)}  ", f"> *{escaped(_source(quote))}*")


def _source(quote: Quote) -> str:
    return " · ".join(filter(None, (quote.title, quote.article, quote.date[:10], quote.place)))
