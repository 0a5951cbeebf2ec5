"""Thumbs up and down → `feedback.jsonl` in the library's folder, in the form of gold questions.

An answer held right is a gold question: `pullquote evaluate` scores it from then on. One held wrong keeps what was
answered, marked `"rating": "down"`, and is left out of the scores: what the right answer is, nobody said.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pullquote.corpus import InvalidArgument
from pullquote.ui.files.question_file import is_text

if TYPE_CHECKING:
    from pullquote.qa import Answer, Quote

NAME = "feedback.jsonl"
DOWN = "down"
REMARK = 2_000  # characters
LINE = 64 * 2**10  # bytes
FILE = 16 * 2**20
WAIT = 10  # seconds for another writer


def keep(library_path: Path, answer: Answer, up: bool, remark: str = "", history: Sequence[str] = ()) -> str:
    """Adds one line, whole or not at all, and gives its id; raises ValueError if it is too large, or the file is."""
    from filelock import FileLock

    if not is_text(remark) or len(remark) > REMARK:
        raise InvalidArgument(
            f"a remark may have {REMARK} characters; this one has {len(remark)}, or is not valid Unicode"
        )
    id = uuid4().hex
    line = (json.dumps(record(answer, up, remark, history) | {"id": id}, ensure_ascii=False) + "\n").encode()
    if len(line) > LINE:
        raise InvalidArgument(f"the feedback is too long to keep: {len(line)} bytes, {LINE} at most")
    file = library_path / NAME
    library_path.mkdir(
        mode=0o700, parents=True, exist_ok=True
    )  # that of a shared library holds what stays on this machine
    with FileLock(library_path / f"{NAME}.lock", timeout=WAIT), open(file, "ab+", opener=_private) as stream:
        size = stream.seek(0, 2)
        if size + len(line) > FILE:
            raise InvalidArgument(f"{file} is full; move it to another place")
        stream.truncate(_whole(stream, size))
        stream.write(line)
    return id


def withdraw(library_path: Path, id: str) -> None:
    """Takes the line of this id out again; nothing if there is none."""
    from filelock import FileLock

    file = library_path / NAME
    if not (id and file.exists()):
        return
    with FileLock(library_path / f"{NAME}.lock", timeout=WAIT):
        lines = file.read_bytes().splitlines(keepends=True)
        part = file.with_suffix(".part")
        with open(part, "wb", opener=_private) as stream:
            stream.write(b"".join(line for line in lines if _id(line) != id))
        os.replace(part, file)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _id(line: bytes) -> str | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record.get("id") if isinstance(record, dict) else None


def record(answer: Answer, up: bool, remark: str = "", history: Sequence[str] = ()) -> dict[str, Any]:
    """The line as a JSON object. An answer not found that is held right is a question without an answer."""
    quotes = answer.quotes[:1] if answer.found else ()
    answers, sources = ([answer.text] if answer.found else []), [_source(quote) for quote in quotes]
    content = {"answers": answers, "gold": sources} if up else {"answered": answers, "quoted": sources}
    asked = {"question": answer.question, "history": list(history)}
    about = {"kind": "feedback", "rating": "up" if up else DOWN, "remark": remark.strip()}
    return asked | content | about | {"time": datetime.now(UTC).isoformat(timespec="seconds")}


def _source(quote: Quote) -> dict[str, str]:
    return {"article": PurePosixPath(quote.article).name, "quote": quote.text}


def _whole(stream: Any, size: int) -> int:
    """Where the last whole line ends: a writer that was stopped may have left a part of one behind it."""
    stream.seek(max(0, size - LINE))
    tail = stream.read()
    return size - len(tail) + tail.rfind(b"\n") + 1 if b"\n" in tail or len(tail) == size else size
