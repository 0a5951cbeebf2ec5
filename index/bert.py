"""A BERT's weights → a network that answers for token ids: the one door to OpenVINO.

In bfloat16 where the processor has units for it (twice the speed, and more), else in float32. A row's numbers do not
depend on the rows beside it, so that a text is read alike alone and in a batch; its padding would change them, so each
row is padded to the next multiple of `STEP` tokens and never to the longest of a batch.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEP = 16
Array = NDArray[Any]
Weights = Mapping[str, Array]


class Bert:
    """A compiled network. Threads may share one."""

    def __init__(self, output: Any, inputs: Sequence[Any], *, exact: bool = False) -> None:
        """`exact`: float32 on every processor."""
        openvino = _openvino()
        core = openvino.Core()
        half = not exact and "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        wanted = {"INFERENCE_PRECISION_HINT": "bf16" if half else "f32", "NUM_STREAMS": "1"}
        self._compiled = core.compile_model(openvino.Model([output], list(inputs)), "CPU", wanted)
        self._own = threading.local()  # a request answers one thread at a time

    def run(self, rows: Sequence[Sequence[int]]) -> Array:
        """The output for rows of token ids that are all padded to one width: float32 (rows, …)."""
        widths = {padded(len(row)) for row in rows}
        if len(widths) != 1:
            raise ValueError(f"rows of padded widths {sorted(widths)}, wanted one width")
        filled = np.zeros((len(rows), *widths), dtype=np.int64)
        for i, row in enumerate(rows):
            filled[i, : len(row)] = row
        if not hasattr(self._own, "request"):
            self._own.request = self._compiled.create_infer_request()
        return np.array(self._own.request.infer([filled, np.array([len(row) for row in rows])])[0])


def padded(tokens: int) -> int:
    """The width that a row of so many tokens is padded to."""
    return -(-max(1, tokens) // STEP) * STEP


def groups(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """Numbers of rows in batches of at most `size` that share a padded width, longest first."""
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    start = 0
    for at in range(1, len(order) + 1):
        full = at - start == size
        if at == len(order) or full or padded(lengths[order[at]]) != padded(lengths[order[start]]):
            yield order[start:at]
            start = at


def mean_of_tokens(weights: Weights, config: Mapping[str, Any], *, exact: bool = False) -> Bert:
    """A network whose output is the mean over a row's tokens, brought to length 1: float32 (rows, dim)."""
    op = _op()
    inputs, tokens, real = _encoded(weights, config)
    each = op.unsqueeze(op.convert(real, "f32"), _constant([2]))
    total = op.reduce_sum(op.multiply(tokens, each), _constant([1]))
    mean = op.divide(total, op.reduce_sum(each, _constant([1])))
    return Bert(op.normalize_l2(mean, _constant([1]), 1e-12, "max"), inputs, exact=exact)


def _encoded(weights: Weights, config: Mapping[str, Any]) -> tuple[list[Any], Any, Any]:
    """(inputs ids and lengths; the last layer's tokens (rows, width, dim); which tokens are real (rows, width))."""
    op = _op()
    ids, lengths = op.parameter([-1, -1], np.int64, "ids"), op.parameter([-1], np.int64, "lengths")
    width = op.gather(op.shape_of(ids), _constant(1), _constant(0))
    places = op.range(_constant(0), width, _constant(1), "i64")
    real = op.less(op.unsqueeze(places, _constant(0)), op.unsqueeze(lengths, _constant(1)))
    words, kinds, placed = (
        weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "token_type", "position")
    )
    x = op.add(_rows(words, ids), _rows(placed + kinds[0], places))  # all of a text is of the first kind
    epsilon = config["layer_norm_eps"]
    x = _normed(x, weights, "embeddings.LayerNorm.", epsilon)
    hidden = op.select(real, op.constant(np.float32(0)), op.constant(np.float32(-1e4)))
    hidden = op.unsqueeze(hidden, _constant([1, 2]))
    for layer in range(config["num_hidden_layers"]):
        x = _layer(x, hidden, weights, f"encoder.layer.{layer}.", config["num_attention_heads"], epsilon)
    return [ids, lengths], x, real


def _rows(table: Array, at: Any) -> Any:
    return _op().gather(_op().constant(table), at, _constant(0))


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
    product = op.matmul(x, op.constant(weights[name + "weight"]), False, True)
    return op.add(product, op.constant(weights[name + "bias"]))


def _normed(x: Any, weights: Weights, name: str, epsilon: float) -> Any:
    op = _op()
    even = op.mvn(x, _constant([-1]), True, epsilon, "INSIDE_SQRT")
    return op.add(op.multiply(even, op.constant(weights[name + "weight"])), op.constant(weights[name + "bias"]))


def _constant(value: int | list[int]) -> Any:
    return _op().constant(np.array(value, dtype=np.int64))


def _openvino() -> Any:
    # It brings a package that reports its use to its makers, which is kept out: nothing here calls home.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    return openvino


def _op() -> Any:
    return _openvino().opset15
