"""The scale of a library lies between that of small ones and that of large ones."""

import pytest

from pullquote.qa import Calibration
from pullquote.qa.reader.reader import LARGE, SMALL

BOTH = Calibration(1, 1, 1, 1, 0, 0.3, large=Calibration(0, 3, 1, 1, -2, 0.5))


@pytest.mark.parametrize(
    ("passages", "rank", "base", "threshold"),
    [
        (0, 1, 0, 0.3),
        (SMALL, 1, 0, 0.3),
        (round((SMALL * LARGE) ** 0.5), 2, -1, 0.4),
        (LARGE, 3, -2, 0.5),
        (10 * LARGE, 3, -2, 0.5),
    ],
)
def test_a_scale_between_two(passages: int, rank: float, base: float, threshold: float) -> None:
    scale = BOTH.among(passages)
    assert (scale.rank, scale.base, scale.threshold) == pytest.approx((rank, base, threshold), abs=1e-3)


def test_one_scale_serves_all_libraries() -> None:
    one = Calibration(1, 1, 1, 1, 0, 0.3)
    assert one.among(10 * LARGE) is one
