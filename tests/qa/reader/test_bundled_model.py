"""The bundled network on this processor."""

import numpy as np
import pytest

from pullquote.index.models.openvino import tiles
from pullquote.qa.reader.bundled_model import BundledModel


@pytest.mark.skipif(not tiles(), reason="only where bfloat16 is multiplied in tiles are rows padded further")
def test_in_tiles_of_bfloat16_padding_changes_no_number() -> None:
    random = np.random.default_rng(1)
    network = BundledModel.load(eight_bits=False)._network
    rows = [random.integers(1_000, 20_000, length).tolist() for length in (150, 100, 131)]
    together = network.run(rows, [12, 9, 20])
    for row, asked, found in zip(rows, [12, 9, 20], together, strict=True):
        assert np.array_equal(network.run([row], [asked])[0][: len(row)], found[: len(row)])
