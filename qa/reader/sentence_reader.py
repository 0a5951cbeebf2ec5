"""The simplest reader: it chooses whole sentences, without spans inside them; a similar question fools it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.index import Encoder, term_set
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Reading, share
from pullquote.qa.reader.sentence_vectors import SentenceVectors


@dataclass(frozen=True)
class SentenceSettings:
    """How much the share of the question's terms counts beside the cosine. Tuned on questions that are in no test."""

    terms: float = 0.7


class SentenceReader:
    """Scores a sentence by its cosine with the question, and by the share of the question's terms that it holds.

    The cosine is the mean of that of the sentence alone and that of the sentence below its title and heading.
    """

    name = "sentences"
    scale = Calibration(reading=1.87, rank=0.37, dense=1.12, cover=0.0, base=-3.09, threshold=0.25)

    def __init__(self, encoder: Encoder, settings: SentenceSettings | None = None) -> None:
        self._encoder, self._vectors = encoder, SentenceVectors(encoder)
        self._settings = settings or SentenceSettings()

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        if not pages:
            return []
        asked = self._encoder.encode_questions([question])[0]
        wanted = term_set(question)
        readings = []
        for i, (page, vectors) in enumerate(zip(pages, self._vectors.of(pages), strict=True)):
            for (start, end), cosine in zip(page.sentences, vectors @ asked, strict=True):
                told = share(wanted.intersection(term_set(page.text[start:end])), wanted)
                readings.append(Reading(i, start, end, float(cosine) + self._settings.terms * told))
        return readings
