"""The tab "Articles": what the library holds, adding and removing, each with a build that follows.

Wires `folder_editor` to the page. What the browser sends is untrusted: files are checked by `folder_editor`, ids are
looked up among the files of the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from pullquote.ui.articles import html as articles_html
from pullquote.ui.articles.folder_editor import FolderEditor
from pullquote.ui.articles.rebuild import Step, rebuilding
from pullquote.ui.articles.view import FolderView
from pullquote.ui.shared.errors import is_user_error, message
from pullquote.ui.shared.gradio_options import PLAIN, QUIET, sent
from pullquote.ui.shared.highlight import id_of, trouble

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

LOOKING: dict[str, Any] = {**QUIET, "concurrency_id": "look", "concurrency_limit": 4}
CHANGING: dict[str, Any] = {**QUIET, "concurrency_id": "change", "concurrency_limit": 1}
BUILDING: dict[str, Any] = {**QUIET, "concurrency_id": "build", "concurrency_limit": 1}


def articles_tab(library: Pullquote, *, read_only: bool) -> None:
    """Called inside the page's tab. With `read_only` nothing that changes the folder or the library is on the page."""
    editor = FolderEditor(library, read_only)
    with gr.Column(elem_classes="pq-articles"):
        if not read_only:
            upload = gr.File(
                label="Add articles: drop files here or choose them", file_count="multiple", height=90,
                elem_classes="pq-drop",
            )  # fmt: skip
        with gr.Row(elem_classes="pq-line"):
            since = gr.HTML(elem_classes="pq-grow", js_on_load=None, **PLAIN)
            if not read_only:
                rebuild = gr.Button("Rebuild", size="sm", elem_classes="pq-rebuild")
        report_line = gr.HTML(
            elem_classes="pq-said", js_on_load="pullquote.folderNews(element, trigger, 'undo', 'replace')", **PLAIN
        )
        news = gr.HTML(elem_classes="pq-said", js_on_load="pullquote.folderNews(element, trigger, 'agree')", **PLAIN)
        words = gr.Textbox(
            label="Search articles", show_label=False, placeholder="Search by title or file name", max_lines=1,
            container=False, elem_classes="pq-search",
        )  # fmt: skip
        table = gr.HTML(js_on_load="pullquote.folder(element, trigger, watch, 'show')", **PLAIN)

    view, pending = gr.State(FolderView()), gr.State(Pending())
    shown = [table, since]
    look = looker(editor)
    # `change`, since `input` misses what is pasted or deleted. One event for both: of two under way the page would
    # show the one that is done last, not the one that was asked last.
    gr.on([words.change, table.focus], look, [words, view], shown, trigger_mode="always_last", **LOOKING)
    table.show(shower(editor), [words, view], [*shown, view], **LOOKING)
    if not read_only:
        changing = [
            upload.upload(
                receiver(editor), [upload, words, view, pending], [*shown, report_line, upload], **CHANGING
            ).then,
            table.select(remover(editor), [words, view, pending], [*shown, report_line], **CHANGING).then,
            report_line.undo(restorer(editor), [words, view, pending], [*shown, report_line], **CHANGING).then,
            report_line.replace(replacer(editor), [words, view, pending], [*shown, report_line], **CHANGING).then,
            rebuild.click,
        ]
        for changed in changing:  # whatever changes the folder is followed by the library
            changed(rebuilder(editor), None, [news, rebuild], **BUILDING).then(look, [words, view], shown, **LOOKING)
        agreed = news.agree(rebuilder(editor, allow_removals=True), None, [news, rebuild], **BUILDING)
        agreed.then(look, [words, view], shown, **LOOKING)


@dataclass
class Pending:
    """What one visitor can undo or complete: the files last removed, with where they are now, and uploads whose names
    are taken, by name."""

    removed: list[tuple[str, Path]] = field(default_factory=list)
    sent: dict[str, Path] = field(default_factory=dict)


def looker(editor: FolderEditor) -> Callable[[str | None, FolderView], tuple[str, str]]:
    """Searched words, view → table and line of changes."""

    def look(words: str | None, view: FolderView) -> tuple[str, str]:
        try:
            items = editor.items()
        except Exception as error:
            return _message(error), ""
        table = articles_html.table(items, view.searching(words or ""), read_only=editor.read_only)  # None at first
        return table, articles_html.since(items)

    return look


def shower(editor: FolderEditor) -> Callable[..., tuple[str, str, FolderView]]:
    """Searched words, view → table, line of changes, and the view that was asked for."""
    look = looker(editor)

    def show(words: str | None, view: FolderView, event: gr.EventData) -> tuple[str, str, FolderView]:
        wanted = sent(event)
        if isinstance(folder := wanted.get("folder"), str):
            wanted = {"folder": id_of(folder)}
        view = view.searching(words or "").changed(wanted)
        return *look(words, view), view

    return show


def receiver(editor: FolderEditor) -> Callable[..., tuple[Any, ...]]:
    """Uploaded files, words, view → table, changes, what became of each file, and an empty box for the next."""
    look = looker(editor)

    def receive(paths: list[str] | None, words: str | None, view: FolderView, pending: Pending) -> tuple[Any, ...]:
        try:
            files = [Path(path) for path in paths or ()]
            receipts = editor.receive(files)
            pending.sent |= {one.name: file for one, file in zip(receipts, files, strict=True) if one.there}
            said = articles_html.received(receipts)
        except Exception as error:
            said = _message(error)
        return *look(words, view), said, None

    return receive


def replacer(editor: FolderEditor) -> Callable[..., tuple[str, str, str]]:
    """Puts a file that was sent before in place of the other of its name."""
    look = looker(editor)

    def replace(words: str | None, view: FolderView, pending: Pending, event: gr.EventData) -> tuple[str, str, str]:
        file = pending.sent.pop(id_of(str(sent(event).get("key", ""))), None)
        try:
            said = articles_html.received([editor.replace(file)] if file else [])
        except Exception as error:
            said = _message(error)
        return *look(words, view), said

    return replace


def remover(editor: FolderEditor) -> Callable[..., tuple[str, str, str]]:
    """Words, view and the keys of articles → table, changes, and where their files are now."""
    look = looker(editor)

    def remove(words: str | None, view: FolderView, pending: Pending, event: gr.EventData) -> tuple[str, str, str]:
        keys = sent(event).get("keys")
        ids = [id_of(str(key)) for key in keys] if isinstance(keys, list) else [""]
        pending.removed, trouble = [], ""
        for id in ids:
            try:
                pending.removed.append((id, editor.remove(id)))
            except Exception as error:
                trouble = _message(error)
        done = [id for id, _ in pending.removed]
        where = str(pending.removed[0][1] if len(done) == 1 else editor.removed_folder)
        return *look(words, view), (articles_html.removed(done, where) if done else "") + trouble

    return remove


def restorer(editor: FolderEditor) -> Callable[..., tuple[str, str, str]]:
    """Undo the last removal."""
    look = looker(editor)

    def restore(words: str | None, view: FolderView, pending: Pending) -> tuple[str, str, str]:
        removed, pending.removed = pending.removed, []
        try:
            for id, moved in removed:
                editor.restore(id, moved)
            said = articles_html.message_html("Nothing was removed." if removed else "There is nothing to undo.")
        except Exception as error:
            said = _message(error)
        return *look(words, view), said

    return restore


def rebuilder(editor: FolderEditor, *, allow_removals: bool = False) -> Callable[[], Iterator[tuple[str, Any]]]:
    """() → progress, step by step, and at last the report; the button rests meanwhile."""

    def rebuild() -> Iterator[tuple[str, Any]]:
        resting, ready = gr.update(interactive=False), gr.update(interactive=True)
        try:
            for news in rebuilding(editor, allow_removals=allow_removals):
                if isinstance(news, Step):
                    yield articles_html.progress(news), resting
                else:
                    yield articles_html.report(news), ready
        except Exception as error:
            yield "", ready
            yield _message(error), ready

    return rebuild


def _message(error: Exception) -> str:
    """The message of an error that the user can fix; anything else is a bug, and raised."""
    if not is_user_error(error):
        raise error
    return trouble(message(error))
