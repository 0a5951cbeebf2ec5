"""How long reading takes: the bundled reader, in both its runtimes, beside torch with the same weights.

    python -m benchmarks.reading [--questions 20]

Pages are the twelve found for each example question in the bundled articles. Torch reads them one by one, and in one
padded batch, as transformers would. Milliseconds a question, all read once before: wall time, median, and processor
time, mean of all cores. Then how alike they read: the share of pages whose best span is torch's, and how far its score
is from torch's in the mean.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Sequence
from statistics import mean, median
from typing import Any

import torch

from benchmarks.latency import questions
from pullquote.qa import Page, Pullquote
from pullquote.qa.reader.best_spans import TokenSpan, character_spans
from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.span_model import SpanModel, SpanSettings
from pullquote.qa.reader.transformers_model import ForeignModel
from training.export import shipped

Work = Sequence[tuple[str, list[str]]]
SETTINGS = SpanSettings(most=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=20)
    work = pages(questions(parser.parse_args().questions))
    model, tokenizer = shipped()
    models: dict[str, SpanModel] = {
        "torch float32, page by page": ForeignModel(model, tokenizer),
        "bundled: ONNX Runtime, 8 bits": BundledModel.load(eight_bits=True),
        "bundled: OpenVINO, bfloat16 or float32": BundledModel.load(eight_bits=False),
    }
    print(f"{mean(len(texts) for _, texts in work):.0f} pages a question")
    print("| runtime | ms | of the processor | torch's spans | scores apart |\n|---|---|---|---|---|")
    print(row("torch float32, one batch", measured(batch(model, tokenizer), work)))
    wanted = spans(models["torch float32, page by page"], work)
    for name, each in models.items():
        found = spans(each, work)
        same = mean(a[:2] == b[:2] for a, b in zip(wanted, found, strict=True))
        apart = mean(abs(a[2] - b[2]) for a, b in zip(wanted, found, strict=True))
        times = measured(lambda question, texts, each=each: list(each.score(question, texts, SETTINGS)), work)
        print(row(name, times, f"{same:.3f}", f"{apart:.3f}"), flush=True)


def row(name: str, times: tuple[float, float], *alike: str) -> str:
    return " | ".join([f"| {name}", *(f"{each:.0f}" for each in times), *(alike or ("–", "–")), ""])


def pages(asked: Sequence[str]) -> Work:
    """Questions with the texts read for them."""
    with Pullquote.open() as library:
        return [(question, [_text(page) for page in library.search(question).pages]) for question in asked]


def _text(page: Page) -> str:
    return f"{page.above}. {page.text}" if page.above else page.text


def batch(model: Any, tokenizer: Any) -> Callable[[str, list[str]], object]:
    def read(question: str, texts: list[str]) -> object:
        asked = [question] * len(texts)
        fed = tokenizer(asked, texts, padding=True, truncation=True, max_length=256, return_tensors="pt")
        with torch.inference_mode():
            return model(**fed)

    return read


def spans(model: SpanModel, work: Work) -> list[TokenSpan]:
    """The best span of each page, with its score."""
    read = (scored for question, texts in work for scored in model.score(question, texts, SETTINGS))
    return [span for scored in read for span in character_spans(scored, 0, SETTINGS)]


def measured(read: Callable[[str, list[str]], object], work: Work) -> tuple[float, float]:
    """Milliseconds a question: median by the clock, mean of the processor's."""
    for asked in work:
        read(*asked)
    began, marks = time.process_time(), [time.perf_counter()]
    for asked in work:
        read(*asked)
        marks.append(time.perf_counter())
    spent = (time.process_time() - began) / len(work)
    return 1e3 * median(after - before for before, after in itertools.pairwise(marks)), 1e3 * spent


if __name__ == "__main__":
    main()
