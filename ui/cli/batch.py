"""A file of questions → a file of answers, in the same order, a few at a time.

The questions are read twice: once to see that every line is good, so that a bad line costs nothing, once to ask. What
is answered is on disk at once; an interruption loses at most the questions that were being asked.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from pullquote.corpus import InvalidArgument
from pullquote.ui.batch.ask_in_turn import ask_in_turn
from pullquote.ui.files import answer_file
from pullquote.ui.files.answer_file import Key
from pullquote.ui.files.question_file import count, form, rows

if TYPE_CHECKING:
    from pullquote.index import Progress
    from pullquote.qa import Answer, Pullquote, Question

TOGETHER = 16  # questions asked at once: enough to fill a batch of the models, few enough to lose


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be asked: all of `total`, less what `done` counts as answered; `end`: bytes of the output to keep.
    Without an output the answers go to standard output, as JSON lines."""

    questions: Path
    output: Path | None
    total: int
    done: Counter[Key]
    end: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were answered, found to have no answer, or skipped because the file answered them already."""

    found: int
    refused: int
    skipped: int


@contextmanager
def given(questions: Path) -> Iterator[Path]:
    """The file of questions; of "-" what standard input holds, as a file of the form that its beginning tells."""
    if str(questions) != "-":
        yield questions
        return
    data = sys.stdin.buffer.read()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"standard-input{form(data)}")
        file.write_bytes(data)
        yield file


def plan(questions: Path, output: Path | None, *, resume: bool, force: bool) -> Plan:
    """Looks at both files and touches neither; raises before anything is asked."""
    if output is None:
        return Plan(questions, None, count(questions), Counter(), 0)
    answer_file.suffix(output)
    total = count(questions)
    if output.exists() and output.samefile(questions):
        raise click.UsageError(f"{output} holds the questions; give another name with -o.")
    if output.exists() and not (resume or force):
        raise click.UsageError(f"{output} exists; add --resume to continue it or --force to overwrite it.")
    if not output.parent.is_dir():
        raise click.UsageError(f"{output.parent} is not a folder; create it first.")
    if resume and answer_file.citations(output):
        raise click.UsageError(f"{output} is a list of citations, written as a whole; add --force to overwrite it.")
    if not (resume and output.exists()):
        return Plan(questions, output, total, Counter(), 0)
    done, end = answer_file.answered(output)
    strange = done - Counter(key for key, _ in keyed(questions))
    if strange:
        raise InvalidArgument(
            f"{output} answers a question that {questions} does not ask there ({next(iter(strange))[1]!r}); "
            "give another name with -o."
        )
    return Plan(questions, output, total, done, end)


def keyed(questions: Path) -> Iterator[tuple[Key, Question]]:
    """Each question with what its answer is found again by."""
    for place, row in enumerate(rows(questions)):
        yield answer_file.key(place, row.question.id, row.question.text), row.question


def unanswered(plan: Plan) -> Iterator[Question]:
    """The questions still to be asked, in the order of the file."""
    done = plan.done.copy()
    for key, question in keyed(plan.questions):
        if done[key]:
            done[key] -= 1
        else:
            yield question


def run(plan: Plan, library: Pullquote, progress: Progress, filters: Mapping[str, Any] | None = None) -> Tally:
    """Ask what is unanswered, of articles that pass `filters`; each handful is written before the next is asked."""
    from pullquote.qa import cite

    filters = filters or {}
    if filters:
        library.check_filters(**filters)  # before a file is written over
    found = refused = 0
    skipped = plan.done.total()
    shape = plan.output or Path("standard-output.jsonl")
    cited = answer_file.citations(shape)
    every: list[Answer] = []
    with _opened(plan) as stream:
        for replies in ask_in_turn(library, unanswered(plan), TOGETHER, **filters):
            every += replies if cited else []
            stream.write(b"" if cited else answer_file.text(shape, replies).encode())
            stream.flush()
            found += sum(reply.found for reply in replies)
            refused += sum(not reply.found for reply in replies)
            progress(found + refused, plan.total - skipped, "")
        stream.write(cite(every, cited).encode() if cited else b"")  # an article that is quoted twice is cited once
    return Tally(found, refused, skipped)


@contextmanager
def _opened(plan: Plan) -> Iterator[IO[bytes]]:
    """The output, ready for the next answer."""
    if plan.output is None:
        yield sys.stdout.buffer
        return
    with plan.output.open("r+b" if plan.end else "wb") as stream:
        stream.truncate(plan.end)
        stream.seek(plan.end)
        if not plan.end:
            stream.write(answer_file.head(plan.output).encode())
        yield stream
