"""BM25 made here is tantivy's, score by score."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from pullquote.index.search.bm25 import idf, share
from pullquote.index.search.lexical import TermIndex
from pullquote.index.text.edits import slips

TERM = st.sampled_from(["shop", "wallet", "piano", "cat", "tea"])


@given(
    st.lists(st.lists(TERM, min_size=1, max_size=120), min_size=1, max_size=6), st.lists(TERM, min_size=1, max_size=3)
)
def test_scores_are_those_of_tantivy(texts: list[list[str]], asked: list[str]) -> None:
    words = TermIndex()
    words.add(range(len(texts)), (" ".join(text) for text in texts))
    words.save()
    mean = sum(map(len, texts)) / len(texts)
    weights = {term: idf(len(texts), sum(term in text for text in texts)) for term in set(asked)}
    for number, score in zip(*words.search(asked, len(texts)), strict=True):
        counts, length = Counter(texts[number]), len(texts[number])
        made = sum(weight * share(counts[term], length, mean) for term, weight in weights.items())
        assert made == pytest.approx(float(score), rel=1e-5)
    assert len(words.search(asked, 99)[0]) == sum(bool(set(asked) & set(text)) for text in texts)


@given(st.text("abc", min_size=1, max_size=4), st.text("abc", max_size=5))
def test_slips_are_the_words_at_most_one_slip_away(word: str, other: str) -> None:
    assert (other in slips(word)) == (OSA.distance(word, other) <= 1)


def test_a_long_text_scores_less() -> None:
    assert np.all(np.diff([share(1, length, 60.0) for length in (10, 39, 60, 100, 500)]) < 0)
