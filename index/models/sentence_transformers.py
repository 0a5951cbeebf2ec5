"""Any embedding model that sentence-transformers loads, run by it: the one door to it, and the reference."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import cached_property
from typing import Any

import numpy as np

from pullquote.index.arrays import FloatArray
from pullquote.index.models.loading import loading

BATCH = 32


class TorchModel:
    """Texts to vectors, by torch in float32. Threads may share one."""

    runtime = "torch, f32"

    def __init__(self, model: str) -> None:
        """`model`: a folder or a hub name. Raises ModelError if this machine has no such model."""
        with loading(model):
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(model, device="cpu", local_files_only=True)

    @property
    def dim(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def limit(self) -> int:
        return int(self._model.max_seq_length or 512)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """float32, (len(texts), dim), rows of length 1. Sorted by length inside, so mixed lengths cost no padding."""
        vectors: FloatArray = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        ).astype(np.float32, copy=False)
        return vectors

    def count(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special tokens left out."""
        return [len(ids) for ids in self._counter(list(texts), add_special_tokens=False, verbose=False)["input_ids"]]

    @cached_property
    def _counter(self) -> Any:
        """A separate tokenizer: the model's own truncates and pads for `encode` in other threads."""
        return deepcopy(self._model.tokenizer)
