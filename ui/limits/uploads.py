"""Uploaded files: in a folder that goes with the server, and no more of them than fit.

gradio keeps what is sent to it for as long as the machine's temporary folder does, and takes ever more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from pullquote.ui.limits.asgi import App, Message, Receive, Send, headers
from pullquote.ui.limits.refusals import refuse

PATH = "/gradio_api/upload"
QUOTA = 1_000_000_000  # bytes of all uploads and downloads of one server
NAME = "pullquote-page-"
FULL = "there is no room for more uploads just now; try again later"
GRADIO = "GRADIO_TEMP_DIR"  # where gradio looks for its folder; must be set before the page is made


@contextmanager
def folder_of_uploads() -> Iterator[Path]:
    """A folder for this server, for its owner alone, which is removed in the end; those of dead servers are, too."""
    _sweep(Path(tempfile.gettempdir()))
    before = os.environ.get(GRADIO)
    with tempfile.TemporaryDirectory(prefix=f"{NAME}{os.getpid()}-", ignore_cleanup_errors=True) as made:
        os.environ[GRADIO] = made
        try:
            yield Path(made)
        finally:
            os.environ.pop(GRADIO)
            if before is not None:
                os.environ[GRADIO] = before


@dataclass(frozen=True)
class Uploads:
    """ASGI middleware: takes an upload only where it fits."""

    app: App
    folder: Path
    quota: int = QUOTA
    _coming: dict[int, int] = field(default_factory=dict)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or str(scope["path"]).rstrip("/") != PATH:
            await self.app(scope, receive, send)
            return
        length = headers(scope).get("content-length", "")
        if not length.isdecimal():
            await refuse(scope, send, HTTPStatus.LENGTH_REQUIRED, "an upload must state its length")
            return
        if _size(self.folder) + sum(self._coming.values()) + int(length) > self.quota:
            await refuse(scope, send, HTTPStatus.INSUFFICIENT_STORAGE, FULL)
            return
        self._coming[id(scope)] = int(length)
        try:
            await self.app(scope, receive, send)
        finally:
            del self._coming[id(scope)]


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _sweep(place: Path) -> None:
    """Remove the folders of servers that ended without doing so."""
    for left in place.glob(f"{NAME}*"):
        number = left.name.removeprefix(NAME).partition("-")[0]
        if number.isdecimal() and not _runs(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True
