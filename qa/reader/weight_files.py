"""The bundled reader's weights: a folder of files, checked against their digests. Loads none; no pickle among them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from pullquote.index import ModelError
from pullquote.index.models import bert
from pullquote.index.models.bert import SCALE
from pullquote.index.models.openvino import Array

FOLDER = Path(__file__).parents[1] / "weights"
GRAPH, CONFIG, TOKENS, DIGESTS = "reader.onnx", "config.json", "tokenizer.json", "SHA256SUMS"
WORDS = f"bert.{bert.WORDS}"
ASKING = ("query", "key", "value")


class DamagedWeights(ModelError):
    """A file of the weights is missing or not the one that was shipped."""


def check(folder: Path) -> None:
    """Compare each file with its digest."""
    if not (folder / DIGESTS).is_file():
        raise DamagedWeights(f"{folder} contains no {DIGESTS}; install pullquote again or name another reader")
    for line in (folder / DIGESTS).read_text(encoding="ascii").splitlines():
        digest, name = line.split(maxsplit=1)
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise DamagedWeights(f"{path} is not the file that was shipped; install pullquote again")


def floats(stored: Mapping[str, Array]) -> dict[str, Array]:
    """Return what the graph holds → float32 weights by their names in transformers' BertForQuestionAnswering.

    But for the words, where it holds any: they stay in 8 bits, with a scale for each.
    """
    weights: dict[str, Array] = {}
    for name, value in stored.items():
        if not name.startswith(("bert.", "qa_outputs.")) or name == WORDS or name.endswith(SCALE):
            continue
        if name + SCALE in stored:  # products are stored turned
            value = np.multiply(value.T, stored[name + SCALE][:, None], order="C")
        if ".qkv." in name:
            parts = np.split(value, len(ASKING))
            weights |= {name.replace("qkv", asking): part for asking, part in zip(ASKING, parts, strict=True)}
        else:
            weights[name] = value.T if name == "qa_outputs.weight" else value
    return weights | {name: stored[name] for name in (WORDS, WORDS + SCALE) if name in stored}
