import numpy as np

from training.risk import curve, picture


def test_a_curve_takes_the_surest_first() -> None:
    coverage, risk = curve(np.array([0.2, 0.9, 0.5, 0.7]), np.array([True, True, False, True]))
    assert coverage.tolist() == [0.25, 0.5, 0.75, 1.0]
    assert risk.tolist() == [0.0, 0.0, 1 / 3, 0.25]


def test_a_picture_has_a_line_and_a_name_for_each_set() -> None:
    drawn = picture({"one": (np.array([0.9, 0.4]), np.array([True, False])), "other": (np.ones(1), np.ones(1, bool))})
    assert drawn.count("<polyline") == 2
    assert ">one</text>" in drawn
    assert ">other</text>" in drawn
    # Half answered, none of it wrong: in the middle of the floor.
    assert 'points="385.0,280.0 700.0,150.0"' in drawn
