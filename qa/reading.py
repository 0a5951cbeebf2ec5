"""What a `Reader` is: it sees one question and the pages found for it, and says where the answer may stand.

It does not search, and does not decide whether that is answer enough; `judge` does, by the reader's `Scale`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Protocol

from qa.page import Page


@dataclass(frozen=True, slots=True)
class Reading:
    """`pages[page].text[start:end]` may answer; `score` rises with the reader's certainty, over all questions."""

    page: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a reading: the reader's score, the hit's rank score (0..1) and cosine (−1..1), and the share of
    the question's terms that stand on the page (0..1)."""

    reading: float
    rank: float
    dense: float
    cover: float

    @classmethod
    def of(cls, wanted: set[str], reading: Reading, page: Page) -> Signs:
        """`wanted`: the question's terms."""
        cover = len(wanted & page.terms) / len(wanted) if wanted else 0.0
        return cls(reading.score, page.hit.score, page.hit.dense, cover)


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic model of one reader: a weight for each of its signs, and `base`, make the chance of an answer.

    Fitted on questions that are in no test. Answers of a chance below `threshold` are not given.
    """

    reading: float
    rank: float
    dense: float
    cover: float
    base: float
    threshold: float

    def chance(self, signs: Signs) -> float:
        """The chance, 0..1, that a reading with these signs answers."""
        logit = self.base + sum(getattr(self, field.name) * getattr(signs, field.name) for field in fields(signs))
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
