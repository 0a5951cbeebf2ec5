"""The two kinds of array that pass between files: vectors or scores, and passage numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Numbers = NDArray[np.int64]
BATCH = 2_000


def batches(numbers: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Return slices of the numbers, each with how many are done after it."""
    return ((min(i + BATCH, len(numbers)), numbers[i : i + BATCH]) for i in range(0, len(numbers), BATCH))
