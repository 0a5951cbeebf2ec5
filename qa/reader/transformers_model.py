"""Any extractive question-answering model in Hugging Face form, by folder or hub name, run by torch in float32."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pullquote.index import loading
from pullquote.qa.reader.span_model import Scored, SpanSettings


class TransformersModel:
    """A model and its fast tokenizer, as transformers loads them."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self._model, self._tokenizer = model, tokenizer

    @classmethod
    def load(cls, name: str) -> TransformersModel:
        """Raises ModelError if this machine has no such model."""
        with loading(name):
            from transformers import AutoModelForQuestionAnswering, AutoTokenizer

            model = AutoModelForQuestionAnswering.from_pretrained(name, local_files_only=True)
            return cls(model.eval(), AutoTokenizer.from_pretrained(name, use_fast=True, local_files_only=True))

    def score(self, question: str, texts: Sequence[str], settings: SpanSettings) -> Iterator[Scored]:
        import torch

        question = self._cut(question, settings.question)
        for i, text in enumerate(texts):
            tokens = self._tokenizer(
                question,
                text,
                truncation="only_second",
                max_length=settings.window,
                stride=settings.overlap,
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
            )
            for row, offsets in enumerate(tokens["offset_mapping"]):
                feed = {name: torch.tensor([tokens[name][row]]) for name in self._tokenizer.model_input_names}
                with torch.inference_mode():
                    out = self._model(**feed)
                start, end = (scores[0].float().numpy() for scores in (out.start_logits, out.end_logits))
                read = [at for at, side in enumerate(tokens.sequence_ids(row)) if side == 1]
                none = float(start[0] + end[0])
                yield Scored(i, start[read], end[read], none, [offsets[at] for at in read])

    def _cut(self, question: str, most: int) -> str:
        """Return the question up to its token number `most`."""
        kept = self._tokenizer(question, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        offsets = kept["offset_mapping"]
        return question if len(offsets) <= most else question[: offsets[most - 1][1]]
