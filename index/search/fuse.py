"""Two lists of scores into one: min-max normalised, then a weighted average.

Source: Bruch, Gai, Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 2023: a convex combination
of normalised scores beats reciprocal rank fusion. Ranks nothing; the caller sorts.
"""

from __future__ import annotations

import numpy as np

from pullquote.index.models.encoder import FloatArray


def normalise(scores: FloatArray) -> FloatArray:
    """Scores to 0..1: the lowest to 0, the highest to 1; all 1 where they are equal. NaN (not scored) to 0.

    >>> normalise(np.array([2, 4, 3], dtype=np.float32)).tolist()
    [0.0, 1.0, 0.5]
    """
    if not scores.size:
        return scores
    unscored, low, high = np.isnan(scores), np.fmin.reduce(scores), np.fmax.reduce(scores)
    if high == low:
        return np.where(unscored, 0, 1).astype(scores.dtype)
    return np.where(unscored, np.float32(0), (scores - low) / (high - low))


def fuse(dense: FloatArray, lexical: FloatArray, weight: float) -> FloatArray:
    """`weight` parts of the dense and 1 − `weight` of the lexical scores, each normalised first. All of one length.

    >>> fuse(np.array([0.9, 0.5], dtype=np.float32), np.array([1.0, 7.0], dtype=np.float32), 0.75).tolist()
    [0.75, 0.25]
    """
    if not 0 <= weight <= 1:
        raise ValueError(f"weight {weight} must be in 0..1")
    fused: FloatArray = weight * normalise(dense) + (1 - weight) * normalise(lexical)
    return fused
