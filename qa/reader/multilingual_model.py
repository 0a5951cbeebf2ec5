"""The bundled reader of many languages: twelve layers over the word vectors of the package's embedding model.

Only the trained part is shipped, as a graph of its own (`training.export_languages` writes it). It runs in 8 bits or in
bfloat16, whichever is faster on this processor.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pullquote.index import FloatArray
from pullquote.index.models.bert import SCALE, WORDS, word_vectors
from pullquote.index.models.multilingual import shared
from pullquote.index.models.openvino import constants
from pullquote.qa.reader.bundled_model import BundledModel, faster
from pullquote.qa.reader.onnx_int8 import EightBits
from pullquote.qa.reader.weight_files import check, floats

FOLDER = Path(__file__).parents[1] / "weights-multilingual"
LAYERS = "layers.onnx"


def load(folder: Path = FOLDER, *, eight_bits: bool | None = None) -> BundledModel:
    """DamagedWeights unless every file is the one that was shipped; raises ModelError if the package is missing.
    `eight_bits`: None for what is faster here."""
    check(folder)
    base = shared()
    words, tokens = {name: base.weights[name] for name in (WORDS, WORDS + SCALE)}, base.tokenizer

    def vectors(ids: Sequence[int]) -> FloatArray:
        return word_vectors(*(part[list(ids)] for part in words.values()))

    def floating() -> BundledModel:
        layers = {name.removeprefix("bert."): value for name, value in floats(constants(folder / LAYERS)).items()}
        return BundledModel.floating(words | layers, base.config, tokens)

    return faster(
        "multilingual reader", lambda: BundledModel(EightBits(folder / LAYERS, vectors), tokens), floating, eight_bits
    )
