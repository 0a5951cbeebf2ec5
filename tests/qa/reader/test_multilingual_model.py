"""The bundled reader of many languages, in both forms that it runs in."""

from __future__ import annotations

import numpy as np
import pytest

from pullquote.qa.reader.best_spans import character_spans
from pullquote.qa.reader.bundled_model import BundledModel
from pullquote.qa.reader.multilingual_model import load
from pullquote.qa.reader.span_model import SpanSettings

TEXT = "磨坊是艾达·李在1890年用橡木建造的。五年以后，渡船被卖给了隔壁的农夫。"
ASKED = {"磨坊是哪年建造的？": "1890", "渡船被卖给了谁？": "农夫", "When was the mill built?": "1890"}


@pytest.fixture(scope="module", params=(True, False), ids=("8 bits", "bfloat16 or float32"))
def reader(request: pytest.FixtureRequest) -> BundledModel:
    return load(eight_bits=request.param)


@pytest.mark.slow
@pytest.mark.parametrize("question", ASKED)
def test_the_answer_is_in_the_best_span(reader: BundledModel, question: str) -> None:
    (scored,) = reader.score(question, [TEXT], SpanSettings())
    start, end, _ = next(character_spans(scored, 0, SpanSettings()))
    assert ASKED[question] in TEXT[start:end]


@pytest.mark.slow
def test_in_8_bits_it_scores_as_in_others() -> None:
    one, other = (
        next(iter(load(eight_bits=bits).score("渡船被卖给了谁？", [TEXT], SpanSettings()))) for bits in (1, 0)
    )
    assert one.offsets == other.offsets
    assert np.abs(one.start - other.start).mean() < 0.1 * other.start.std()
