"""Bundled weights with 8-bit products, run by ONNX Runtime, with the same results on every processor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from pullquote.index import FloatArray

WordVectors = Callable[[Sequence[int]], FloatArray]
"""Token ids → float32 (tokens, dim)."""


class EightBits:
    """One window at a time, on one core. Threads may share one."""

    def __init__(self, graph: Path, words: WordVectors | None = None) -> None:
        """`words`: for a graph that holds no word vectors of its own."""
        import onnxruntime

        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        settings.log_severity_level = 3  # errors
        # The graph is fused already; what more is fused at higher levels is slower (a layer norm, threefold).
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(graph, settings, providers=["CPUExecutionProvider"])
        self._words = words

    def run(self, rows: Sequence[Sequence[int]], asked: Sequence[int]) -> FloatArray:
        """As `index.models.bert.span_scores` gives it; raises ValueError of more than one row."""
        ((row,), (first,)) = rows, asked
        kinds = np.arange(len(row)) >= first
        fed = {"words": self._words(row)[None]} if self._words else {"ids": np.array([row], dtype=np.int64)}
        return np.stack(self._session.run(["start", "end"], fed | {"kinds": kinds[None].astype(np.int64)}), axis=-1)
