"""Sizes and lines for people."""

import json

import pytest

from pullquote.index import SameName
from pullquote.ui.cli.status_text import names
from pullquote.ui.shared.file_size import size


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (1_550_000, "1.6 MB"),
        (2 * 10**12, "2.0 TB"),
        (10**16, "10000.0 TB"),
    ],
)
def test_size_in_the_nearest_unit(count: int, told: str) -> None:
    assert size(count) == told


def test_names_are_told_with_their_evidence() -> None:
    said = [(SameName("Burma", "Myanmar", "a.txt", 3, 30), "Burma, also\nknown as Myanmar")]
    assert list(names(said, as_json=False)) == ["Burma = Myanmar", "  “Burma, also known as Myanmar” · a.txt"]
    assert json.loads(next(names(said, as_json=True)))["evidence"] == "Burma, also\nknown as Myanmar"
