"""The output of a span model: how well each token of a text begins and ends the answer. Runs none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pullquote.corpus import Span
from pullquote.index import FloatArray


@dataclass(frozen=True)
class SpanSettings:
    """`window`, `overlap`, `question` and `longest` in tokens: what is read at once, what two windows share, what is
    kept of a question, and the longest answer. `most`: spans of one window; `each`: the score that a further token of a
    span must bring."""

    window: int = 256
    overlap: int = 64
    question: int = 64
    longest: int = 30
    most: int = 3
    each: float = 0.05


@dataclass(frozen=True, slots=True)
class Scored:
    """A window of `texts[text]`: scores of its tokens, float32 (tokens,), with their characters in the text; `none` is
    the sum that "no answer" gets."""

    text: int
    start: FloatArray
    end: FloatArray
    none: float
    offsets: Sequence[Span]


class SpanModel(Protocol):
    """Reads each window by itself, so that a text gets the same scores alone and in a batch."""

    def score(self, question: str, texts: Sequence[str], settings: SpanSettings) -> Iterable[Scored]:
        """Return the windows of all texts, in order; a long text has several, which overlap."""
