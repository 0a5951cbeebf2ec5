"""The trained reader: a question-answering model finds the span that answers, with a score.

The bundled MiniLM, the bundled reader of many languages, or any extractive model in Hugging Face form. A span's score
is the sum of its start and end scores minus that of "no answer", which the model gives at its first token. Long
passages are read in overlapping windows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

from pullquote.corpus.languages.script_language import language
from pullquote.index import MULTILINGUAL
from pullquote.qa.reader import multilingual_model
from pullquote.qa.reader.best_spans import character_spans
from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Reading
from pullquote.qa.reader.span_model import SpanModel, SpanSettings
from pullquote.qa.reader.transformers_model import TransformersModel
from pullquote.qa.reader.weight_files import GRAPH

LARGE = Calibration(reading=0.102, rank=5.298, dense=3.516, cover=0.389, base=-6.868, threshold=0.45)
LONG = SpanSettings(longest=100, each=0.03)  # of Chinese and Japanese, where a token is a character or two
MANY = Calibration(reading=0.25, rank=2.361, dense=2.361, cover=2.361, base=-5.25, threshold=0.35)


class SpanReader:
    """`model`: "multilingual", a folder of exported weights, or another model by folder or hub name; the bundled
    English one by default.

    Loaded at the first question.
    """

    scale = Calibration(
        reading=0.229, rank=1.376, dense=0.918, cover=1.376, base=-2.443, threshold=0.32, missing=-1.086, large=LARGE
    )

    def __init__(self, model: str | None = None, settings: SpanSettings | None = None) -> None:
        self._model = model
        if model == MULTILINGUAL:
            self.scale = MANY
        self._settings = settings or SpanSettings()
        self._loading = Lock()

    @property
    def name(self) -> str:
        if self._model in (None, MULTILINGUAL):
            return "pullquote-reader" + ("-multilingual" if self._model else "")
        return Path(str(self._model)).name

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        above = [f"{page.above}. " if page.above else "" for page in pages]
        texts = [top + page.text for top, page in zip(above, pages, strict=True)]
        short_tokens = self._model == MULTILINGUAL and bool(pages) and language(pages[0].text) in ("zh", "ja")
        settings = LONG if short_tokens else self._settings
        return [
            Reading(scored.text, start, end, score)
            for scored in self._loaded.score(question, texts, settings)
            for start, end, score in character_spans(scored, len(above[scored.text]), settings)
        ]

    def spans(self, question: str, text: str, settings: SpanSettings) -> list[tuple[int, int, float]]:
        """Return spans of one text, best first, each once, with how much higher than "no answer" each scores."""
        best: dict[tuple[int, int], float] = {}
        for scored in self._loaded.score(question, [text], settings):
            for start, end, score in character_spans(scored, 0, settings):
                best[start, end] = max(score, best.get((start, end), score))
        return sorted(((*span, score) for span, score in best.items()), key=lambda each: -each[2])

    @property
    def _loaded(self) -> SpanModel:
        with self._loading:  # by one thread; others wait
            return self._model_loaded

    @cached_property
    def _model_loaded(self) -> SpanModel:
        if self._model is None:
            return BundledModel.load()
        if self._model == MULTILINGUAL:
            return multilingual_model.load()
        folder = Path(self._model)
        if (folder / multilingual_model.LAYERS).is_file():
            return multilingual_model.load(folder)
        return BundledModel.load(folder) if (folder / GRAPH).is_file() else TransformersModel.load(self._model)
