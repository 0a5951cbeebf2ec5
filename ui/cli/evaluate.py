"""A file of gold questions → every one asked by itself, timed and scored.

The measures are in `qa.evaluate`; here the file is read, the questions are asked and the clock is held.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pullquote.corpus import InvalidArgument
from pullquote.ui.files.question_file import records
from pullquote.ui.shared.feedback import DOWN

if TYPE_CHECKING:
    from pullquote.index import Progress
    from pullquote.qa import Pullquote
    from pullquote.qa.evaluate import Gold, Scores, Verdict


def read(path: Path) -> tuple[list[Gold], int]:
    """All gold questions of a jsonl file, and how many answers rated down it holds, which are left out.

    ValueError names the first line that is neither.
    """
    from pullquote.qa.evaluate import gold_from

    gold, down = [], 0
    for line, record in records(path):
        try:
            if isinstance(record, InvalidArgument):
                raise record
            if isinstance(record, dict) and record.get("rating") == DOWN:
                down += 1
            else:
                gold.append(gold_from(record))
        except InvalidArgument as error:
            raise InvalidArgument(f"{path}, line {line}: {error}.") from None
    if not gold:
        raise InvalidArgument(f"{path} contains no gold question{f', only {down} rated down' if down else ''}.")
    return gold, down


def run(gold: list[Gold], library: Pullquote, progress: Progress) -> tuple[list[Verdict], Scores]:
    """One verdict a question, in order, and the scores of all."""
    from pullquote.qa.evaluate import judge, score

    verdicts, seconds = [], []
    for done, one in enumerate(gold, start=1):
        began = time.perf_counter()
        answer = library.ask(one.question.text, one.question.history)
        seconds.append(time.perf_counter() - began)
        verdicts.append(judge(one, answer, lambda id: library.article(id).text))
        progress(done, len(gold), "")
    return verdicts, score(verdicts, seconds)


def results(verdicts: Sequence[Verdict]) -> list[dict[str, Any]]:
    """How each question did, for a later evaluation to be held against."""
    return [{"question": _asked(verdict), "good": verdict.good, "answer": verdict.answer_right} for verdict in verdicts]


def changes(before: Path, verdicts: Sequence[Verdict]) -> list[tuple[str, str]]:
    """What became "better" or "worse" since an evaluation that was kept with --json, with the question, worse first.

    Questions that were not asked then are skipped. Raises InvalidArgument if the file is none of that kind.
    """
    try:
        record = json.loads(before.read_text(encoding="utf-8"))
        was = {one["question"]: (bool(one["good"]), bool(one["answer"])) for one in record["results"]}
    except (ValueError, KeyError, TypeError):
        text = f"{before} contains no evaluation results; make them with: pullquote evaluate GOLD --json"
        raise InvalidArgument(text) from None
    found = []
    for verdict in verdicts:
        now, then = (verdict.good, verdict.answer_right), was.get(_asked(verdict))
        if then is not None and now != then:
            found.append(("better" if now > then else "worse", _asked(verdict)))
    return sorted(found, key=lambda each: each[0] != "worse")


def _asked(verdict: Verdict) -> str:
    """The question with those before it, which tells it from others."""
    return " / ".join((*verdict.gold.question.history, verdict.gold.question.text))
