"""Questions with the passages that search finds beside their own: what the reader has to choose among.

A group is one question laid over several passages; only the first may answer it. The others are what the program's own
search finds for the question among all paragraphs, none of which holds an accepted answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np

from pullquote.index import Encoder, FloatArray
from training.augment import crop, hurried
from training.data import Example
from training.mixture import Mixture, Source


@dataclass(frozen=True, slots=True)
class RivalSettings:
    """`groups` of `size` passages in a chunk; the rivals are drawn from the first `depth` found. Shares are of the
    groups, `shortest` and `longest` words of a passage."""

    groups: int = 76
    size: int = 4
    depth: int = 12
    refused: float = 0.3
    natural: float = 0.25
    shortest: int = 50
    longest: int = 125
    titled: float = 0.9
    unmarked: float = 0.15
    mistyped: float = 0.06


class Rivals:
    """`groups(n)` gives the n-th run of groups; the same mixture and n always give the same ones.

    The paragraphs' vectors are kept in the file `kept`.
    """

    def __init__(self, mixture: Mixture, encoder: Encoder, kept: Path, settings: RivalSettings | None = None) -> None:
        self._mixture, self._encoder, self._settings = mixture, encoder, settings or RivalSettings()
        self._sources = list({id(source.paragraph): source for source in mixture.every()}.values())
        self._vectors = self._embedded(kept)

    def _embedded(self, kept: Path) -> FloatArray:
        if not kept.exists():
            texts = [f"{source.article.title}. {source.paragraph.text}" for source in self._sources]
            np.save(kept, self._encoder.encode(texts))
        return np.asarray(np.load(kept), dtype=np.float32)

    def groups(self, number: int) -> list[list[Example]]:
        """`settings.groups` lists of `settings.size` examples of one question; only the first may have an answer."""
        settings, rng = self._settings, Random(f"{self._mixture.seed} rivals {number}")
        counts = {kind: round(getattr(settings, kind) * settings.groups) for kind in ("refused", "natural")}
        counts["answered"] = settings.groups - sum(counts.values())
        # Begun elsewhere in the decks than the mixture's own examples.
        asked = [s for kind, n in counts.items() for s in self._mixture.deal(kind, 50_000 + number * n, n)]
        found = self._encoder.encode_questions([source.question.text for source in asked]) @ self._vectors.T
        return [self._group(source, scores, rng) for source, scores in zip(asked, found, strict=True)]

    def _group(self, source: Source, scores: FloatArray, rng: Random) -> list[Example]:
        settings = self._settings
        question = hurried(source.question.text, settings.mistyped, settings.unmarked, rng)
        answer = rng.choice(source.question.answers) if source.question.answers else None
        own = Example(question, source.article.title, "", source.paragraph.text, answer)
        rivals = self._rivals(source, scores, rng)
        others = [replace(own, title=r.article.title, passage=r.paragraph.text, answer=None) for r in rivals]
        titled = rng.random() < settings.titled
        return [self._cut(one if titled else replace(one, title=""), rng) for one in (own, *others)]

    def _rivals(self, source: Source, scores: FloatArray, rng: Random) -> list[Source]:
        """Of the best found, any that are another paragraph and hold no accepted answer."""
        own = source.paragraph
        best = (self._sources[int(i)] for i in np.argsort(-scores, kind="stable")[: 4 * self._settings.depth])
        free = [s for s in best if s.paragraph is not own and not own.answered_in(s.paragraph.text, source.question)]
        wanted = self._settings.size - 1
        near = free[: self._settings.depth]
        while len(near) < wanted:
            drawn = rng.choice(self._sources)
            near += [drawn] if drawn.paragraph is not own else []
        return rng.sample(near, wanted)

    def _cut(self, example: Example, rng: Random) -> Example:
        words = rng.randint(self._settings.shortest, self._settings.longest)
        return crop(example, words, rng) if len(example.passage.split()) > words else example
