"""The web chat: the page, put together from its tabs. Served by `ui.web.serve`, entirely from this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from pullquote.qa import Pullquote
from pullquote.ui.articles.tab import articles_tab
from pullquote.ui.ask.tab import ask_tab
from pullquote.ui.batch.tab import batch_tab
from pullquote.ui.limits.clients import Clients
from pullquote.ui.programs.api import api
from pullquote.ui.shared.gradio_options import PLAIN
from pullquote.ui.web.words import as_script

STYLES = [Path(__file__).with_name(name) for name in ("page.css", "paper.css", "tabs.css")]
AROUND = Path(__file__).with_name("around.css")
PARTS = "words page place reading paper asking chats copying articles sheet pulse start"
SCRIPTS = [Path(__file__).parent / "script" / f"{name}.js" for name in PARTS.split()]
UPLOADS_KEPT = (3_600, 86_400)  # seconds between looks for uploads and downloads to delete, and their age then
GOING_SOON = (60, 900)
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
MONOSPACE = ("ui-monospace", "Consolas", "monospace")


def page(library: Pullquote, clients: Clients, *, read_only: bool) -> gr.Blocks:
    """The page, not yet served. With `read_only` what is uploaded, files of questions alone, goes sooner."""
    kept = GOING_SOON if read_only else UPLOADS_KEPT
    blocks = gr.Blocks(
        title="Pullquote",
        analytics_enabled=False,
        fill_height=True,
        fill_width=True,
        delete_cache=kept,
    )
    with blocks:
        api(
            library, read_only=read_only, clients=clients
        )  # first: an event of the page, private or not, would take the name of one of its calls
        gr.HTML('<header class="pq-head"><h1>Pullquote</h1></header>', js_on_load=None, **PLAIN)
        with gr.Tabs(elem_id="pq-tabs"):
            with gr.Tab("Ask"):
                ask_tab(library, blocks, clients)
            with gr.Tab("Articles"):
                articles_tab(library, read_only=read_only)
            with gr.Tab("Batch"):
                batch_tab(library, clients)
    return blocks


def look() -> dict[str, Any]:
    """How the page looks and what it runs, for `serve` to hand to gradio."""
    theme = gr.themes.Default(primary_hue="amber", neutral_hue="stone", font=FONTS, font_mono=MONOSPACE)
    head = f"<style>{AROUND.read_text(encoding='utf-8')}</style><script>{script()}</script>"
    return {"theme": theme, "css_paths": STYLES, "head": head}


def script() -> str:
    """All of the page's script, as one function that gives what Python calls."""
    parts = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    return f"window.pullquote = (() => {{\n{as_script()}\n{parts}}})();"
