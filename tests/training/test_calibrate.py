import numpy as np
import pytest

from pullquote.qa import Calibration
from training.calibrate import given, halves, report
from training.evidence import Asked

SCALE = Calibration(reading=1.0, rank=0.0, dense=0.0, cover=0.0, base=0.0, threshold=0.5)


def asked(score: float, right: bool, answerable: bool = True, group: str = "a") -> Asked:
    return Asked("set", group, answerable, np.array([[score, 0, 0, 0, 0]]), np.array([right]))


def test_the_halves_share_no_group_and_are_the_same_each_time() -> None:
    some = [asked(1.0, True, group=str(i % 20)) for i in range(60)]
    one, other = halves(some)
    assert {a.group for a in one} & {a.group for a in other} == set()
    assert len(one) + len(other) == 60
    assert halves(some)[0] == one


def test_answers_are_given_as_long_as_nine_in_ten_of_them_are_right() -> None:
    chances = np.arange(20, 0, -1) / 20
    right = np.array([True] * 9 + [False] + [True] * 3 + [False] * 7)
    # 12 of 13 less the tenth: 12 / 13 is above 0.9; with the first wrong one behind them 12 / 14 is not.
    assert given(chances, right) == 13
    assert given(chances, ~right) == 0


def test_a_report_counts_what_is_given_and_what_is_refused() -> None:
    told = report([asked(2.0, True), asked(-2.0, True), asked(1.0, False), asked(-1.0, False, answerable=False)], SCALE)
    assert told["quote@1"] == pytest.approx(1 / 3, abs=1e-3)
    assert told["quote@1 unrefused"] == pytest.approx(2 / 3, abs=1e-3)
    assert told["wrongly refused"] == pytest.approx(1 / 3, abs=1e-3)
    assert told["refused"] == 1.0
    assert told["score"] == pytest.approx(2 / 4)
