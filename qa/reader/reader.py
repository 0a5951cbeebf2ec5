"""The `Reader` protocol: from one question and the pages found for it, it says where the answer may be. It does not
search, or decide whether that is good enough: `score_spans` does, with its `Calibration`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol

from pullquote.index import dates, term_set
from pullquote.qa.reader.context import Page

_NAME = re.compile(r"(?<!^)\b[A-Z](?:\+\+|#|[\w’'-]*)|\d[\d.,]*")

SMALL, LARGE = 150, 4_000  # passages of libraries that are asked as the small ones, as the large ones fitted on
_ANYTHING = frozenset(("happen", "occur"))  # "What happened on 3 May?" names the day alone


@dataclass(frozen=True, slots=True)
class Reading:
    """`pages[page].text[start:end]` may answer; `score` rises with the reader's certainty, over all questions. If
    `alone`, the score counts the signs of the search already."""

    page: int
    start: int
    end: int
    score: float
    alone: bool = False


@dataclass(frozen=True, slots=True)
class QuestionTerms:
    """What a question asks for: its search terms, those of them that are names or numbers, whether it names a date."""

    terms: frozenset[str]
    names: frozenset[str]
    dated: bool = False

    @classmethod
    def of(cls, question: str, language: str = "en") -> QuestionTerms:
        """Names are the capitalised words, except the first word of the question. Dates are left out: they are
        compared as dates, see `Exact`. `language`: of the page.

        >>> sorted(QuestionTerms.of("Did Ann Lee sell 40 owls?").names)
        ['40', 'ann', 'lee']
        """
        undated = question
        for date in reversed(dates(question)):
            undated = undated[: date.span[0]] + undated[date.span[1] :]
        asked = term_set(undated, language)
        asked = asked - _ANYTHING if undated != question else asked
        return cls(asked, term_set(" ".join(_NAME.findall(undated)), language), undated != question)


@dataclass(frozen=True, slots=True)
class Features:
    """The evidence for a reading: the reader's score, the hit's rank score (0..1) and cosine (−1..1), the share of the
    question's terms that are on the page, and that of its names and numbers that do not (both 0..1)."""

    reading: float
    rank: float
    dense: float
    cover: float
    missing: float = 0.0

    @classmethod
    def of(cls, wanted: QuestionTerms, reading: Reading, page: Page) -> Features:
        if reading.alone:
            return cls(reading.score, 0.0, 0.0, 0.0)
        return cls(
            reading=reading.score,
            rank=page.hit.score,
            dense=page.hit.dense,
            cover=1.0 if wanted.dated and not wanted.terms else share(wanted.terms & page.terms, wanted.terms),
            missing=share(wanted.names - page.terms, wanted.names),
        )


def share(part: Collection[str], whole: Collection[str]) -> float:
    """The share of a part in the whole, 0..1; 0 of nothing."""
    return len(part) / len(whole) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model of one reader: a weight for each of its `Features`, and `base`, give the confidence.

    Fitted on questions that are in no test. Answers with a confidence below `threshold` are withheld.
    """

    reading: float
    rank: float
    dense: float
    cover: float
    base: float
    threshold: float
    missing: float = 0.0
    large: Calibration | None = None
    """That of large libraries, where being found first says more, and being read less."""

    def among(self, passages: int) -> Calibration:
        """Return that of a library of so many passages: between `SMALL` and `LARGE` ones, in between.

        >>> scale = Calibration(1, 1, 1, 1, 0, 0.3, large=Calibration(0, 3, 1, 1, 0, 0.5))
        >>> scale.among(100).rank, 1 < scale.among(1_000).rank < 3, scale.among(9_000).rank
        (1, True, 3.0)
        """
        if self.large is None or passages <= SMALL:
            return self
        share = min(1.0, math.log(passages / SMALL) / math.log(LARGE / SMALL))
        names = [field.name for field in fields(self) if field.name != "large"]
        between = {name: (1 - share) * getattr(self, name) + share * getattr(self.large, name) for name in names}
        return replace(self, **{name: round(value, 6) for name, value in between.items()}, large=None)

    def confidence(self, features: Features) -> float:
        """Estimate the probability, 0..1, that a reading with these features answers."""
        logit = self.base + sum(getattr(self, field.name) * getattr(features, field.name) for field in fields(features))
        return 1 / (1 + math.exp(-max(-500.0, logit)))


class Reader(Protocol):
    """Implement this for another reader or reranker. Each question is read alone, so a batch gives the same answers."""

    @property
    def name(self) -> str:
        """Identifies the reader."""

    @property
    def scale(self) -> Calibration:
        """Turns this reader's scores into confidences."""

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        """Return where the answer may be, in no order; a page may have several readings, or none. First called with no
        pages, in a separate thread, to load the model ahead.
        """
