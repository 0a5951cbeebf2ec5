"""Whole, with the real models: the bundled articles answer the example questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pullquote.corpus import bundled
from pullquote.index import SentenceEncoder
from pullquote.qa import Pullquote
from pullquote.qa.evaluate import gold_from, judge, score

GOLD = Path(__file__).parent.parent / "examples" / "gold.jsonl"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pullquote]:
    with Pullquote.open(bundled(), tmp_path_factory.mktemp("library")) as opened:
        yield opened


def test_example_questions_are_answered_and_refused(library: Pullquote) -> None:
    """Every other question, and all that have no answer; `make prove` asks the others too."""
    every = [gold_from(json.loads(line)) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    gold = [one for number, one in enumerate(every) if number % 2 == 0 or not one.sources]
    answers = library.ask_many([one.question for one in gold])
    verdicts = [
        judge(one, answer, lambda id: library.article(id).text) for one, answer in zip(gold, answers, strict=True)
    ]
    rates = score(verdicts, [0.0] * len(gold)).rates
    assert rates["verbatim"] == 1.0
    assert rates["quote@1"] >= 0.6
    assert rates["refused"] >= 0.75


def test_a_text_and_its_own_vector(library: Pullquote) -> None:
    texts = ["A cat.", "TikTok bought three quarters of Tokopedia. " * 20, "小红书", ""]
    encoder = SentenceEncoder()
    vectors = encoder.encode(texts)
    assert vectors.shape == (4, 384)
    assert (vectors * vectors).sum(axis=1) == pytest.approx([1.0] * 4, abs=1e-5)
    assert encoder.count(["", "A cat."]) == [0, 3]
    assert encoder.limit == 256


def test_no_passage_is_longer_than_the_encoder_reads(library: Pullquote) -> None:
    from pullquote.index import wording

    hits = library._opened().search("China", 100)
    texts = [wording(hit.article, hit.passage) for hit in hits]
    assert max(SentenceEncoder().count(texts)) <= 254  # and two special tokens
