"""A page of the two tabs alone, and the same to read only: `python tabs_page.py FOLDER PORT READ_ONLY_PORT`."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr  # noqa: E402

from qa import Pullquote  # noqa: E402
from tests.conftest import WordHashEncoder  # noqa: E402
from ui.articles_tab import articles_tab  # noqa: E402
from ui.batch_tab import batch_tab  # noqa: E402

COLOURS = """
:root { --pq-paper: #fbfaf6; --pq-card: #fff; --pq-ink: #1d1c19; --pq-soft: #625e55; --pq-line: #e3dfd3;
  --pq-mark: #ffe66b; --pq-accent: #8a3b12; --pq-warn: #a4161a; }
.dark { --pq-paper: #191815; --pq-card: #22211d; --pq-ink: #f0ede4; --pq-soft: #aaa597; --pq-line: #3a3832;
  --pq-mark: #e8c63a; --pq-accent: #f0a67c; --pq-warn: #ff9b9b; }
body, .gradio-container { background: var(--pq-paper) !important; }
"""


def serve(library: Pullquote, port: str, *, read_only: bool) -> None:
    with gr.Blocks(title="Tabs", analytics_enabled=False) as blocks, gr.Tabs():
        with gr.Tab("Ask"):
            gr.HTML("<p>Ask</p>")
        with gr.Tab("Articles"):
            articles_tab(library, read_only=read_only)
        with gr.Tab("Batch"):
            batch_tab(library)
    blocks.launch(
        server_name="127.0.0.1",
        server_port=int(port),
        prevent_thread_lock=True,
        quiet=True,
        css=COLOURS,
        css_paths=ROOT / "ui" / "tabs.css",
        footer_links=[],
        theme=gr.themes.Default(font="sans-serif", font_mono="monospace"),
    )


def main(folder: str, *ports: str) -> None:
    library = Pullquote.open(folder, encoder=WordHashEncoder(), reader="sentences", threshold=0.2)
    for port, read_only in zip(ports, (False, True), strict=True):
        serve(library, port, read_only=read_only)
    print("open", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
