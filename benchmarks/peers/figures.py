"""Numbers out of what was measured: percentiles, ratios, shares. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.peers.cut import Cut, Place
from benchmarks.peers.system import Hit, Span
from training.gold import Gold

MORE, LESS = "more", "less"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of them does not exceed: nearest rank, no value is made up.

    >>> [percentile([4.0, 1.0, 3.0, 2.0], share) for share in (0.5, 0.95)]
    [2.0, 4.0]
    """
    if not values or not 0 < share <= 1:
        raise ValueError(f"percentile {share} of {len(values)} values must be in 0..1 of some")
    return sorted(values)[math.ceil(share * len(values)) - 1]


def times(mine: float, theirs: float, better: str) -> float:
    """How many times better mine is, where `better` is more or less of it; below 1, it is worse.

    >>> times(80.0, 20.0, MORE), times(80.0, 20.0, LESS)
    (4.0, 0.25)
    """
    above, below = (mine, theirs) if better == MORE else (theirs, mine)
    return above / below if below else math.inf


def quality(gold: Sequence[Gold], answers: Sequence[Span | None], cut: Cut) -> dict[str, float]:
    """`quote@1`: of the questions with an answer, those whose answer is in the sentence that was answered with;
    `refused`: of those without one, those that got none; `right`: of all, those treated rightly. Shares in 0..1."""
    answerable = [
        right(one, cut.around(span) if span else None) for one, span in zip(gold, answers, strict=True) if one.places
    ]
    refused = [span is None for one, span in zip(gold, answers, strict=True) if not one.places]
    return {"quote@1": _share(answerable), "refused": _share(refused), "right": _share(answerable + refused)}


def found(gold: Sequence[Gold], hits: Sequence[Sequence[Hit]], cut: Cut) -> float:
    """Of the questions with an answer, those for which a passage of the question's article with an accepted answer is
    found, in 0..1."""
    return _share([_holds(one, those, cut) for one, those in zip(gold, hits, strict=True) if one.places])


def right(gold: Gold, said: Place | None) -> bool:
    """Whether what was said comes from the question's article and holds an accepted answer."""
    if said is None:
        return False
    article, start, end = said
    return article == gold.article and any(start <= a and b <= end for a, b in gold.places)


def _holds(gold: Gold, hits: Sequence[Hit], cut: Cut) -> bool:
    accepted = [cut.articles[gold.article].text[start:end] for start, end in gold.places]
    return any(hit.article == gold.article and words in hit.text for hit in hits for words in accepted)


def _share(those: Sequence[bool]) -> float:
    return sum(those) / len(those) if those else math.nan
