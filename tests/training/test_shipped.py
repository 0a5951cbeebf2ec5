"""The shipped reader, as it runs, against torch in float32 with the same weights, on the bundled articles."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pullquote.corpus import bundled, files, load, split
from pullquote.qa.reader.best_spans import character_spans
from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.span_model import SpanSettings
from pullquote.qa.reader.transformers_model import TransformersModel
from training.export import shipped

EXAMPLES = Path(__file__).parents[2] / "examples" / "gold.jsonl"
CLOSE = {"8 bits": (0.9, 0.3), "bfloat16 or float32": (0.95, 0.1)}
"""At least this share of the best spans are the same; their scores differ by no more than this in the mean, where
scores of right and wrong spans lie some ten apart."""


ASKED = 20
Best = list[tuple[int, int, float]]  # of each question: where its best span lies, and its score


@pytest.fixture(scope="module")
def asked() -> list[tuple[str, str]]:
    """Questions, each with the passage that answers it."""
    gold = [json.loads(line) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    articles = {file.id: load(file) for file in files(bundled())}
    pairs = []
    for one in [one for one in gold if one["gold"]][:ASKED]:
        article, quote = articles[one["gold"][0]["article"]], one["gold"][0]["quote"]
        at = article.text.index(quote.split(".")[0][:40])
        passage = next(p for p in split(article) if p.start <= at < p.end)
        pairs.append((one["question"], article.text[passage.start : passage.end]))
    return pairs


def best(model: BundledModel | TransformersModel, asked: list[tuple[str, str]]) -> Best:
    settings = SpanSettings(most=1)
    return [
        next(character_spans(scored, 0, settings))[:3]
        for question, text in asked
        for scored in list(model.score(question, [text], settings))[:1]
    ]


@pytest.fixture(scope="module")
def reference(asked: list[tuple[str, str]]) -> Best:
    return best(TransformersModel(*shipped()), asked)


@pytest.mark.slow
@pytest.mark.parametrize("runtime", CLOSE)
def test_the_shipped_reader_reads_as_torch_does(runtime: str, asked: list[tuple[str, str]], reference: Best) -> None:
    mine = best(BundledModel.load(eight_bits=runtime == "8 bits"), asked)
    same = [ours[:2] == theirs[:2] for ours, theirs in zip(mine, reference, strict=True)]
    apart = [abs(ours[2] - theirs[2]) for ours, theirs in zip(mine, reference, strict=True)]
    assert np.mean(same) >= CLOSE[runtime][0]
    assert np.mean(apart) <= CLOSE[runtime][1]


@pytest.mark.slow
@pytest.mark.parametrize("runtime", CLOSE)
def test_a_page_is_read_alike_alone_and_among_others(runtime: str) -> None:
    model, settings = BundledModel.load(eight_bits=runtime == "8 bits"), SpanSettings()
    articles = [load(file) for file in files(bundled())]
    texts = [article.text[p.start : p.end] for article in articles for p in split(article)][:30]
    together = list(model.score("Who founded it?", texts, settings))
    alone = [scored for text in texts for scored in model.score("Who founded it?", [text], settings)]
    assert len(together) == len(alone) >= len(texts)
    for mine, theirs in zip(together, alone, strict=True):
        assert np.array_equal(mine.start, theirs.start)
        assert np.array_equal(mine.end, theirs.end)
        assert mine.none == theirs.none
