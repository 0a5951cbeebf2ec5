"""Which files failed, what a library holds and how an evaluation came out → lines and tables for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pullquote.ui.shared.file_size import size
from pullquote.ui.shared.sanitize import one_line

if TYPE_CHECKING:
    from rich.table import Table

    from pullquote.corpus import Coverage, LeftOut
    from pullquote.index import Failure, SameName
    from pullquote.qa import Status
    from pullquote.qa.evaluate import Scores, Verdict

SHOWN = 5  # ignored paths; the others are counted
MEANING = {
    "quote@1": "the first quote is right",
    "quote@3": "one of the first three is",
    "answer": "the short answer is right",
    "wrongly_refused": "refused, but answerable",
    "refused": "refused, and unanswerable",
    "score": "first quote right, or correctly refused",
    "verbatim": "quotes that match their article exactly",
}


def failure(failed: Failure) -> str:
    """The file and why it could not be read, on one line."""
    return f"{one_line(failed.id)}: {one_line(failed.reason)}"


def held(status: Status) -> Iterator[str]:
    """The lines of `pullquote status`."""
    yield f"articles   {status.articles} from {one_line(str(status.folder or 'elsewhere'))}"
    yield f"passages   {status.passages}"
    yield f"library    {one_line(str(status.library))} ({size(status.bytes)})"
    by = f" ({'; '.join(status.runtimes)})" if status.runtimes else ""
    yield f"models     {one_line(status.encoder + by)}, {one_line(status.reader)}"
    if status.why:
        yield f"           {one_line(status.why)}"
    for model, times in status.measured.items():
        each = sorted(times.milliseconds.items(), key=lambda way: way[0] != times.chosen)
        yield f"measured   {model}: {', not '.join(f'{name} ({spent} ms)' for name, spent in each)}"
    changes = {name: getattr(status, name) for name in ("added", "changed", "removed")}
    if any(changes.values()):
        counts = ", ".join(f"{len(ids)} {name}" for name, ids in changes.items())
        yield f"since then {counts}; run: pullquote build"
        for sign, ids in zip("+~-", changes.values(), strict=True):
            yield from (f"  {sign} {one_line(id)}" for id in ids)
    elif status.folder:
        yield "no file has changed since"
    for path, since, reason in ((each.path, each.since, each.reason) for each in status.unreachable):
        yield f"unreachable since {since} UTC: {one_line(path) or 'the folder'} ({one_line(reason)})"
    if status.copies:
        yield f"copies     {len(status.copies)} more paths to the same files"
        yield from (f"  {one_line(copy)} -> {one_line(first) or '.'}" for copy, first in status.copies)
    if status.ignored:
        yield f"ignored    {', '.join(map(one_line, status.ignored[:SHOWN]))}" + _more(len(status.ignored) - SHOWN)
    if status.failed:
        yield f"failed     {len(status.failed)}"
        yield from (f"  {failure(failed)}" for failed in status.failed)


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""


def status_dict(status: Status) -> dict[str, Any]:
    """The same for a program; paths as texts."""
    return asdict(status) | {"folder": str(status.folder or ""), "library": str(status.library)}


def names(said: Iterable[tuple[SameName, str]], as_json: bool) -> Iterator[str]:
    """What the articles equate, a pair a line, with the words that say so and where; or the same as JSON."""
    for pair, evidence in said:
        if as_json:
            yield json.dumps(asdict(pair) | {"evidence": evidence}, ensure_ascii=False)
        else:
            yield f"{one_line(pair.one)} = {one_line(pair.other)}"
            yield f"  “{one_line(evidence)}” · {one_line(pair.article)}"


def coverage(files: Iterable[Coverage], as_json: bool) -> Iterator[str]:
    """The files that are read in part, with what is left out; as JSON all of which anything is."""
    if as_json:
        rows = [asdict(each) | {"left": [part._asdict() for part in each.left]} for each in files]
        yield json.dumps(rows, ensure_ascii=False)
        return
    partly = [each for each in files if not each.whole]
    for each in partly:
        yield f"{100 * each.share:3.0f} %  {one_line(each.article)}"
        yield from (f"       {one_line(part.what)}{_begins(part)}" for part in each.left)
    if not partly:
        yield "every file is searched completely, or nearly so"


def _begins(part: LeftOut) -> str:
    return f": {one_line(part.words)} …" if part.words else ""


def scores_table(scores: Scores) -> Table:
    """One measure a row, then the kinds of question, then the time to an answer."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(f"{scores.questions} questions")
    table.add_column("share", justify="right")
    table.add_column("meaning", style="dim")
    for name, meaning in MEANING.items():
        table.add_row(name, f"{scores.rates[name]:.3f}", meaning)
    table.add_section()
    for kind, (good, asked) in scores.by_kind.items():
        table.add_row(one_line(kind), f"{good}/{asked}", "")
    table.add_section()
    table.add_row("latency p50", f"{scores.p50:.0f} ms", "")
    table.add_row("latency p95", f"{scores.p95:.0f} ms", "")
    return table


def miss(verdict: Verdict) -> str:
    """A question that went wrong: what was asked, answered and quoted first, on one line."""
    answer, gold = verdict.answer, verdict.gold
    first = answer.quotes[0].text if answer.quotes else ""
    outcome = repr(one_line(answer.text)) if answer.found else "refused"
    return f"{gold.question.id} [{gold.kind}] {one_line(gold.question.text)} -> {outcome} | {one_line(first)[:110]!r}"
