"""Start and end scores of tokens → the best spans. Runs no model."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from pullquote.index import FloatArray
from pullquote.qa.reader.span_model import Scored, SpanSettings

TokenSpan = tuple[int, int, float]  # first and last token, both inside, and the sum of their scores


def best_spans(start: FloatArray, end: FloatArray, longest: int, most: int, each: float = 0.0) -> list[TokenSpan]:
    """Return up to `most` spans of at most `longest` tokens, best first, no two overlapping; the earliest where several
    tie.

    Both scores: (tokens,), −inf where no span may begin or end. A longer span goes before a shorter one only where its
    score is higher by `each` for every further token.
    """
    beyond = np.full(longest, -np.inf, dtype=end.dtype)
    sums = start[:, None] + sliding_window_view(np.concatenate([end, beyond]), longest)[:-1]  # [first, last - first]
    further = np.arange(longest, dtype=sums.dtype)
    worth = sums - each * further
    found: list[TokenSpan] = []
    while len(found) < most and worth.size:
        first, more = divmod(int(worth.argmax()), longest)
        if worth[first, more] == -np.inf:
            break
        last = first + more
        found.append((first, last, float(sums[first, more])))
        begins = np.arange(max(0, first - longest + 1), last + 1)[:, None]
        worth[begins[0, 0] : last + 1][begins + further >= first] = -np.inf  # all that overlap it
    return found


def character_spans(scored: Scored, skipped: int, settings: SpanSettings) -> Iterator[tuple[int, int, float]]:
    """Return the best spans of a window, as start and end in what follows the first `skipped` characters of its text,
    and how much higher than "no answer" each scores.
    """
    shut = [begin < skipped or begin == end for begin, end in scored.offsets]
    start, end = (np.where(shut, -np.inf, scores) for scores in (scored.start, scored.end))
    for first, last, score in best_spans(start, end, settings.longest, settings.most, settings.each):
        yield scored.offsets[first][0] - skipped, scored.offsets[last][1] - skipped, score - scored.none
