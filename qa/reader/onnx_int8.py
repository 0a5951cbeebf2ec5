"""The bundled weights with 8-bit products, run by ONNX Runtime, with the same results on every processor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pullquote.index import FloatArray


class EightBits:
    """One window at a time, on one core. Threads may share one."""

    def __init__(self, graph: Path) -> None:
        import onnxruntime

        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        settings.log_severity_level = 3  # errors
        # The graph is fused already; what more is fused at higher levels is slower (a layer norm, threefold).
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session = onnxruntime.InferenceSession(graph, settings, providers=["CPUExecutionProvider"])

    def run(self, rows: Sequence[Sequence[int]], asked: Sequence[int]) -> FloatArray:
        """As `index.models.bert.span_scores` gives it; raises ValueError of more than one row."""
        ((row,), (first,)) = rows, asked
        kinds = np.arange(len(row)) >= first
        feed = {"ids": np.array([row], dtype=np.int64), "kinds": kinds[None].astype(np.int64)}
        return np.stack(self._session.run(["start", "end"], feed), axis=-1)
