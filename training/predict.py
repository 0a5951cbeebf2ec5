"""A model and questions with their passages -> the best valid span of each.

Long passages are read in overlapping windows. One passage a question: choosing among passages is the product's work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from qa.spans import best_spans
from training.batches import context
from training.data import Example
from training.scoring import Prediction


@dataclass(frozen=True, slots=True)
class PredictSettings:
    """Sizes in tokens; `size` in windows a batch."""

    length: int = 256
    overlap: int = 64
    question: int = 64
    longest: int = 30
    size: int = 32


@dataclass(frozen=True, slots=True)
class _Window:
    """`first` is the index of the first passage token; `offsets` are the passage tokens' characters."""

    example: int
    ids: list[int]
    kinds: list[int]
    first: int
    offsets: list[tuple[int, int]]


def best_span(start: np.ndarray, end: np.ndarray, longest: int) -> tuple[int, int, float]:
    """Tokens i ≤ j < i + longest with the highest start[i] + end[j], and that sum; the earliest where several tie."""
    return best_spans(start, end, longest, most=1)[0]


def predict(
    model: Any, tokenizer: Any, examples: Sequence[Example], settings: PredictSettings | None = None
) -> list[Prediction]:
    """One prediction an example, in order; the window with the highest score speaks for its passage."""
    settings = settings or PredictSettings()
    windows = [w for i, example in enumerate(examples) for w in _windows(i, example, tokenizer, settings)]
    windows.sort(key=lambda w: len(w.ids))
    best: dict[int, Prediction] = {}
    for at in range(0, len(windows), settings.size):
        group = windows[at : at + settings.size]
        for window, (start, end) in zip(group, _logits(model, group), strict=True):
            stop = window.first + len(window.offsets)
            i, j, total = best_span(start[window.first : stop], end[window.first : stop], settings.longest)
            text = examples[window.example].passage[window.offsets[i][0] : window.offsets[j][1]]
            found = Prediction(text, total - float(start[0] + end[0]))
            if window.example not in best or found.score > best[window.example].score:
                best[window.example] = found
    return [best[i] for i in range(len(examples))]


def _windows(index: int, example: Example, tokenizer: Any, settings: PredictSettings) -> Iterator[_Window]:
    question = tokenizer(example.question, add_special_tokens=False, truncation=True, max_length=settings.question)[
        "input_ids"
    ]
    prefix = tokenizer(context(example.title, example.heading), add_special_tokens=False)["input_ids"]
    passage = tokenizer(example.passage, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    head = [tokenizer.cls_token_id, *question, tokenizer.sep_token_id]
    room = settings.length - len(head) - len(prefix) - 1
    for at in range(0, max(1, len(passage["input_ids"]) - settings.overlap), room - settings.overlap):
        body = passage["input_ids"][at : at + room]
        ids = [*head, *prefix, *body, tokenizer.sep_token_id]
        kinds = [0] * len(head) + [1] * (len(ids) - len(head))
        yield _Window(index, ids, kinds, len(head) + len(prefix), passage["offset_mapping"][at : at + room])


@torch.no_grad()
def _logits(model: Any, group: Sequence[_Window]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Start and end logits of each window, float32 (tokens,), padding included."""
    width = max(len(w.ids) for w in group)
    ids, kinds, mask = (torch.zeros((len(group), width), dtype=torch.long) for _ in range(3))
    for row, window in enumerate(group):
        n = len(window.ids)
        ids[row, :n], kinds[row, :n], mask[row, :n] = torch.tensor(window.ids), torch.tensor(window.kinds), 1
    out = model(input_ids=ids, token_type_ids=kinds, attention_mask=mask)
    yield from zip(out.start_logits.float().numpy(), out.end_logits.float().numpy(), strict=True)
