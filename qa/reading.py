"""What a `Reader` is: it sees one question and the pages found for it, and says where the answer may stand.

It does not search, and does not decide whether that is answer enough; `judge` does, by the reader's `Scale`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index import Hit
from qa.page import Page


@dataclass(frozen=True, slots=True)
class Reading:
    """`pages[page].text[start:end]` may answer; `score` rises with the reader's certainty, over all questions."""

    page: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic model of one reader: from its score, and how the passage was found, to the chance of an answer.

    `reading` weighs the reader's score, `rank` the hit's score (0..1), `dense` its cosine; `base` is added. Fitted on
    questions that are in no test. Answers of a chance below `threshold` are not given.
    """

    reading: float
    rank: float
    dense: float
    base: float
    threshold: float

    def chance(self, score: float, hit: Hit) -> float:
        """The chance, 0..1, that a reading of this score on this hit answers."""
        logit = self.reading * score + self.rank * hit.score + self.dense * hit.dense + self.base
        return 1 / (1 + math.exp(-max(-500.0, logit)))


class Reader(Protocol):
    """Small enough to be doubled in a test. Reads a question alone, so a batch gives the same answers."""

    @property
    def name(self) -> str:
        """Tells readers apart."""

    @property
    def scale(self) -> Scale:
        """Turns this reader's scores into chances."""

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        """Where the answer may stand, in no order; a page may have several readings, or none."""
