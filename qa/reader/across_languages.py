"""Read articles in other languages than the question's, where words matter less and meaning more. The multilingual
reader learnt from questions in the language of their passage. If they differ, its spans are still good within a
sentence, and the embedding model is better at finding the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pullquote.corpus.languages.script_language import language, language_of_article
from pullquote.index import Encoder
from pullquote.qa.query.language import language_of
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Reading
from pullquote.qa.reader.sentence_reader import SentenceReader, SentenceSettings
from pullquote.qa.reader.span_reader import SpanReader


@dataclass(frozen=True, slots=True)
class AcrossSettings:
    """Of a sentence in another language: how much its cosine and that of its passage count beside the reader's score,
    and the line that makes of their sum a score of the reader's own kind. Fitted on the example questions, put into
    Chinese and Spanish."""

    cosine: float = 200.0
    passage: float = 150.0
    slope: float = 0.358
    base: float = -96.1


class AcrossLanguages:
    """The reader of many languages, helped by its encoder where a page is in another language than the question."""

    def __init__(self, spans: SpanReader, encoder: Encoder, settings: AcrossSettings | None = None) -> None:
        self._spans = spans
        self._sentences = SentenceReader(encoder, SentenceSettings(terms=0.0))
        self._settings = settings or AcrossSettings()
        self.name, self.scale = spans.name, spans.scale

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        spans = self._spans.read(question, pages)
        asked = language(question) or language_of(question) or "en"
        far = [i for i, page in enumerate(pages) if language_of_article(page.text) not in ("", asked)]
        if not far:
            return spans
        near = [reading for reading in spans if reading.page not in far]
        sentences = self._sentences.read(question, [pages[i] for i in far])
        return near + [
            self._both(replace(one, page=far[one.page]), spans, pages[far[one.page]].hit.dense) for one in sentences
        ]

    def _both(self, sentence: Reading, spans: Sequence[Reading], dense: float) -> Reading:
        """The best span in the sentence, or all of it where the reader found none; scored by both."""
        within = [
            span
            for span in spans
            if span.page == sentence.page and sentence.start <= span.start and span.end <= sentence.end
        ]
        best = max(within, key=lambda span: span.score, default=replace(sentence, score=LOWEST))
        settings = self._settings
        total = best.score + settings.cosine * sentence.score + settings.passage * dense
        return replace(best, score=settings.slope * total + settings.base)


LOWEST = -20.0  # for a sentence in which the reader finds no good span
