"""How long reading takes: the bundled reader beside the same weights in torch, on the same ten pages a question.

    python -m benchmarks.reading [--questions 20]

Pages are those found for the example questions in the bundled articles. Torch reads the ten in one padded batch, as
transformers would, and one by one. Milliseconds a question: wall time, median, and processor time, mean of all cores.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections.abc import Callable, Sequence
from statistics import mean, median

import torch

from benchmarks.latency import GOLD
from qa import Page, Pullquote
from qa.bundled_model import BundledModel
from qa.foreign_model import ForeignModel
from qa.span_model import SpanSettings
from training.export import shipped

Read = Callable[[str, list[str]], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=20)
    asked = [json.loads(line)["question"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    work = pages(asked[: parser.parse_args().questions])
    print(f"{mean(len(texts) for _, texts in work):.0f} pages a question")
    for name, read in readers().items():
        wall, processor = measured(read, work)
        print(f"| {name} | {wall:.0f} | {processor:.0f} |", flush=True)


def pages(questions: Sequence[str], most: int = 10) -> list[tuple[str, list[str]]]:
    """Questions with the texts read for them."""
    with Pullquote.open() as library:
        found = [(question, library.search(question).pages[:most]) for question in questions]
    return [(question, [_text(page) for page in best]) for question, best in found]


def _text(page: Page) -> str:
    return f"{page.above}. {page.text}" if page.above else page.text


def readers() -> dict[str, Read]:
    settings = SpanSettings()
    model, tokenizer = shipped()
    bundled, single = BundledModel.load(), ForeignModel(model, tokenizer)

    def batch(question: str, texts: list[str]) -> object:
        fed = tokenizer(
            [question] * len(texts), texts, padding=True, truncation=True, max_length=256, return_tensors="pt"
        )
        with torch.inference_mode():
            return model(**fed)

    return {
        "torch float32, one batch": batch,
        "torch float32, page by page": lambda question, texts: list(single.score(question, texts, settings)),
        "bundled: ONNX Runtime, 8 bits": lambda question, texts: bundled.score(question, texts, settings),
    }


def measured(read: Read, work: Sequence[tuple[str, list[str]]]) -> tuple[float, float]:
    """Milliseconds a question, the first one left out: median by the clock, mean of the processor's."""
    read(*work[0])
    began, marks = time.process_time(), [time.perf_counter()]
    for question, texts in work[1:]:
        read(question, texts)
        marks.append(time.perf_counter())
    spent = (time.process_time() - began) / (len(work) - 1)
    return 1e3 * median(after - before for before, after in itertools.pairwise(marks)), 1e3 * spent


if __name__ == "__main__":
    main()
