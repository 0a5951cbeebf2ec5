"""What a question of a conversation takes from the one before it."""

from __future__ import annotations

import numpy as np
import pytest

from pullquote.index.search.leaning import NOWHERE, Leaning, leant


def test_nothing_before_is_nothing_to_lean_on() -> None:
    assert Leaning.of("When?", " ") is NOWHERE
    forms = np.array([[3.0, 4.0]], dtype=np.float32)
    assert leant(forms, forms[0], 0.0) == pytest.approx([0.6, 0.8])


def test_the_vector_before_is_added_by_its_weight() -> None:
    forms = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)  # their mean: (0.5, 0.5)
    assert leant(forms, np.array([1.0, 0.0], dtype=np.float32), 0.5) == pytest.approx(np.array([2, 1]) / np.sqrt(5))
