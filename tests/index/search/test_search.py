import numpy as np
import pytest

from pullquote.index.search.search import fuse, normalise

NAN = float("nan")


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([2, 4, 3], [0, (4 - 2) / (4 - 2), (3 - 2) / (4 - 2)]),
        ([5, 5], [1, 1]),
        ([-1, 1], [0, 1]),
        ([NAN, 1, 3], [0, 0, 1]),
        ([NAN], [0]),
        ([], []),
    ],
)
def test_normalise(scores: list[float], expected: list[float]) -> None:
    assert normalise(np.array(scores, dtype=np.float32)).tolist() == expected


def test_fuse_weighs_the_normalised_scores() -> None:
    dense, lexical = np.array([0.5, 0.9, 0.7], np.float32), np.array([8, 0, 6], np.float32)
    expected = [0.25 * 0 + 0.75 * 1, 0.25 * 1 + 0.75 * 0, 0.25 * 0.5 + 0.75 * 0.75]
    assert fuse(dense, lexical, 0.25).tolist() == pytest.approx(expected)


def test_weight_out_of_range() -> None:
    with pytest.raises(ValueError, match=r"weight 1.5 must be in 0..1"):
        fuse(np.zeros(1, np.float32), np.zeros(1, np.float32), 1.5)
