from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from pullquote.qa.reader.sentence_vectors import SentenceVectors


class Counting:
    """A text's vector is its length and its number of full stops; every text embedded is noted down."""

    dim = 2

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        self.embedded += texts
        return np.array([[len(text), text.count(".")] for text in texts], dtype=np.float32)


def page(text: str, *sentences: tuple[int, int]) -> Any:
    return SimpleNamespace(text=text, above="Mill", sentences=sentences)


BOTH = page("It turns. It grinds.", (0, 9), (10, 20))
ONE = page("It stands.", (0, 10))
NONE = page("")


def test_a_sentences_vector_is_the_mean_of_that_alone_and_that_below_its_heading() -> None:
    both, none, one = SentenceVectors(Counting()).of([BOTH, NONE, ONE])  # type: ignore[arg-type]
    # "It turns." has 9 letters, "Mill. It turns." 15.
    assert both.tolist() == [[12.0, 1.5], [13.0, 1.5]]
    assert none.shape == (0, 2)
    assert one.tolist() == [[13.0, 1.5]]


def test_only_what_is_not_kept_is_embedded() -> None:
    encoder = Counting()
    vectors = SentenceVectors(encoder, most=2)  # type: ignore[arg-type]
    first = vectors.of([BOTH, ONE])
    assert len(encoder.embedded) == 6
    again = vectors.of([ONE, BOTH])
    assert len(encoder.embedded) == 6
    assert [each.tolist() for each in again] == [each.tolist() for each in reversed(first)]


def test_the_page_asked_about_longest_ago_is_forgotten_first() -> None:
    encoder = Counting()
    vectors = SentenceVectors(encoder, most=1)  # type: ignore[arg-type]
    vectors.of([ONE])
    vectors.of([BOTH])
    encoder.embedded.clear()
    vectors.of([BOTH])
    assert encoder.embedded == []
    vectors.of([ONE])
    assert encoder.embedded == ["It stands.", "Mill. It stands."]
