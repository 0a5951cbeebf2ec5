"""Readings → readings with the chance that each answers, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import terms
from qa.page import Page
from qa.reading import Reading, Scale, Signs


@dataclass(frozen=True, slots=True)
class Judged:
    """`page.text[start:end]` answers with this chance, 0..1."""

    page: Page
    start: int
    end: int
    chance: float

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


def judge(question: str, readings: Iterable[Reading], pages: Sequence[Page], scale: Scale) -> list[Judged]:
    """Best first; equal ones in order of article id and place, so that the same question always gives the same list."""
    wanted = set(terms(question))
    judged = [Judged(p := pages[r.page], r.start, r.end, scale.chance(Signs.of(wanted, r, p))) for r in readings]
    return ranked(judged)


def ranked(judged: Iterable[Judged]) -> list[Judged]:
    """Best first, as `judge` gives them."""
    return sorted(judged, key=lambda j: (-j.chance, j.page.hit.article.id, j.page.hit.passage.start, j.start, j.end))
