"""The bundled weights: windows of pages, side by side on all cores; no torch, ready in a fifth of a second.

In bfloat16 or in 8 bits, whichever is faster on this processor; `training/graph.py` makes the graph that holds them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from pullquote.corpus import Span
from pullquote.index import FloatArray
from pullquote.index.models.bert import Weights, span_scores
from pullquote.index.models.fastest import fastest
from pullquote.index.models.openvino import bfloat16, constants, cores, tiles
from pullquote.index.models.row_queue import RowQueue, SpanNetwork
from pullquote.qa.cancellation import watch
from pullquote.qa.reader.onnx_int8 import EightBits
from pullquote.qa.reader.span_model import Scored, SpanSettings
from pullquote.qa.reader.weight_files import CONFIG, FOLDER, GRAPH, TOKENS, check, floats

TOGETHER = 4  # windows that a core reads at once in bfloat16: as fast as any number, measured
SPARE = 48  # tokens that a window may be padded with to be read with others: one alone costs as much as 80 more


class Tokens(Protocol):
    """Tokenizes a text. `first` begins the input, `mark` ends a question and a text."""

    @property
    def first(self) -> int: ...

    @property
    def mark(self) -> int: ...

    def cut(self, text: str) -> tuple[list[int], list[Span]]:
        """Token ids, and the characters of the text that each stands for."""


class WordPieces:
    """BERT's tokens, by a tokenizer of the package `tokenizers`."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.first, self.mark = (tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))

    def cut(self, text: str) -> tuple[list[int], list[Span]]:
        tokens = self._tokenizer.encode(text, add_special_tokens=False)
        return tokens.ids, tokens.offsets


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    asked: int
    ids: list[int]
    offsets: list[Span]


class BundledModel:
    """A network and its tokenizer. Threads may share one."""

    def __init__(self, network: SpanNetwork, tokens: Tokens, together: int = 1, spare: int = 0) -> None:
        """`together`: the most windows that the network is given at once; `spare`: how much their widths may differ."""
        self._network, self._queue = network, RowQueue(network, together, spare)
        self._first, self._mark = tokens.first, tokens.mark
        self._cut = lru_cache(maxsize=1_000)(tokens.cut)  # questions share passages; about 20 MB

    @classmethod
    def load(cls, folder: Path = FOLDER, *, eight_bits: bool | None = None) -> BundledModel:
        """DamagedWeights unless every file is the one that was shipped. `eight_bits`: None for what is faster here."""
        from tokenizers import Tokenizer

        check(folder)
        tokens = WordPieces(Tokenizer.from_file(str(folder / TOKENS)))

        def eight() -> BundledModel:
            return cls(EightBits(folder / GRAPH), tokens)

        def floating() -> BundledModel:
            weights = {name.removeprefix("bert."): value for name, value in floats(constants(folder / GRAPH)).items()}
            config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
            return cls.floating(weights, config, tokens)

        return faster("reader", eight, floating, eight_bits)

    @classmethod
    def floating(cls, weights: Weights, config: Mapping[str, Any], tokens: Tokens) -> BundledModel:
        """In bfloat16 where the processor has units for it, else in float32."""
        return cls(span_scores(weights, config, streams=cores()), tokens, TOGETHER, SPARE if tiles() else 0)

    def read_sample(self) -> None:
        """Read six windows, as many as are read for most questions."""
        self._queue.run([list(range(1_000, 1_000 + width)) for width in range(110, 200, 15)], [12] * 6)

    def score(self, question: str, texts: Sequence[str], settings: SpanSettings) -> Iterable[Scored]:
        windows = list(self._windows(question, texts, settings))
        scores = self._queue.run([window.ids for window in windows], [window.asked for window in windows], watch())
        return [_inside(window, *each.T) for window, each in zip(windows, scores, strict=True)]

    def _windows(self, question: str, texts: Sequence[str], settings: SpanSettings) -> Iterator[_Window]:
        asked = [self._first, *self._cut(question)[0][: settings.question], self._mark]
        room = settings.window - len(asked) - 1
        for i, text in enumerate(texts):
            ids, offsets = self._cut(text)
            for at in range(0, max(1, len(ids) - settings.overlap), room - settings.overlap):
                read = [*asked, *ids[at : at + room], self._mark]
                yield _Window(i, len(asked), read, offsets[at : at + room])


def faster(
    model: str, eight: Callable[[], BundledModel], floating: Callable[[], BundledModel], eight_bits: bool | None
) -> BundledModel:
    """Load a model in 8 bits or not; if that is not told, in the way that is faster on this processor."""
    if eight_bits is None:
        ways = {"bf16": partial(_trial, floating), "8 bits": partial(_trial, eight)} if bfloat16() else {}
        eight_bits = fastest(model, "bf16" if tiles() else "8 bits", ways) == "8 bits"
    return eight() if eight_bits else floating()


def _trial(make: Callable[[], BundledModel]) -> Callable[[], None]:
    return make().read_sample


def _inside(window: _Window, start: FloatArray, end: FloatArray) -> Scored:
    """Return the scores of the text's own tokens."""
    inside = slice(window.asked, len(window.ids) - 1)
    return Scored(window.text, start[inside], end[inside], float(start[0] + end[0]), window.offsets)
