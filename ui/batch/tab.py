"""The tab "Batch": a file of questions in, answers as a table and files out. Wires `sheet` to the page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import gradio as gr
from gradio.processing_utils import save_bytes_to_cache

from pullquote.qa.cancellation import Cancelled
from pullquote.ui.batch import html as sheet_html
from pullquote.ui.batch import sheet
from pullquote.ui.batch.sheet import Sheet, SheetSettings
from pullquote.ui.limits.clients import Clients
from pullquote.ui.shared.errors import is_user_error, message
from pullquote.ui.shared.gradio_options import PLAIN, QUIET
from pullquote.ui.shared.highlight import trouble
from pullquote.ui.shared.sanitize import one_line

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

STILL: dict[str, Any] = {**PLAIN, "js_on_load": None}  # no script
ASKING: dict[str, Any] = {**QUIET, "concurrency_id": "batch", "concurrency_limit": None}
SIEVE = """<form><label class="pq-spoken" for="pq-sieve-words">Find in the answers</label>
<input id="pq-sieve-words" type="search" placeholder="Find in the answers" autocomplete="off">
<label class="pq-spoken" for="pq-sieve-kind">Which answers</label>
<select id="pq-sieve-kind"><option value="">All</option><option value="found">Answered</option>
<option value="none">Not found</option></select><span role="status"></span></form>"""
FORMS = (
    '<p class="pq-help">An Excel or csv file with a column <code>question</code>, or a jsonl file with one'
    ' <code>{"question": "…"}</code> a line; <code>id</code> and <code>history</code> if you like.</p>'
)


def batch_tab(library: Pullquote, clients: Clients) -> None:
    """Called inside the page's tab."""
    now = gr.State(Sheet())
    with gr.Column(elem_classes="pq-batch"):
        gr.HTML(FORMS, **STILL)
        upload = gr.File(label="Questions: drop a file here or choose one", height=90, elem_classes="pq-drop")
        with gr.Row(elem_classes="pq-line"):
            start = gr.Button("Answer", variant="primary", size="sm", interactive=False)
            stop = gr.Button("Stop", size="sm", interactive=False)
            downloads = [
                gr.DownloadButton(f"Download {form}", size="sm", interactive=False) for form in ("csv", "xlsx", "jsonl")
            ]
        progress_line = gr.HTML(elem_classes="pq-said", **STILL)
        gr.HTML(SIEVE, elem_classes="pq-sieve", js_on_load="pullquote.sieve(element)", **PLAIN)
        table = gr.HTML(elem_classes="pq-answers", js_on_load="pullquote.sheet(element, watch)", **PLAIN)

    everything = [now, progress_line, table, start, stop, *downloads]
    keep = saver(downloads[0].GRADIO_CACHE)
    upload.change(opener(), [upload], everything, **QUIET)
    answering = start.click(answerer(library, keep, clients), [upload], everything, **ASKING)
    # In two steps: the answer of an event that also cancels can be lost with the stream of the cancelled one.
    stop.click(None, None, None, cancels=[answering], api_visibility="private").then(
        stopper(keep), [now], everything, **QUIET
    )


Shown = tuple[Any, ...]  # the sheet, what is told, the table; the buttons Answer and Stop, and the downloads
Keep = Callable[[Sheet], list[str]]


def opener() -> Callable[[str | None], Shown]:
    """A file of questions → how many it holds, or what is wrong with it."""

    def open_(path: str | None) -> Shown:
        if path is None:
            return Sheet(), "", "", *_buttons(start=False)
        try:
            return Sheet(), sheet_html.holds(sheet.checked(Path(path))), "", *_buttons()
        except Exception as error:
            return Sheet(), _message(error, path), "", *_buttons(start=False)

    return open_


def answerer(
    library: Pullquote, keep: Keep, clients: Clients, settings: SheetSettings | None = None
) -> Callable[[str | None, gr.Request], AsyncIterator[Shown]]:
    """A file of questions → the answers as they come, a handful in a turn, at last with the files to download."""

    async def answer(path: str | None, request: gr.Request) -> AsyncIterator[Shown]:
        if path is None:
            return
        client = clients.of_event(request)
        try:
            with clients.asking(client, "many"):
                states = sheet.answering(Path(path), library, settings)
                while now := await clients.run(client, "many", lambda: next(states, None)):
                    if now.done:
                        yield _finished(now, keep)
                    else:
                        yield now, sheet_html.progress(now), sheet_html.table(now), *_buttons(start=False, stop=True)
        except Cancelled:
            return
        except Exception as error:
            yield gr.skip(), "", gr.skip(), *_buttons()
            yield gr.skip(), _message(error, path), gr.skip(), *_buttons()

    return answer


def stopper(keep: Keep) -> Callable[[Sheet], Shown]:
    """The sheet as it was shown last → the same, with files of what was answered."""
    return lambda now: _finished(now, keep)


def saver(cache: str) -> Keep:
    """Writes the answers where the page serves files from; the paths of csv, xlsx and jsonl."""

    def keep(now: Sheet) -> list[str]:
        return [save_bytes_to_cache(data, name, cache) for name, data in sheet.files(now).items()]

    return keep


def _finished(now: Sheet, keep: Keep) -> Shown:
    files = keep(now) if now.answers else None
    return now, sheet_html.progress(now, stopped=True), sheet_html.table(now), *_buttons(files=files)


def _buttons(*, start: bool = True, stop: bool = False, files: list[str] | None = None) -> tuple[Any, ...]:
    downloads = [gr.update(value=file, interactive=True) for file in files or ()]
    none = gr.update(value=None, interactive=False)
    return gr.update(interactive=start), gr.update(interactive=stop), *(downloads or [none] * 3)


def _message(error: Exception, path: str) -> str:
    """The message of an error that the user can fix, with the file's own name; anything else is a bug, and raised."""
    if not (isinstance(error, click.ClickException) or is_user_error(error)):
        raise error
    return trouble(one_line(message(error).replace(path, Path(path).name)))
