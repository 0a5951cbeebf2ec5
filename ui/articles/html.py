"""What the tab "Articles" shows → fragments of HTML: the table, what changed on disk, a rebuild and its report.

Everything that comes from a file, its name or a user is escaped before it meets a tag; ids go into attributes as
percent-encoded ASCII, so that any file name comes back unharmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from pullquote.ui.articles.folder_editor import CHANGED, FAILED, GONE, HELD, NEW, Item, Receipt
from pullquote.ui.articles.rebuild import Step
from pullquote.ui.shared.file_size import size
from pullquote.ui.shared.highlight import key
from pullquote.ui.shared.html_table import table as grid
from pullquote.ui.shared.sanitize import one_line

if TYPE_CHECKING:
    from pullquote.index import Report

ROWS = 200  # more rows than this are a matter for the search
NAMED = 6  # files named in the line of changes
LISTED = 50  # files named in a part of the report
STATE = {HELD: "held", CHANGED: "changed", NEW: "new", GONE: "gone", FAILED: "failed"}


def table(items: Sequence[Item], searched: str, *, read_only: bool) -> str:
    """The articles, at most `ROWS` of them."""
    if not items:
        word = f"No article matches “{safe(searched)}”." if searched.strip() else "There are no articles yet."
        return f'<p class="pq-empty">{word}</p>'
    columns = ("Article", "Date", "Size", "Passages", "State", '<span class="pq-spoken">Actions</span>')
    rows = (_row(item, read_only) for item in items[:ROWS])
    more = f"… {len(items) - ROWS:,} more: search to narrow" if len(items) > ROWS else ""
    return (
        f'<div class="pq-shelf" tabindex="-1">{grid("pq-list", "Articles", columns, rows)}'
        f'<p class="pq-more">{more}</p></div>'
    )


def since(items: Sequence[Item]) -> str:
    """How much the library holds, and which files changed since it was built."""
    held = [item for item in items if item.held]
    count, passages = len(held), sum(item.passages for item in held)
    holds = f"{count:,} article{'' if count == 1 else 's'}, {passages:,} passage{'' if passages == 1 else 's'}"
    pending = [item for item in items if item.state in (NEW, CHANGED, GONE)]
    if not pending:
        return f'<p class="pq-since">{holds}. Nothing has changed on disk since the last build.</p>'
    counts = Counter(item.state for item in pending)
    listed = ", ".join(f"{counts[state]:,} {word}" for state, word in _PENDING.items() if counts[state])
    names = ", ".join(f"<bdi>{safe(item.id)}</bdi>" for item in pending[:NAMED])
    more = f" and {len(pending) - NAMED:,} more" if len(pending) > NAMED else ""
    return f'<p class="pq-since pq-pending">{holds}. Since the last build: <b>{listed}</b> ({names}{more}).</p>'


def received(receipts: Sequence[Receipt]) -> str:
    """What became of an upload."""
    taken = [receipt for receipt in receipts if not receipt.refused]
    count = (
        "1 file added: rebuild to read it." if len(taken) == 1 else f"{len(taken)} files added: rebuild to read them."
    )
    refused = "".join(
        problem(f"{receipt.name or 'A file without a name'} {receipt.refused}")
        for receipt in receipts
        if receipt.refused
    )
    return (notice(count) if taken else "") + refused


def progress(step: Step) -> str:
    """A rebuild under way."""
    of = f" {step.done:,} of {step.total:,}" if step.total else ""
    bar = f' max="{step.total}" value="{step.done}"' if step.total else ""
    return (
        f'<label class="pq-progress"><span>{safe(step.label)}{of} · {step.seconds:.0f} s</span>'
        f"<progress{bar}></progress></label>"
    )


def report(report: Report) -> str:
    """What a rebuild did, the failures with their reasons."""
    parts = "".join(
        f"<details><summary>{len(ids):,} {word}</summary>{_names(ids)}</details>"
        for word in ("added", "changed", "removed")
        if (ids := getattr(report, word))
    )
    failed = [f"{failure.id}: {failure.reason}" for failure in report.failed]
    reasons = f"<details open><summary>{len(failed):,} could not be read</summary>{_names(failed)}</details>"
    return f'<div class="pq-report">{notice(str(report))}{parts}{reasons if failed else ""}</div>'


def notice(message: str) -> str:
    """What was done."""
    return f'<p class="pq-told" role="status">{safe(message)}</p>'


def problem(message: str) -> str:
    """What the user can mend."""
    return f'<p class="pq-trouble" role="alert">{safe(message)}</p>'


def safe(text: str) -> str:
    """Text on one line that shows as itself: no tag, no entity, no control character."""
    return escape(one_line(text))


_PENDING = {NEW: "new", CHANGED: "changed", GONE: "gone"}


def _row(item: Item, read_only: bool) -> tuple[str, ...]:
    passages = f"{item.passages:,}" if item.held else "–"
    facts = (item.date, size(item.size), f"{passages} passage{'' if item.passages == 1 else 's'}" if item.held else "")
    small = " · ".join(safe(fact) for fact in facts if fact)  # stands for the columns that a narrow page leaves out
    reason = f'<span class="pq-reason">{safe(item.reason)}</span>' if item.reason else ""
    file = f'<span class="pq-file" dir="auto">{safe(item.id)}</span>' if item.id != item.title else ""
    return (
        f'<span class="pq-title" dir="auto">{safe(item.title)}</span>{file}<span class="pq-small">{small}</span>',
        safe(item.date) or "–",
        size(item.size),
        passages,
        f'<span class="pq-state pq-{STATE[item.state]}">{item.state}</span>{reason}',
        (_open(item) if item.held else "") + ("" if read_only or item.state == GONE else _remove(item)),
    )


def _open(item: Item) -> str:
    return f'<a class="pq-open" href="#article={key(item.id)}" aria-label="Open {safe(item.title)}">Open</a>'


def _remove(item: Item) -> str:
    """A button that asks once more before it does it."""
    title = safe(item.title)
    return (
        f'<span class="pq-remove"><button type="button" data-do="ask" aria-label="Remove {title}">Remove</button>'
        f'<span hidden>Remove? <button type="button" data-do="yes" data-key="{key(item.id)}"'
        f' aria-label="Yes, remove {title}">Yes</button>'
        f'<button type="button" data-do="no" aria-label="No, keep {title}">No</button></span></span>'
    )


def _names(names: Sequence[str]) -> str:
    rows = "".join(f'<li dir="auto">{safe(name)}</li>' for name in names[:LISTED])
    more = f"<li>… and {len(names) - LISTED:,} more</li>" if len(names) > LISTED else ""
    return f"<ul>{rows}{more}</ul>"
