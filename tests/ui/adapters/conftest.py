"""A small library that each framework asks; none of them may send anything anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pullquote.index import Encoder
from pullquote.qa import Pullquote

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"


@pytest.fixture
def library(folder: Path, tmp_path: Path, encoder: Encoder) -> Iterator[Pullquote]:
    with Pullquote.open(folder, tmp_path / "library", encoder=encoder, reader="sentences", threshold=0) as library:
        yield library
