"""A file of gold questions → every one asked by itself, timed and scored.

The measures are in `qa.evaluate`; here the file is read, the questions are asked and the clock is held.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from pullquote.corpus import InvalidArgument
from pullquote.ui.cli.progress import Progress
from pullquote.ui.shared.feedback import DOWN
from pullquote.ui.shared.question_file import records

if TYPE_CHECKING:
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
        raise InvalidArgument(f"{path} holds no gold question{f', only {down} rated down' if down else ''}.")
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
