"""The bundled reader of many languages: twelve layers over the word vectors of the package's embedding model.

Only the trained part is shipped, in 8 bits with a scale for each row (`training.export_languages` writes it). It runs
in bfloat16 where the processor has units for it, else in float32.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pullquote.index.models.bert import SCALE, WORDS, span_scores
from pullquote.index.models.e5_tokenizer import Tokenizer
from pullquote.index.models.multilingual import packaged_model
from pullquote.index.models.openvino import Array, cores, tiles
from pullquote.qa.reader.bundled_model import SPARE, TOGETHER, BundledModel
from pullquote.qa.reader.weight_files import check

FOLDER = Path(__file__).parents[1] / "weights-multilingual"
LAYERS = "layers.safetensors"


def load(folder: Path = FOLDER) -> BundledModel:
    """DamagedWeights unless every file is the one that was shipped; raises ModelError if the package is missing."""
    from safetensors.numpy import load_file

    check(folder)
    base = packaged_model()
    words = {name: base.weights[name] for name in (WORDS, WORDS + SCALE)}
    network = span_scores(words | unpacked(load_file(folder / LAYERS)), base.config, streams=cores())
    return BundledModel(network, Tokenizer(base.pieces), TOGETHER, SPARE if tiles() else 0)


def packed(weights: dict[str, Array]) -> dict[str, Array]:
    """Return matrices in 8 bits with a scale for each row, `name` + ".scale"; all else in half precision."""
    stored: dict[str, Array] = {}
    for name, weight in weights.items():
        if weight.ndim < 2 or "embeddings" in name:
            stored[name] = weight.astype(np.float16)
            continue
        scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-9).astype(np.float32) / 127
        stored |= {name: np.round(weight / scale).astype(np.int8), name + SCALE: scale}
    return stored


def unpacked(stored: dict[str, Array]) -> dict[str, Array]:
    """Return what `packed` made, in float32."""
    return {
        name: value.astype(np.float32) * stored.get(name + SCALE, 1)
        for name, value in stored.items()
        if not name.endswith(SCALE)
    }
