"""What the tab "Articles" shows → fragments of HTML: the table, what changed on disk, a rebuild and its report.

Everything that comes from a file, its name or a user is escaped before it meets a tag; ids go into attributes as
percent-encoded ASCII, so that any file name comes back unharmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from pullquote.index import counted
from pullquote.ui.articles.folder_editor import CHANGED, FAILED, GONE, HELD, NEW, Item, Receipt
from pullquote.ui.articles.rebuild import Step
from pullquote.ui.articles.view import ROWS, FolderView, Part, folders, part
from pullquote.ui.shared.file_size import size
from pullquote.ui.shared.highlight import key
from pullquote.ui.shared.html_table import table as grid
from pullquote.ui.shared.sanitize import one_line
from pullquote.ui.shared.shortened import as_title

if TYPE_CHECKING:
    from pullquote.index import Report

NAMED = 6  # files named in the line of changes
LISTED = 50  # files named in a part of the report
STATE = {HELD: "held", CHANGED: "changed", NEW: "new", GONE: "gone", FAILED: "failed"}


def table(items: Sequence[Item], view: FolderView, *, read_only: bool) -> str:
    """The page of the articles that is viewed, with the ways to the others."""
    shown = part(items, view)
    if not shown.items:
        word = f"No article matches “{safe(view.words)}”." if view.words.strip() else "There are no articles yet."
        return f'{_folders(items, view)}<p class="pq-empty">{word}</p>'
    columns = (*(_column(*column, view) for column in _COLUMNS), '<span class="pq-spoken">Actions</span>')
    rows = (_row(item, read_only) for item in shown.items)
    return (
        f'{_folders(items, view)}<div class="pq-folder-list" tabindex="-1">{_bulk(read_only)}'
        f"{grid('pq-list', 'Articles', columns, rows)}{_pager(shown)}</div>"
    )


def since(items: Sequence[Item]) -> str:
    """How much the library holds, and which files changed since it was built."""
    held = [item for item in items if item.held]
    count, passages = len(held), sum(item.passages for item in held)
    holds = f"{_spans([counted(count, 'article'), counted(passages, 'passage')], ', ')}. "
    pending = [item for item in items if item.state in (NEW, CHANGED, GONE)]
    if not pending:
        return f'<p class="pq-since">{holds}<span>Nothing has changed on disk since the last build.</span></p>'
    counts = Counter(item.state for item in pending)
    changes_line = _spans([f"{counts[state]:,} {word}" for state, word in _PENDING.items() if counts[state]], ", ")
    names = ", ".join(f"<bdi>{safe(item.id)}</bdi>" for item in pending[:NAMED])
    more = f" <span>and {len(pending) - NAMED:,} more</span>" if len(pending) > NAMED else ""
    since = f"<span>Since the last build:</span> <b>{changes_line}</b> ({names}{more})."
    return f'<p class="pq-since pq-pending">{holds}{since}</p>'


def received(receipts: Sequence[Receipt]) -> str:
    """What became of an upload."""
    taken = [receipt for receipt in receipts if receipt.taken]
    count = "1 file added." if len(taken) == 1 else f"{len(taken)} files added."
    return (message_html(count) if taken else "") + "".join(_untaken(one) for one in receipts if not one.taken)


def removed(ids: Sequence[str], where: str) -> str:
    """What was taken away, and the way back."""
    what = ids[0] if len(ids) == 1 else f"{len(ids):,} files"
    were = "was" if len(ids) == 1 else "were"
    return (
        f'<p class="pq-status" role="status">{safe(what)} {were} moved to {safe(where)}.'
        ' <button type="button" data-do="undo">Undo</button></p>'
    )


def progress(step: Step) -> str:
    """A rebuild under way."""
    of = f" {step.done:,} of {step.total:,}" if step.total else ""
    bar = f' max="{step.total}" value="{step.done}"' if step.total else ""
    return (
        f'<label class="pq-progress"><span>{safe(step.label)}{of} · {step.seconds:.0f} s</span>'
        f"<progress{bar}></progress></label>"
    )


def report(report: Report) -> str:
    """What a rebuild did, the failures with their reasons, and a way to remove what it kept."""
    parts = "".join(
        f"<details><summary>{len(ids):,} {word}</summary>{_names(ids)}</details>"
        for word in ("added", "changed", "removed")
        if (ids := getattr(report, word))
    )
    failed = [f"{failure.id}: {failure.reason}" for failure in report.failed]
    reasons = f"<details open><summary>{len(failed):,} could not be read</summary>{_names(failed)}</details>"
    agree = ' <button type="button" data-do="agree">Remove them</button>' if report.kept else ""
    notes = "".join(message_html(note, agree * (number == 0)) for number, note in enumerate(report.notes))
    return f'<div class="pq-report">{message_html(str(report))}{notes}{parts}{reasons if failed else ""}</div>'


def message_html(message: str, after: str = "") -> str:
    """What was done, and HTML after it."""
    return f'<p class="pq-status" role="status">{safe(message)}{after}</p>'


def safe(text: str) -> str:
    """Text escaped for one line: no tag, no entity, no control character."""
    return escape(one_line(text))


def _untaken(receipt: Receipt) -> str:
    """Why a file was not taken; where another is in its place, what both are, and a way to replace that."""
    name = safe(receipt.name or "A file without a name")
    if not receipt.there:
        return f'<p class="pq-trouble" role="alert">{name} {safe(receipt.refused)}</p>'
    return (
        f'<p class="pq-trouble" role="alert">{name} is there already: {safe(receipt.there)}.'
        f' <button type="button" data-do="replace" data-key="{key(receipt.name)}">Replace it</button></p>'
    )


_COLUMNS = (
    ("title", "Article"),
    ("date", "Date"),
    ("size", "Size"),
    ("passages", "Passages"),
    ("read", "Searched"),
    ("state", "State"),
)
_PENDING = {NEW: "new", CHANGED: "changed", GONE: "gone"}


def _column(by: str, word: str, view: FolderView) -> str:
    sign = '<span class="pq-spoken">, sorted</span> ' + ("↓" if view.down else "↑") if by == view.by else ""
    return f'<button type="button" data-do="sort" data-by="{by}">{word}{sign}</button>'


def _folders(items: Sequence[Item], view: FolderView) -> str:
    """The first folders, to look into one; '' if there are none."""
    if not (held := folders(items)):
        return ""
    every = {"": len(items)} | held
    buttons = "".join(
        f'<button type="button" data-do="folder" data-folder="{key(name)}"'
        f' aria-pressed="{"true" if name == view.folder else "false"}">'
        f"{safe(name) or 'All folders'} <small>{count:,}</small></button>"
        for name, count in every.items()
    )
    return f'<nav class="pq-folders" aria-label="Folders">{buttons}</nav>'


def _bulk(read_only: bool) -> str:
    """What can be done with the articles that are selected; the page shows it once there are any."""
    remove = "" if read_only else '<button type="button" data-do="removethese">Remove these</button>'
    only = '<button type="button" data-do="onlythese">Ask only these</button>'
    return f'<div class="pq-bulk" hidden><span role="status"></span>{only}{remove}</div>'


def _pager(shown: Part) -> str:
    if shown.total <= ROWS:
        return ""
    page, end = shown.start // ROWS, shown.start + len(shown.items)
    back = _step(page - 1, "‹ Previous", page > 0)
    on = _step(page + 1, "Next ›", end < shown.total)
    where = f"<span>{shown.start + 1:,}–{end:,} of {shown.total:,}</span>"
    return f'<nav class="pq-pager" aria-label="Pages">{back}{where}{on}</nav>'


def _step(page: int, word: str, possible: bool) -> str:
    off = "" if possible else " disabled"
    return f'<button type="button" data-do="page" data-page="{page}"{off}>{word}</button>'


def _row(item: Item, read_only: bool) -> tuple[str, ...]:
    passages = f"{item.passages:,}" if item.held else "–"
    share = f"{min(99, int(100 * item.read))} %" if item.read < 1 else "100 %"  # what is left out is never rounded away
    part = f"{share} searched" if item.read < 1 else ""
    count = counted(item.passages, "passage") if item.held else ""
    facts = (item.date, size(item.size), count, part)
    small = _spans([fact for fact in facts if fact], " · ")  # stands for the columns that a narrow page leaves out
    reason = f'<span class="pq-reason">{safe(item.reason)}</span>' if item.reason else ""
    file = f'<span class="pq-file" dir="auto">{safe(item.id)}</span>' if item.id != item.title else ""
    select = (
        f'<label class="pq-select"><input type="checkbox" data-key="{key(item.id)}"'
        f' aria-label="Select {safe(item.title)}"></label>'
    )
    return (
        f'{select}<span class="pq-title" dir="auto">{safe(as_title(item.title))}</span>{file}'
        f'<span class="pq-small">{small}</span>',
        safe(item.date) or "–",
        size(item.size),
        passages,
        share if item.held else "–",
        f'<span class="pq-state pq-{STATE[item.state]}">{item.state}</span>{reason}',
        (_open(item) + _only(item) if item.held else "") + ("" if read_only or item.state == GONE else _remove(item)),
    )


def _spans(facts: Sequence[str], between: str) -> str:
    """Each by itself, so that the page can say it in another language."""
    return between.join(f"<span>{safe(fact)}</span>" for fact in facts)


def _open(item: Item) -> str:
    return f'<a class="pq-open" href="#article={key(item.id)}" aria-label="Open {safe(item.title)}">Open</a>'


def _only(item: Item) -> str:
    title = safe(item.title)
    return (
        f'<button type="button" class="pq-only" data-do="only" data-key="{key(item.id)}"'
        f' aria-label="Ask only {title}">Ask only this</button>'
    )


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
