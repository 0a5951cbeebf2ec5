"""Files made in the test itself: bytes in, the loaded article out, and the smallest PDF that has text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pullquote.corpus import Article, files, load

Read = Callable[[str, bytes | str], Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """read("a.md", "…") writes the file (text as UTF-8, line ends untouched) and loads it."""

    def write(name: str, data: bytes | str) -> Article:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return next(load(file) for file in files(tmp_path) if file.id == name)

    return write
