"""Run an embedding model of MiniLM's kind from a folder, without torch: ready in half a second.

That is a BERT whose token vectors are averaged and normalised, saved by sentence-transformers. Any other model is run
by `sentence_transformers`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pullquote.index.arrays import FloatArray
from pullquote.index.models.bert import fast_mean
from pullquote.index.models.loading import ModelError

WEIGHTS, TOKENS, CONFIG = "model.safetensors", "tokenizer.json", "config.json"
KIND = ("Transformer", "Pooling", "Normalize")
MOST_KNOWN = 200_000
"""Words whose tokens are counted once."""


class MiniLM:
    """Texts to vectors. Threads may share one."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelError if the folder's files are damaged."""
        from safetensors import SafetensorError
        from tokenizers import Tokenizer
        from tokenizers.pre_tokenizers import BertPreTokenizer

        try:
            weights, config = self.read(folder)
            self.dim, self.limit = int(config["hidden_size"]), _limit(folder, config)
            self._tokenizer, self._counter = (Tokenizer.from_file(str(folder / TOKENS)) for _ in range(2))
            self._vectors = fast_mean(weights, config)
        except (OSError, KeyError, ValueError, SafetensorError) as error:
            raise ModelError(
                f"the model in {folder} cannot be loaded ({error}); give a folder with a complete model"
            ) from error
        for tokenizer in (self._tokenizer, self._counter):
            tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.limit)
        self._counter.no_truncation()
        self._parts_at_spaces = isinstance(self._counter.pre_tokenizer, BertPreTokenizer)
        self._known: dict[str, int] = {}

    @staticmethod
    def read(folder: Path) -> tuple[dict[str, FloatArray], dict[str, Any]]:
        """Return the folder's weights by name, and its settings."""
        from safetensors.numpy import load_file

        weights = {name: value.astype(np.float32, copy=False) for name, value in load_file(folder / WEIGHTS).items()}
        return weights, _read(folder / CONFIG)

    @staticmethod
    def fits(folder: Path) -> bool:
        """Return whether the folder holds a model of this kind, as far as its settings tell."""
        try:
            config, modules = _read(folder / CONFIG), _read(folder / "modules.json")
            pooling, text = _read(folder / modules[1]["path"] / CONFIG), _read(folder / "sentence_bert_config.json")
            prompted = _read(folder / "config_sentence_transformers.json").get("default_prompt_name")
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            return False
        whole = all((folder / name).is_file() for name in (WEIGHTS, TOKENS))
        as_is = not (prompted or text.get("do_lower_case"))
        return whole and as_is and _plain(config) and _averages(pooling) and _kinds(modules) == KIND

    @property
    def runtime(self) -> str:
        """What makes the vectors, and how exactly; it differs from processor to processor."""
        return f"OpenVINO, {self._vectors.network.precision}"

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """float32, (len(texts), dim), rows of length 1."""
        rows = [each.ids for each in self._tokenizer.encode_batch_fast(list(texts))]
        return self._vectors.run(rows)

    def count(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special tokens left out: those of its words, since none goes over a space."""
        if not self._parts_at_spaces:
            return self._count(texts)
        if len(self._known) > MOST_KNOWN:
            self._known = {}
        known, words = self._known, [text.split(" ") for text in texts]
        new = list(set().union(*words).difference(known))
        known.update(zip(new, self._count(new), strict=True))
        return [sum(map(known.__getitem__, some)) for some in words]

    def _count(self, texts: Sequence[str]) -> list[int]:
        return [len(each.ids) for each in self._counter.encode_batch_fast(list(texts), add_special_tokens=False)]


def _limit(folder: Path, config: Any) -> int:
    """Return how many tokens of a text are read: written in one of two places, never more than the network has places
    for.
    """
    limit = _read(folder / "sentence_bert_config.json").get("max_seq_length")
    limit = limit or _read(folder / "tokenizer_config.json").get("model_max_length", 512)
    return int(min(limit, config["max_position_embeddings"]))


def _plain(config: Any) -> bool:
    places = config.get("position_embedding_type", "absolute")
    return (config.get("model_type"), config.get("hidden_act"), places) == ("bert", "gelu", "absolute")


def _averages(pooling: Any) -> bool:
    """As written by sentence-transformers 6, or by those before."""
    before = {name for name, on in pooling.items() if name.startswith("pooling_mode_") and on}
    return bool(pooling.get("pooling_mode") == "mean" or before == {"pooling_mode_mean_tokens"})


def _kinds(modules: Any) -> tuple[str, ...]:
    return tuple(module["type"].rpartition(".")[2] for module in modules)


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
