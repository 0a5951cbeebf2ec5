"""The two kinds of array that pass between files: vectors or scores, and passage numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Numbers = NDArray[np.int64]
