"""Serves the page over a folder until stopped: `python serving.py FOLDER`. Prints its address first."""

import socket
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from qa import Pullquote
from tests.conftest import WordHashEncoder
from ui.page import looks, page


def main(folder: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Pullquote.open(folder, encoder=WordHashEncoder(), reader="sentences", threshold=0.45) as library:
        page(library).launch(
            server_port=port,
            prevent_thread_lock=True,
            quiet=True,
            ssr_mode=False,
            footer_links=[],
            run_history=False,
            **looks(),
        )
        print(f"http://127.0.0.1:{port}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
