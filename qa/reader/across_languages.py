"""Read articles in other languages than the question's, where words matter less and meaning more.

The multilingual reader learnt mostly from questions in the language of their passage. If they differ, its spans are
still good within a sentence, and the embedding model is better at finding the sentence. But a name is all that such a
question shares with a page, and draws both models to every sentence with that name. So sentences are also compared with
the question without its names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pullquote.corpus.languages.function_words import LANGUAGES_OF
from pullquote.corpus.languages.question_language import in_other_language
from pullquote.index import Encoder, FloatArray
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Reading
from pullquote.qa.reader.sentence_vectors import SentenceVectors
from pullquote.qa.reader.span_reader import SpanReader

LOWEST = -20.0  # for a sentence in which the reader finds no good span
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ\d]*")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class AcrossSettings:
    """Of a sentence in another language: how much its cosine and that of its passage count beside the reader's score,
    and the line that makes of their sum a score of the reader's own kind. Fitted on questions put into Arabic, Chinese,
    German, Japanese, Russian and Spanish."""

    cosine: float = 150.0
    passage: float = 150.0
    slope: float = 0.478
    base: float = -91.8


class AcrossLanguages:
    """The reader of many languages, helped by its encoder where a page is in another language than the question."""

    def __init__(self, spans: SpanReader, encoder: Encoder, settings: AcrossSettings | None = None) -> None:
        self._spans, self._encoder = spans, encoder
        self._vectors = SentenceVectors(encoder, alone=False)
        self._settings = settings or AcrossSettings()
        self.name, self.scale = spans.name, spans.scale

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        spans = self._spans.read(question, pages)
        far = [i for i, page in enumerate(pages) if in_other_language(page.text, question)]
        if not far:
            return spans
        there = [pages[i] for i in far]
        read = [reading for reading in spans if reading.page not in far]
        vector = self._asked(question, there)
        for i, page, vectors in zip(far, there, self._vectors.of(there), strict=True):
            here = [reading for reading in spans if reading.page == i]
            sentences = zip(page.sentences, vectors @ vector, strict=True)
            read += [self._scored(Reading(i, *each, cosine), here, page.hit.dense) for each, cosine in sentences]
        return read

    def _asked(self, question: str, pages: Sequence[Page]) -> FloatArray:
        """The mean of the vectors of the question and of the question without the names that the pages share."""
        both = self._encoder.encode_questions([question, without_names(question, pages)])
        return np.asarray(both.mean(axis=0))

    def _scored(self, sentence: Reading, spans: Sequence[Reading], dense: float) -> Reading:
        """The best span in the sentence, or all of it where the reader found none."""
        within = [span for span in spans if sentence.start <= span.start and span.end <= sentence.end]
        best = max(within, key=lambda span: span.score, default=replace(sentence, score=LOWEST))
        settings = self._settings
        total = best.score + settings.cosine * sentence.score + settings.passage * dense
        return replace(best, score=settings.slope * total + settings.base, alone=True)


def without_names(question: str, pages: Sequence[Page]) -> str:
    """Return a question without the words that the pages write with a capital; as it is if none else is left."""
    texts = (f"{page.above} {page.text}" for page in pages)
    held = {
        word.casefold() for text in texts for word in _LATIN.findall(text) if word[0].isupper()
    } - LANGUAGES_OF.keys()
    rest = _LATIN.sub(lambda word: " " if word[0].casefold() in held else word[0], question)
    return rest if _LETTER.search(rest) else question
