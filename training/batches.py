"""Examples -> batches of token ids with the answer's first and last token; one place says what the model reads.

The model reads `[CLS] question [SEP] title. heading. passage [SEP]`; [CLS] is the answer "none". A span is never
chosen from the title or heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import torch

from training.data import Example, Span

IGNORED = -100  # the loss's mark for an example whose answer was cut off


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """Sizes in tokens, `size` in examples; widths are rounded up to a multiple of `step`."""

    size: int = 16
    length: int = 256
    question: int = 64
    step: int = 8


@dataclass(frozen=True, slots=True)
class Batch:
    """ids, kinds and mask: int64 (examples, tokens); first and last: int64 (examples,), 0 for "none". `group`
    neighbouring rows are of one question, and only the first of those may have an answer; 1: each row by itself."""

    ids: torch.Tensor
    kinds: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    group: int = 1

    def to(self, device: str) -> Batch:
        tensors = (self.ids, self.kinds, self.mask, self.first, self.last)
        return Batch(*(tensor.to(device) for tensor in tensors), group=self.group)


def context(title: str, heading: str) -> str:
    """What is before the passage: "Title. Heading. ", either part left out when empty."""
    return "".join(f"{part.rstrip('. ')}. " for part in (title, heading) if part.strip())


def labels(offsets: Sequence[Span], kinds: Sequence[int | None], answer: Span | None, prefix: int) -> Span:
    """First and last token of the answer, 0 and 0 for none, IGNORED twice when its tokens were cut off.

    `offsets` are the tokens' characters in their own text, `kinds` is 1 for tokens of context and passage, and
    `prefix` the context's length in characters.
    """
    if answer is None:
        return 0, 0
    start, end = answer[0] + prefix, answer[1] + prefix
    inside = [i for i, ((a, b), k) in enumerate(zip(offsets, kinds, strict=True)) if k == 1 and a < end and b > start]
    if not inside or offsets[inside[-1]][1] < end:
        return IGNORED, IGNORED
    return inside[0], inside[-1]


def batches(
    examples: Sequence[Example], tokenizer: Any, rng: Random, settings: BatchSettings | None = None
) -> Iterator[Batch]:
    """Batches of examples of about one length each, in random order, so that little is padded."""
    settings = settings or BatchSettings()
    rows = [_encoded(example, tokenizer, settings) for example in examples]
    rows.sort(key=lambda row: len(row[0]))
    groups = [rows[i : i + settings.size] for i in range(0, len(rows), settings.size)]
    rng.shuffle(groups)
    for group in groups:
        yield _padded(group, settings)


def grouped(
    groups: Sequence[Sequence[Example]], tokenizer: Any, rng: Random, settings: BatchSettings | None = None
) -> Iterator[Batch]:
    """Batches of whole groups, all of one number of examples, those of about one length together, in random order."""
    settings = settings or BatchSettings()
    rows = [[_encoded(example, tokenizer, settings) for example in group] for group in groups]
    rows.sort(key=lambda group: max(len(ids) for ids, _, _ in group))
    size = len(groups[0])
    few = max(1, settings.size // size)
    parts = [rows[i : i + few] for i in range(0, len(rows), few)]
    rng.shuffle(parts)
    for part in parts:
        yield _padded([row for group in part for row in group], settings, size)


def _encoded(example: Example, tokenizer: Any, settings: BatchSettings) -> tuple[list[int], list[int], Span]:
    """Token ids, token types and labels of one example."""
    question = tokenizer(example.question, add_special_tokens=False, truncation=True, max_length=settings.question)
    prefix = context(example.title, example.heading)
    passage = tokenizer(prefix + example.passage, add_special_tokens=False, return_offsets_mapping=True)
    room = settings.length - len(question["input_ids"]) - 3
    ids, offsets = passage["input_ids"][:room], passage["offset_mapping"][:room]
    head = [tokenizer.cls_token_id, *question["input_ids"], tokenizer.sep_token_id]
    kinds = [0] * len(head) + [1] * (len(ids) + 1)
    span = labels([(0, 0)] * len(head) + offsets + [(0, 0)], kinds, example.answer, len(prefix))
    return [*head, *ids, tokenizer.sep_token_id], kinds, span


def _padded(group: list[tuple[list[int], list[int], Span]], settings: BatchSettings, size: int = 1) -> Batch:
    width = -(-max(len(ids) for ids, _, _ in group) // settings.step) * settings.step
    ids, kinds, mask = (np.zeros((len(group), width), dtype=np.int64) for _ in range(3))
    for row, (tokens, types, _) in enumerate(group):
        ids[row, : len(tokens)], kinds[row, : len(types)], mask[row, : len(tokens)] = tokens, types, 1
    ends = torch.tensor([span for _, _, span in group])
    return Batch(torch.from_numpy(ids), torch.from_numpy(kinds), torch.from_numpy(mask), ends[:, 0], ends[:, 1], size)
