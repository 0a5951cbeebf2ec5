"""Start and end scores of tokens → the best spans. Knows no model and no text."""

from __future__ import annotations

import numpy as np

from index import FloatArray

TokenSpan = tuple[int, int, float]  # first and last token, both inside, and the sum of their scores


def best_spans(start: FloatArray, end: FloatArray, longest: int, most: int) -> list[TokenSpan]:
    """Up to `most` spans of at most `longest` tokens, best first, no two overlapping; the earliest where several tie.

    Both scores: (tokens,), −inf where no span may begin or end.
    """
    sums = start[:, None] + end[None, :]
    sums[~np.triu(np.ones_like(sums, dtype=bool)) | np.triu(np.ones_like(sums, dtype=bool), longest)] = -np.inf
    found: list[TokenSpan] = []
    while len(found) < most and sums.size:
        first, last = divmod(int(sums.argmax()), len(end))
        if sums[first, last] == -np.inf:
            break
        found.append((first, last, float(sums[first, last])))
        sums[: last + 1, first:] = -np.inf  # every span that begins before this one's end and ends after its start
    return found
