"""A model and questions with their passages -> the best valid span of each, read as the program reads.

One passage a question: choosing among passages is the product's work.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from pullquote.qa.reader.best_spans import character_spans
from pullquote.qa.reader.span_model import SpanModel, SpanSettings
from training.batches import context
from training.data import Example
from training.scoring import Prediction


def predict(
    model: SpanModel, examples: Sequence[Example], settings: SpanSettings | None = None, threads: int = 2
) -> list[Prediction]:
    """One prediction an example, in order; the window with the highest score speaks for its passage."""
    kept = settings or SpanSettings()
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(lambda example: _best(model, example, kept), examples))


def _best(model: SpanModel, example: Example, settings: SpanSettings) -> Prediction:
    above = context(example.title, example.heading)
    spans = [
        span
        for scored in model.score(example.question, [above + example.passage], settings)
        for span in character_spans(scored, len(above), settings)
    ]
    start, end, score = max(spans, key=lambda span: span[2])
    return Prediction(example.passage[start:end], score)
