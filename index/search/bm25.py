"""BM25 as in tantivy, so that scores are comparable between engines: k1 1.2, b 0.75.

Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009. Lengths are rounded
down as tantivy and Lucene keep them, in one byte.
"""

from __future__ import annotations

from math import log

K1, B = 1.2, 0.75


def idf(texts: int, having: int) -> float:
    """Return the weight of a term that `having` of the `texts` hold."""
    return log(1 + (texts - having + 0.5) / (having + 0.5))


def share(times: int, length: int, mean: float) -> float:
    """Return what a term that occurs `times` in a text of `length` terms adds to its score, before `idf`; 0..k1 + 1.

    `mean`: the mean length of a text.

    >>> share(1, 40, 40.0), share(0, 40, 40.0)
    (1.0, 0.0)
    """
    return times * (K1 + 1) / (times + K1 * (1 - B + B * rounded(length) / mean))


def rounded(length: int) -> int:
    """Return the length as one byte tells it: exact to 40, then with three bits behind the highest.

    >>> [rounded(length) for length in (39, 41, 42, 59, 95, 1000)]
    [39, 40, 42, 56, 88, 984]
    """
    over = length - 24
    if over < 16:
        return length
    lost = over.bit_length() - 4
    return (over >> lost << lost) + 24
