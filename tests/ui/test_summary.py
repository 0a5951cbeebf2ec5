"""Sizes and lines for people."""

import pytest

from ui.summary import size


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
