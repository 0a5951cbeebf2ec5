"""The trained reader: a question-answering model finds the span of words that answers, and says how sure it is.

The bundled MiniLM, or any extractive model in Hugging Face form. A span's score is the sum of its start and end scores
minus that of "no answer", which the model gives at its first token. Long passages are read in overlapping windows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index import FloatArray, loading
from qa.page import Page
from qa.reading import Reading, Scale
from qa.spans import best_spans
from qa.weights import FOLDER, load


@dataclass(frozen=True)
class SpanSettings:
    """`window`, `overlap`, `question` and `longest` in tokens: what is read at once, what two windows share, what is
    kept of a question, and the longest answer. `most`: spans of one window."""

    window: int = 256
    overlap: int = 64
    question: int = 64
    longest: int = 30
    most: int = 3


@dataclass(frozen=True, slots=True)
class _Window:
    """Scores of the tokens of one page that may answer, float32 (tokens,), with their characters in the page's text."""

    page: int
    start: FloatArray
    end: FloatArray
    none: float
    offsets: list[tuple[int, int]]


class SpanReader:
    """Reads all pages of a question in one batch. The weights are loaded at the first question."""

    scale = Scale(reading=0.212, rank=1.273, dense=0.849, cover=1.273, base=-2.439, threshold=0.35)

    def __init__(self, model: str | None = None, settings: SpanSettings | None = None) -> None:
        self._model = model
        self._settings = settings or SpanSettings()

    @property
    def name(self) -> str:
        return "pullquote-reader" if self._model is None else Path(self._model).name

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        readings = []
        for window in self._windows(question, pages):
            for first, last, score in best_spans(window.start, window.end, self._settings.longest, self._settings.most):
                start, end = window.offsets[first][0], window.offsets[last][1]
                readings.append(Reading(window.page, start, end, score - window.none))
        return readings

    def _windows(self, question: str, pages: Sequence[Page]) -> Iterator[_Window]:
        if not pages:
            return
        above = [f"{page.above}. " if page.above else "" for page in pages]
        tokens = self._tokens(question, [top + page.text for top, page in zip(above, pages, strict=True)])
        starts, ends = self._scores(tokens)
        for row, page in enumerate(tokens["overflow_to_sample_mapping"]):
            skipped, offsets, sides = len(above[page]), tokens["offset_mapping"][row], tokens.sequence_ids(row)
            open_ = [
                side == 1 and begin >= skipped and end > begin
                for side, (begin, end) in zip(sides, offsets, strict=True)
            ]
            yield _Window(
                page=page,
                start=np.where(open_, starts[row], -np.inf),
                end=np.where(open_, ends[row], -np.inf),
                none=float(starts[row][0] + ends[row][0]),
                offsets=[(begin - skipped, end - skipped) for begin, end in offsets],
            )

    def _tokens(self, question: str, texts: Sequence[str]) -> Any:
        """Windows over the texts, each behind the question: (windows, tokens), padded."""
        _, tokenizer = self._loaded
        kept = tokenizer(question, add_special_tokens=False, return_offsets_mapping=True, verbose=False)[
            "offset_mapping"
        ]
        if len(kept) > self._settings.question:
            question = question[: kept[self._settings.question - 1][1]]
        return tokenizer(
            [question] * len(texts),
            list(texts),
            truncation="only_second",
            max_length=self._settings.window,
            stride=self._settings.overlap,
            padding=True,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )

    def _scores(self, tokens: Any) -> tuple[FloatArray, FloatArray]:
        """Start and end scores, float32 (windows, tokens)."""
        import torch

        model, tokenizer = self._loaded
        inputs = {name: tokens[name] for name in tokenizer.model_input_names if name in tokens}
        with torch.inference_mode():
            out = model(**inputs)
        return out.start_logits.float().numpy(), out.end_logits.float().numpy()

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        with loading(self._model or self.name):
            return load(FOLDER) if self._model is None else _foreign(self._model)


def _foreign(model: str) -> tuple[Any, Any]:
    """Any extractive question-answering model, by folder or hub name, and its tokenizer."""
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    found = AutoModelForQuestionAnswering.from_pretrained(model, local_files_only=True)
    return found.eval(), AutoTokenizer.from_pretrained(model, use_fast=True, local_files_only=True)
