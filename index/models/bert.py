"""A BERT's weights → a network that embeds texts, or one that scores the words of a text as answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np

from pullquote.index.models.batched import Batched
from pullquote.index.models.fastest import fastest
from pullquote.index.models.openvino import Array, Network, bfloat16, cores, openvino

WORDS = "embeddings.word_embeddings.weight"
SCALE = ".scale"
Weights = Mapping[str, Array]


def mean_of_tokens(weights: Weights, config: Mapping[str, Any], *, exact: bool = False, streams: int = 1) -> Network:
    """Return a network whose output is the mean over a row's tokens, brought to length 1: float32 (rows, dim)."""
    op = _op()
    inputs, tokens, real = _encoded(weights, config)
    each = op.unsqueeze(op.convert(real, "f32"), _constant([2]))
    total = op.reduce_sum(op.multiply(tokens, each), _constant([1]))
    mean = op.divide(total, op.reduce_sum(each, _constant([1])))
    return Network(op.normalize_l2(mean, _constant([1]), 1e-12, "max"), inputs, exact=exact, streams=streams)


def fast_mean(weights: Weights, config: Mapping[str, Any]) -> Batched:
    """Return `mean_of_tokens` in the precision that is fastest on this processor, on all of its cores."""

    def made(exact: bool) -> Network:
        return mean_of_tokens(weights, config, exact=exact, streams=cores())

    def trial(exact: bool) -> Callable[[], object]:
        network, rows = made(exact), [list(range(1_000, 1_160))] * 16
        return lambda: network.run(rows)

    ways = {"bf16": partial(trial, False), "f32": partial(trial, True)} if bfloat16() else {}
    return Batched(made(fastest("embedding", "bf16", ways) == "f32"), int(config["hidden_size"]))


def span_scores(weights: Weights, config: Mapping[str, Any], *, exact: bool = False, streams: int = 1) -> Network:
    """Return a network that takes how many of a row's tokens are the question's, and gives how well each token begins
    and ends its answer: float32 (rows, width, 2).
    """
    op = _op()
    asked = op.parameter([-1], np.int64, "asked")
    inputs, tokens, _ = _encoded(weights, config, asked)
    return Network(_linear(tokens, weights, "qa_outputs."), [*inputs, asked], exact=exact, streams=streams)


def _encoded(weights: Weights, config: Mapping[str, Any], asked: Any = None) -> tuple[list[Any], Any, Any]:
    """(inputs ids and lengths; the last layer's tokens (rows, width, dim); which tokens are real (rows, width)).

    All tokens are of the first kind, or from number `asked` (rows,) on of the second.
    """
    op = _op()
    ids, lengths = op.parameter([-1, -1], np.int64, "ids"), op.parameter([-1], np.int64, "lengths")
    width = op.gather(op.shape_of(ids), _constant(1), _constant(0))
    places = op.range(_constant(0), width, _constant(1), "i64")
    real = _before(lengths, places)
    kinds, placed = (weights[f"embeddings.{name}_embeddings.weight"] for name in ("token_type", "position"))
    x = op.add(_words(weights, ids), _rows(placed + kinds[0], places))
    if asked is not None:
        second = op.convert(op.logical_not(_before(asked, places)), "i64")
        x = op.add(x, _rows(kinds - kinds[0], second))
    epsilon = config["layer_norm_eps"]
    x = _normed(x, weights, "embeddings.LayerNorm.", epsilon)
    hidden = op.select(real, op.constant(np.float32(0)), op.constant(np.float32(-1e4)))
    hidden = op.unsqueeze(hidden, _constant([1, 2]))
    for layer in range(config["num_hidden_layers"]):
        x = _layer(x, hidden, weights, f"encoder.layer.{layer}.", config["num_attention_heads"], epsilon)
    return [ids, lengths], x, real


def _before(ends: Any, places: Any) -> Any:
    """Return which places of each row lie before its end: (rows,), (width,) → (rows, width)."""
    return _op().less(_op().unsqueeze(places, _constant(0)), _op().unsqueeze(ends, _constant(1)))


def _words(weights: Weights, ids: Any) -> Any:
    """In float32, or in 8 bits with a scale for each word, or for each of a word's blocks."""
    op, rows = _op(), _rows(weights[WORDS], ids)
    if WORDS + SCALE not in weights:
        return rows
    rows, scales = op.convert(rows, "f32"), _rows(weights[WORDS + SCALE], ids)
    dim, blocks = weights[WORDS].shape[1], weights[WORDS + SCALE].shape[1]
    if blocks == 1:
        return op.multiply(rows, scales)
    parted = op.reshape(rows, _constant([0, 0, blocks, dim // blocks]), True)
    scaled = op.multiply(parted, op.unsqueeze(scales, _constant(3)))
    return op.reshape(scaled, _constant([0, 0, dim]), True)


def word_vectors(numbers: Array, scales: Array) -> Array:
    """Return float32 (words, dim) of words in 8 bits (words, dim), with the scales of their blocks (words, blocks).

    >>> word_vectors(np.array([[1, 2, 3, 4]], dtype=np.int8), np.array([[1.0, 0.5]], dtype=np.float32)).tolist()
    [[1.0, 2.0, 1.5, 2.0]]
    """
    parted = numbers.reshape(*scales.shape, -1).astype(np.float32) * scales[..., None]
    return parted.reshape(numbers.shape)


def _rows(table: Array, at: Any) -> Any:
    return _op().gather(_kept(table), at, _constant(0))


def _layer(x: Any, hidden: Any, weights: Weights, at: str, heads: int, epsilon: float) -> Any:
    op = _op()
    dim = len(weights[at + "output.dense.bias"])
    asking = (_linear(x, weights, f"{at}attention.self.{name}.") for name in ("query", "key", "value"))
    apart, turned = _constant([0, 0, heads, dim // heads]), _constant([0, 2, 1, 3])
    seen = op.scaled_dot_product_attention(*(op.transpose(op.reshape(y, apart, True), turned) for y in asking), hidden)
    seen = op.reshape(op.transpose(seen, turned), _constant([0, 0, dim]), True)
    x = op.add(x, _linear(seen, weights, at + "attention.output.dense."))
    x = _normed(x, weights, at + "attention.output.LayerNorm.", epsilon)
    wide = op.gelu(_linear(x, weights, at + "intermediate.dense."), "erf")
    x = op.add(x, _linear(wide, weights, at + "output.dense."))
    return _normed(x, weights, at + "output.LayerNorm.", epsilon)


def _linear(x: Any, weights: Weights, name: str) -> Any:
    op = _op()
    product = op.matmul(x, _kept(weights[name + "weight"]), False, True)
    return op.add(product, _kept(weights[name + "bias"]))


def _normed(x: Any, weights: Weights, name: str, epsilon: float) -> Any:
    op = _op()
    even = op.mvn(x, _constant([-1]), True, epsilon, "INSIDE_SQRT")
    return op.add(op.multiply(even, _kept(weights[name + "weight"])), _kept(weights[name + "bias"]))


def _kept(weight: Array) -> Any:
    """Return a weight, not copied: a network is ready a tenth of a second earlier."""
    return _op().constant(np.require(weight, requirements=["C", "W"]), shared_memory=True)


def _constant(value: int | list[int]) -> Any:
    return _op().constant(np.array(value, dtype=np.int64))


def _op() -> Any:
    return openvino().opset15
