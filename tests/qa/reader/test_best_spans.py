import numpy as np
import pytest

from pullquote.qa.reader.best_spans import best_spans


def scores(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_the_best_sum_wins_and_the_others_do_not_overlap_it() -> None:
    start, end = scores(0, 5, 0, 4, 0), scores(0, 1, 6, 0, 3)
    # 1–2 scores 5 + 6; of what is left, 3–4 scores 4 + 3 and 0–0 scores 0 + 0.
    assert best_spans(start, end, longest=3, most=5) == [(1, 2, 11.0), (3, 4, 7.0), (0, 0, 0.0)]


def test_a_span_never_ends_before_it_starts() -> None:
    assert best_spans(scores(0, 9), scores(9, 0), longest=2, most=1) == [(0, 0, 9.0)]


def test_a_span_is_no_longer_than_allowed() -> None:
    start, end = scores(9, 0, 0), scores(0, 1, 9)
    assert best_spans(start, end, longest=3, most=1) == [(0, 2, 18.0)]
    assert best_spans(start, end, longest=2, most=1) == [(0, 1, 10.0)]


def test_a_longer_span_has_to_bring_more() -> None:
    start, end = scores(0, 5, 0), scores(0, 1, 1.5)
    assert best_spans(start, end, longest=3, most=1, each=0.4) == [(1, 2, 6.5)]
    assert best_spans(start, end, longest=3, most=1, each=0.6) == [(1, 1, 6.0)]


def test_tokens_of_minus_infinity_are_in_no_span() -> None:
    shut = float("-inf")
    assert best_spans(scores(shut, 1, shut), scores(shut, 1, shut), longest=3, most=9) == [(1, 1, 2.0)]
    assert best_spans(scores(shut), scores(shut), longest=3, most=9) == []


@pytest.mark.parametrize("length", [0, 1])
def test_shortest(length: int) -> None:
    assert len(best_spans(np.zeros(length, np.float32), np.zeros(length, np.float32), longest=3, most=9)) == length
