from __future__ import annotations

import numpy as np
import pytest

from pullquote.qa.reader.multilingual_model import packed, unpacked


def test_matrices_are_kept_in_8_bits_and_all_else_in_half_precision() -> None:
    weights = {
        "encoder.layer.0.output.dense.weight": np.array([[1.27, -0.5], [0.02, 0.0101]], dtype=np.float32),
        "encoder.layer.0.output.dense.bias": np.array([0.25, 3.0], dtype=np.float32),
        "embeddings.position_embeddings.weight": np.full((2, 2), 0.5, dtype=np.float32),
    }
    stored = packed(weights)
    assert stored["encoder.layer.0.output.dense.weight"].dtype == np.int8
    assert stored["encoder.layer.0.output.dense.weight"].tolist() == [[127, -50], [127, 64]]
    assert stored["embeddings.position_embeddings.weight"].dtype == np.float16
    back = unpacked(stored)
    assert back.keys() == weights.keys()
    for name, weight in weights.items():
        assert back[name] == pytest.approx(weight, abs=1.27 / 127 / 2)
