"""Uploads: no more than fit, in a folder that goes with the server."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from pullquote.ui.limits.uploads import GRADIO, NAME, PATH, Uploads, folder_of_uploads


def status(folder: Path, length: str | None, path: str = PATH) -> int:
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        sent.append(message)

    told = [(b"content-length", length.encode())] if length is not None else []
    scope = {"type": "http", "path": path, "headers": told}
    asyncio.run(Uploads(app, folder, quota=100)(scope, None, send))  # type: ignore[arg-type]
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    ("length", "path", "wanted"),
    [
        ("40", PATH, 200),
        ("41", PATH, 507),
        ("41", f"{PATH}/", 507),
        (None, PATH, 411),
        ("x", PATH, 411),
        (None, "/", 200),
    ],
)
def test_an_upload_is_taken_where_it_fits(tmp_path: Path, length: str | None, path: str, wanted: int) -> None:
    (tmp_path / "held").mkdir()
    (tmp_path / "held" / "before.txt").write_bytes(b"x" * 60)
    assert status(tmp_path, length, path) == wanted


def test_the_folder_goes_with_the_server_and_those_of_dead_ones_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left, alive = tmp_path / f"{NAME}{dead.pid}-x", tmp_path / f"{NAME}{os.getpid()}-y"
    for folder in (left, alive):
        folder.mkdir()
    with folder_of_uploads() as made:
        assert os.environ[GRADIO] == str(made)
        assert made.stat().st_mode & 0o777 == 0o700
        (made / "sent.txt").write_text("owl")
    assert (made.exists(), left.exists(), alive.exists()) == (False, False, True)
    assert GRADIO not in os.environ
