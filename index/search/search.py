"""A question's vector and terms → hits: passages of one state found by vector and by words, fused, copies merged.

Both lists of scores are min-max normalised and averaged with a weight. Source: Bruch, Gai, Ingber, "An Analysis of
Fusion Functions for Hybrid Retrieval", ACM TOIS 2023: a convex combination of normalised scores beats reciprocal rank
fusion. Embeds nothing, and opens nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice

import numpy as np

from pullquote.corpus import Article
from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.engine import Held, Rows, TermSearch
from pullquote.index.errors import UnknownArticle
from pullquote.index.hit import Hit
from pullquote.index.search.asked import asked_terms, dense_weight
from pullquote.index.search.leaning import NOWHERE, Leaning


@dataclass(frozen=True)
class SearchSettings:
    """`weight` is the dense part's share, chosen on natural questions; `candidates` come from each side."""

    weight: float = 0.6
    candidates: int = 100


def hits(
    held: Held,
    forms: Sequence[str],
    vector: FloatArray,
    k: int,
    among: Numbers | None,
    settings: SearchSettings,
    leans: Leaning = NOWHERE,
) -> list[Hit]:
    """Return the k best hits for forms of one question whose mean, with what it leans on, is `vector`, see
    `Library.search`.

    `among`: the passages to search in, by rising number; None for all.
    """
    wanted = settings.candidates
    near, _ = _best(*held.vectors.search(vector, 2 * wanted, among), wanted)
    asked = [asked_terms(form, held.words) for form in forms]
    lexical = _matching(held.words, asked, wanted, among)
    _lean(lexical, leans, held.words, wanted, among)
    weight = dense_weight(forms[0], asked[0], held, settings.weight)
    places = held.store.places({*near.tolist(), *lexical})
    return _fused(held.store, places, vector, lexical, k, weight) if places else []


def _fused(
    store: Rows,
    places: dict[int, tuple[str, int, bytes]],
    vector: FloatArray,
    lexical: dict[int, float],
    k: int,
    weight: float,
) -> list[Hit]:
    """Return the k best hits, best first; copies are one hit, that of the article first by id."""
    # Computed the same for every copy, so that no rounding decides which of two copies comes first.
    dense = (store.vectors(places) * vector).sum(axis=1)
    ids, starts, keys = zip(*places.values(), strict=True)
    best: dict[bytes, float] = {}
    for number, matching in lexical.items():
        key = places[number][2]
        best[key] = max(best.get(key, 0.0), matching)
    bm25 = np.array([best.get(key, 0.0) for key in keys], dtype=np.float32)
    score = fuse(dense, bm25, weight)
    copies: dict[bytes, list[int]] = {}
    for *_, i in sorted(zip((-score).tolist(), ids, starts, range(len(ids)), strict=True)):
        copies.setdefault(keys[i], []).append(i)
    numbers, kept = list(places), list(islice(copies.values(), k))
    passages = store.passages([numbers[first] for first, *_ in kept])
    article = cache(partial(article_of, store))  # many hits may share one, and an article may be large
    return [
        Hit(
            passages[numbers[i]], article(ids[i]),
            float(score[i]), float(dense[i]), float(bm25[i]), tuple(ids[other] for other in rest),
        )
        for i, *rest in kept
    ]  # fmt: skip


def _lean(found: dict[int, float], leans: Leaning, words: TermSearch, wanted: int, among: Numbers | None) -> None:
    """Add the weighted scores of the question before."""
    if leans.weight:
        for number, score in _matching(words, [asked_terms(leans.before, words)], wanted, among).items():
            found[number] = found.get(number, 0.0) + leans.weight * score


def normalise(scores: FloatArray) -> FloatArray:
    """Return scores to 0..1: the lowest to 0, the highest to 1; all 1 if they are equal. NaN (not scored) to 0.

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


def _matching(
    words: TermSearch, forms: Sequence[Sequence[str]], wanted: int, among: Numbers | None
) -> dict[int, float]:
    """Passage numbers with the BM25 score of their best form, as if all forms weighed the same: an abbreviation would
    count less than the words that it is short for, and a rare name more than a common one."""
    best: dict[int, float] = {}
    weights = [words.weight(asked) for asked in forms] if len(forms) > 1 else [1.0]
    for asked, weight in zip(forms, weights, strict=True):
        numbers, scores = _best(*words.search(asked, 2 * wanted, among), wanted)
        for number, score in zip(numbers.tolist(), (scores * (weights[0] / (weight or 1.0))).tolist(), strict=True):
            best[number] = max(best.get(number, 0.0), score)
    return best


def _best(numbers: Numbers, scores: FloatArray, k: int) -> tuple[Numbers, FloatArray]:
    """Return the first k and those that score like the last of them: which of these come first in a cache is its
    history.
    """
    if len(scores) <= k:
        return numbers, scores
    kept = scores >= scores[k - 1] - 1e-6 * abs(scores[k - 1])
    return numbers[kept], scores[kept]


def article_of(store: Rows, id: str) -> Article:
    """Return the whole article. Raises UnknownArticle if it is not held."""
    article = store.article(id)
    if article is None:
        raise UnknownArticle(f"there is no article {id[:200]!r}")
    return article
