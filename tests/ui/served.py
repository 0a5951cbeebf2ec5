"""Serves a folder with the doubles, in a process of its own:
`python -m tests.ui.served FOLDER LIBRARY SERVING THRESHOLD`.

SERVING is the JSON of a `Serving`. In-process gradio would leave event loops behind.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pullquote.qa import Pullquote
from pullquote.ui.web.serve import Serving, serve
from tests.conftest import WordHashEncoder

PATIENCE = 180  # seconds to open, on a busy machine
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Served:
    """A page over `folder` that is open at `url`; `printed` holds what its process wrote."""

    folder: Path
    url: str
    printed: Path


@contextmanager
def served(
    folder: Path, library: Path, serving: Serving | None = None, threshold: float = 0, port: int = 0
) -> Iterator[Served]:
    """Opens the page of a folder at this port or a free one, and closes it at the end."""
    serving = replace(serving or Serving(), port=port or _free())
    printed = Path(tempfile.mkstemp(prefix="pullquote-", suffix=".log")[1])
    command = [sys.executable, "-m", "tests.ui.served", str(folder), str(library), json.dumps(asdict(serving))]
    command += [str(threshold)]
    with printed.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=_quiet())
    try:
        _wait(process, printed)
        yield Served(folder, serving.address, printed)
    finally:
        process.terminate()
        process.wait()
        printed.unlink()


def _wait(process: subprocess.Popen[bytes], printed: Path) -> None:
    """Until the page says that it is open."""
    end = time.monotonic() + PATIENCE
    while b"Pullquote is open" not in printed.read_bytes():
        assert process.poll() is None, printed.read_text()
        assert time.monotonic() < end, printed.read_text()
        time.sleep(0.05)


def _free() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _quiet() -> dict[str, str]:
    return os.environ | {"PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1"}


def _main(folder: str, library: str, serving: str, threshold: str) -> None:
    told: dict[str, Any] = json.loads(serving)
    told["auth"] = tuple((user, password) for user, password in told["auth"])
    doubles: dict[str, Any] = {"encoder": WordHashEncoder(), "reader": "sentences", "threshold": float(threshold)}
    with Pullquote.open(folder, library, **doubles) as opened:
        serve(opened, Serving(**told))


if __name__ == "__main__":
    _main(*sys.argv[1:])
