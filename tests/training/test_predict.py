import numpy as np
import pytest

from training.predict import best_span


def test_the_best_span_is_valid_even_where_the_two_best_ends_are_not() -> None:
    start, end = np.array([0.0, 1.0, 5.0]), np.array([4.0, 3.0, 0.0])
    # 5 + 4 would run backwards; of the valid ones 5 + 0 beats 0 + 4 and 1 + 3.
    assert best_span(start, end, longest=30) == (2, 2, 5.0)


def test_the_best_span_is_no_longer_than_allowed() -> None:
    start, end = np.array([9.0, 0.0, 0.0, 0.0]), np.array([0.0, 1.0, 2.0, 9.0])
    assert best_span(start, end, longest=4) == (0, 3, 18.0)
    assert best_span(start, end, longest=3) == (0, 2, 11.0)


def test_the_earliest_of_equals_is_taken() -> None:
    assert best_span(np.zeros(3), np.zeros(3), longest=2) == (0, 0, 0.0)


def test_one_token() -> None:
    assert best_span(np.array([2.0]), np.array([1.5]), longest=30) == (0, 0, pytest.approx(3.5))
