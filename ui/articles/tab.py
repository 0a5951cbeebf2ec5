"""The tab "Articles": what the library holds, adding, removing, and building again.

Wires `folder_editor` to the page. What the browser sends is untrusted: files are checked by `folder_editor`, ids are
looked up among the files of the folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from pullquote.ui.articles import html as articles_html
from pullquote.ui.articles.folder_editor import FolderEditor, search
from pullquote.ui.articles.rebuild import Step, rebuilding
from pullquote.ui.shared.errors import is_mendable, message
from pullquote.ui.shared.gradio_options import PLAIN, QUIET, sent
from pullquote.ui.shared.highlight import id_of

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

# Lists when the tab comes into view; Remove asks once more; after a removal the keyboard stays in the table.
SCRIPT = """
let removed = false;
const ask = (box, open) => {
  box.firstElementChild.hidden = open; box.lastElementChild.hidden = !open;
  (open ? box.lastElementChild.querySelector('[data-do=no]') : box.firstElementChild).focus();
};
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (!button) return;
  if (button.dataset.do === 'yes') { removed = true; trigger('select', { key: button.dataset.key }); }
  else ask(button.closest('.pq-remove'), button.dataset.do === 'ask');
});
element.addEventListener('keydown', (event) => {
  const box = event.key === 'Escape' && event.target.closest('.pq-remove');
  if (box && !box.lastElementChild.hidden) ask(box, false);
});
watch('value', () => {
  if (removed) element.querySelector('.pq-shelf')?.focus({ preventScroll: true });
  removed = false;
});
new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && trigger('focus', {})).observe(element);
"""
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
        said = gr.HTML(elem_classes="pq-said", js_on_load=None, **PLAIN)
        words = gr.Textbox(
            label="Search articles", show_label=False, placeholder="Search by title or file name", max_lines=1,
            container=False, elem_classes="pq-search",
        )  # fmt: skip
        table = gr.HTML(js_on_load=SCRIPT, **PLAIN)

    shown = [table, since]
    look = looker(editor)
    # `change`, since `input` misses what is pasted or deleted. One event for both: of two under way the page would
    # show the one that is done last, not the one that was asked last.
    gr.on([words.change, table.focus], look, [words], shown, trigger_mode="always_last", **LOOKING)
    if not read_only:
        upload.upload(receiver(editor), [upload, words], [*shown, said, upload], **CHANGING)
        table.select(remover(editor), [words], [*shown, said], **CHANGING)
        rebuild.click(rebuilder(editor), None, [said, rebuild], **BUILDING).then(look, [words], shown, **LOOKING)


def looker(editor: FolderEditor) -> Callable[[str | None], tuple[str, str]]:
    """Searched words → table and line of changes."""

    def look(words: str | None) -> tuple[str, str]:
        words = words or ""  # None until the page is whole
        try:
            items = editor.items()
        except Exception as error:
            return _problem(error), ""
        return articles_html.table(search(items, words), words, read_only=editor.read_only), articles_html.since(items)

    return look


def receiver(editor: FolderEditor) -> Callable[[list[str] | None, str | None], tuple[Any, ...]]:
    """Uploaded files, searched words → table, changes, what became of each file, and an empty box for the next."""
    look = looker(editor)

    def receive(paths: list[str] | None, words: str | None) -> tuple[Any, ...]:
        try:
            said = articles_html.received(editor.receive([Path(path) for path in paths or ()]))
        except Exception as error:
            said = _problem(error)
        return *look(words), said, None

    return receive


def remover(editor: FolderEditor) -> Callable[..., tuple[str, str, str]]:
    """Searched words and the key of an article → table, changes, and where its file is now."""
    look = looker(editor)

    def remove(words: str | None, event: gr.EventData) -> tuple[str, str, str]:
        id = id_of(str(sent(event).get("key", "")))
        try:
            said = articles_html.notice(
                f"{id} was moved to {editor.remove(id)}. Rebuild to take it out of the library."
            )
        except Exception as error:
            said = _problem(error)
        return *look(words), said

    return remove


def rebuilder(editor: FolderEditor) -> Callable[[], Iterator[tuple[str, Any]]]:
    """() → progress, step by step, and at last the report; the button rests meanwhile."""

    def rebuild() -> Iterator[tuple[str, Any]]:
        resting, ready = gr.update(interactive=False), gr.update(interactive=True)
        try:
            for news in rebuilding(editor):
                if isinstance(news, Step):
                    yield articles_html.progress(news), resting
                else:
                    yield articles_html.report(news), ready
        except Exception as error:
            yield "", ready
            yield _problem(error), ready

    return rebuild


def _problem(error: Exception) -> str:
    """What the user can mend; anything else is a defect, and raised."""
    if not is_mendable(error):
        raise error
    return articles_html.problem(message(error))
