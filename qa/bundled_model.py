"""The bundled weights, run by ONNX Runtime: 8-bit products, no torch, ready in a tenth of a second.

Windows are read side by side, one a core, and never padded. `training/graph.py` makes the graph.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus import Span
from qa.span_model import Scored, SpanSettings
from qa.weights import FOLDER, GRAPH, TOKENS, check


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    asked: list[int]  # token ids of the question, marks around it included
    read: list[int]
    offsets: list[Span]

    def __len__(self) -> int:
        return len(self.asked) + len(self.read)


class BundledModel:
    """A graph and its tokenizer. Threads may share one."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session, self._tokenizer = session, tokenizer
        self._first, self._mark = (tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))
        self._pool = ThreadPoolExecutor(_cores(), "reader")
        self._tokens = lru_cache(maxsize=1_000)(self._cut)  # questions share passages; about 20 MB

    @classmethod
    def load(cls, folder: Path = FOLDER) -> BundledModel:
        """DamagedWeights unless every file is the one that was shipped."""
        import onnxruntime
        from tokenizers import Tokenizer

        check(folder)
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        settings.log_severity_level = 3  # errors
        # The graph is fused already; what more is fused at higher levels is slower (a layer norm, threefold).
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        session = onnxruntime.InferenceSession(folder / GRAPH, settings, providers=["CPUExecutionProvider"])
        return cls(session, Tokenizer.from_file(str(folder / TOKENS)))

    def score(self, question: str, texts: Sequence[str], settings: SpanSettings) -> Iterable[Scored]:
        windows = list(self._windows(question, texts, settings))
        longest = sorted(range(len(windows)), key=lambda i: -len(windows[i]))  # first, so that no core waits at the end
        scored = dict(zip(longest, self._pool.map(lambda i: self._scored(windows[i]), longest), strict=True))
        return [scored[i] for i in range(len(windows))]

    def _windows(self, question: str, texts: Sequence[str], settings: SpanSettings) -> Iterator[_Window]:
        kept = self._tokenizer.encode(question, add_special_tokens=False).ids[: settings.question]
        asked = [self._first, *kept, self._mark]
        room = settings.window - len(asked) - 1
        for i, text in enumerate(texts):
            ids, offsets = self._tokens(text)
            for at in range(0, max(1, len(ids) - settings.overlap), room - settings.overlap):
                yield _Window(i, asked, ids[at : at + room], offsets[at : at + room])

    def _cut(self, text: str) -> tuple[list[int], list[Span]]:
        tokens = self._tokenizer.encode(text, add_special_tokens=False)
        return tokens.ids, tokens.offsets

    def _scored(self, window: _Window) -> Scored:
        ids = [*window.asked, *window.read, self._mark]
        kinds = np.arange(len(ids)) >= len(window.asked)
        feed = {"ids": np.array([ids], dtype=np.int64), "kinds": kinds[None].astype(np.int64)}
        (start,), (end,) = self._session.run(["start", "end"], feed)
        inside = slice(len(window.asked), len(window))
        return Scored(window.text, start[inside], end[inside], float(start[0] + end[0]), window.offsets)


def _cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
