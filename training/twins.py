"""Questions with their unanswerable twins: the same words but for one, over the same passage.

A group is a passage under two questions; only the first has its answer there. With scores normalised over both, what
is learned is the difference between them (see `training.run.among`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from training.augment import crop, hurried
from training.data import Article, Example, Paragraph, Question


@dataclass(frozen=True, slots=True)
class TwinSettings:
    """`groups` in a chunk; `alike` is the least share of their words that twins have in common. Lengths are words."""

    groups: int = 60
    alike: float = 0.5
    shortest: int = 40
    longest: int = 125
    titled: float = 0.9
    unmarked: float = 0.15


@dataclass(frozen=True, slots=True)
class Twins:
    """An answerable question, and one that its paragraph does not answer."""

    title: str
    paragraph: Paragraph
    answered: Question
    refused: Question


class TwinGroups:
    """`groups(n)` gives the n-th run of groups; the same seed and n always give the same ones."""

    def __init__(self, train: list[Article], seed: int, settings: TwinSettings | None = None) -> None:
        self._settings, self._seed = settings or TwinSettings(), seed
        self._twins = [
            Twins(article.title, paragraph, *pair)
            for article in train
            for paragraph in article.paragraphs
            for pair in pairs(paragraph, self._settings.alike)
        ]
        Random(f"{seed} twins").shuffle(self._twins)

    def groups(self, number: int) -> list[list[Example]]:
        """`settings.groups` lists of two examples over one passage; only the first has an answer."""
        rng, count = Random(f"{self._seed} twins {number}"), self._settings.groups
        places = range(number * count, (number + 1) * count)
        return [self._group(self._twins[place % len(self._twins)], rng) for place in places]

    def _group(self, twins: Twins, rng: Random) -> list[Example]:
        settings = self._settings
        title = twins.title if rng.random() < settings.titled else ""
        answer = rng.choice(twins.answered.answers)
        own = Example(twins.answered.text, title, "", twins.paragraph.text, answer)
        own = crop(own, rng.randint(settings.shortest, settings.longest), rng)
        unmarked = settings.unmarked if rng.random() < 0.5 else 0.0
        asked = [hurried(question.text, 0.0, unmarked, rng) for question in (twins.answered, twins.refused)]
        return [
            Example(asked[0], title, "", own.passage, own.answer),
            Example(asked[1], title, "", own.passage, None),
        ]


def pairs(paragraph: Paragraph, alike: float) -> list[tuple[Question, Question]]:
    """Each unanswerable question with the answerable one most like it, where they share enough of their words."""
    answered = [question for question in paragraph.questions if question.answers]
    found = []
    for refused in (question for question in paragraph.questions if not question.answers):
        best = max(answered, key=lambda question: _shared(question.text, refused.text), default=None)
        if best and _shared(best.text, refused.text) >= alike:
            found.append((best, refused))
    return found


def _shared(one: str, other: str) -> float:
    """Jaccard index of the words of two questions, 0..1."""
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(first & second) / max(1, len(first | second))
