"""A trained BERT with a span head ⇄ the ONNX graph that is shipped, and run by ONNX Runtime where it is fastest.

One window at a time: inputs `ids` and `kinds`, int64 (1, tokens), outputs `start` and `end`, float32 (1, tokens). So
nothing is padded or masked, and a page reads the same alone and among others. Without word vectors among the weights,
`words`, float32 (1, tokens, dim), are given instead of `ids`. The steps are ONNX Runtime's own fused ones
(`com.microsoft`), and products are computed in 8 bits, over the range that a window's own values have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from pullquote.qa.reader.weight_files import ASKING, SCALE, WORDS, floats

MOST = 63
"""Weights are whole numbers in −63..63: two products of these with 8 bits fit the 16-bit sums of processors without
VNNI, so that every machine computes the same. 127 would halve the error but overflow there."""

FUSED = "com.microsoft"
EMBEDDINGS = "bert.embeddings."
Weights = Mapping[str, np.ndarray]


def rounded(matrix: np.ndarray, most: int = MOST) -> tuple[np.ndarray, np.ndarray]:
    """float32 (rows, columns) -> int8 of that shape and float32 (rows,); their product is the matrix, nearly.

    A value comes back within half a step, max|row| / (2 · most).
    """
    scale = np.maximum(np.abs(matrix).max(axis=1) / most, 1e-9).astype(np.float32)
    return np.round(matrix / scale[:, None]).astype(np.int8), scale


def graph(weights: Weights, layers: int, heads: int, epsilon: float) -> Any:
    """An `onnx.ModelProto`; weights by their names in transformers' BertForQuestionAnswering."""
    g = _Graph(weights, epsilon)
    x = _embedded(g)
    for layer in range(layers):
        x = _layer(g, f"bert.encoder.layer.{layer}.", heads, x)
    head = g.constant("qa_outputs.weight", weights["qa_outputs.weight"].T)
    scores = g.step("Add", g.step("MatMul", x, head), g.kept("qa_outputs.bias"))
    for name, score in zip(("start", "end"), g.parts(scores, 2), strict=True):
        g.step("Squeeze", score, g.constant(f"{name}.axis", np.array([-1])), out=name)
    inputs = [_given(g), helper.make_tensor_value_info("kinds", TensorProto.INT64, [1, "tokens"])]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "tokens"]) for name in ("start", "end")]
    made = helper.make_graph(g.nodes, "reader", inputs, outputs, g.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=8, producer_name="pullquote")


def weights_of(model: Any) -> dict[str, np.ndarray]:
    """The float32 weights that a graph holds, under the names they came with; rounded as they are shipped."""
    weights = floats({constant.name: numpy_helper.to_array(constant) for constant in model.graph.initializer})
    if WORDS in weights:
        weights[WORDS] = weights[WORDS] * weights.pop(WORDS + SCALE)
    return weights


@dataclass
class _Graph:
    """Nodes and constants under construction; each step gives the name of its output."""

    weights: Weights
    epsilon: float
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tiny = self.constant("tiny", np.array(1e-9, dtype=np.float32))  # no row is divided by zero

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def kept(self, name: str) -> str:
        """A weight as it is."""
        return self.constant(name, self.weights[name])

    def step(self, kind: str, *inputs: str, out: str = "", domain: str = "", **settings: Any) -> str:
        out = out or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], domain=domain, **settings))
        return out

    def parts(self, of: str, number: int) -> list[str]:
        names = [f"{of}_{i}" for i in range(number)]
        self.nodes.append(helper.make_node("Split", [of], names, axis=-1))
        return names

    def product(self, x: str, name: str, weight: np.ndarray) -> str:
        """x times the weight (outputs, inputs) in 8 bits, each token's row first brought to −1..1.

        So that one large token does not coarsen all the others; halves the error.
        """
        steps, scale = rounded(weight)
        most = self.step("ReduceMax", self.step("Abs", x), axes=[-1], keepdims=1)
        most = self.step("Max", most, self.tiny)
        inputs = self.constant(name + "weight", steps.T), self.constant(f"{name}weight{SCALE}", scale)
        products = self.step("DynamicQuantizeMatMul", self.step("Div", x, most), *inputs, domain=FUSED)
        return self.step("Mul", products, most)

    def linear(self, x: str, name: str) -> str:
        return self.step("Add", self.product(x, name, self.weights[name + "weight"]), self.kept(name + "bias"))

    def normalised(self, x: str, name: str) -> str:
        return self.step(
            "LayerNormalization", x, self.kept(name + "weight"), self.kept(name + "bias"), epsilon=self.epsilon
        )


def _given(g: _Graph) -> Any:
    if WORDS in g.weights:
        return helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])
    dim = g.weights[EMBEDDINGS + "LayerNorm.weight"].shape[0]
    return helper.make_tensor_value_info("words", TensorProto.FLOAT, [1, "tokens", dim])


def _embedded(g: _Graph) -> str:
    """Words, kinds and places, summed and normalised."""
    words = _words(g) if WORDS in g.weights else "words"
    kinds = g.step("Gather", g.kept(EMBEDDINGS + "token_type_embeddings.weight"), "kinds")
    length = g.step("Shape", "kinds", start=1, end=2)
    places = g.kept(EMBEDDINGS + "position_embeddings.weight")
    placed = g.step("Slice", places, g.constant("zero", np.array([0])), length)
    return g.normalised(g.step("Add", g.step("Add", words, kinds), placed), EMBEDDINGS + "LayerNorm.")


def _words(g: _Graph) -> str:
    """Kept in 8 bits."""
    steps, scale = rounded(g.weights[WORDS], 127)  # no product, no overflow
    rows = g.step("Gather", g.constant(WORDS, steps), "ids")
    scales = g.step("Gather", g.constant(WORDS + SCALE, scale[:, None]), "ids")
    return g.step("Mul", g.step("Cast", rows, to=TensorProto.FLOAT), scales)


def _layer(g: _Graph, at: str, heads: int, x: str) -> str:
    asking = [f"{at}attention.self.{name}." for name in ASKING]
    weight, bias = (np.concatenate([g.weights[name + part] for name in asking]) for part in ("weight", "bias"))
    joined = g.product(x, f"{at}attention.self.qkv.", weight)
    qkv = g.parts(g.step("Add", joined, g.constant(f"{at}attention.self.qkv.bias", bias)), 3)
    seen = g.linear(g.step("MultiHeadAttention", *qkv, domain=FUSED, num_heads=heads), f"{at}attention.output.dense.")
    x = g.normalised(g.step("Add", x, seen), f"{at}attention.output.LayerNorm.")
    wide = g.product(x, f"{at}intermediate.dense.", g.weights[f"{at}intermediate.dense.weight"])
    wide = g.step("BiasGelu", wide, g.kept(f"{at}intermediate.dense.bias"), domain=FUSED)
    return g.normalised(g.step("Add", x, g.linear(wide, f"{at}output.dense.")), f"{at}output.LayerNorm.")
