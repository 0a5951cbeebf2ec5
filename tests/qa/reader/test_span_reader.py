"""The span reader with a model whose scores are written down: spans start at "blue" and end at "cat"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast

from pullquote.corpus import Article, Passage
from pullquote.index import Hit, ModelError
from pullquote.index.models.openvino import padded
from pullquote.qa import Page, SpanReader
from pullquote.qa.reader.bundled_model import BundledModel, WordPieces
from pullquote.qa.reader.span_model import SpanSettings
from pullquote.qa.reader.transformers_model import TransformersModel

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "blue", "cat"]
CLS, SEP, BLUE, CAT = (WORDS.index(word) for word in ("[CLS]", "[SEP]", "blue", "cat"))
SURE, NONE = 5.0, 1.0


def tokenizer() -> Tokenizer:
    words = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.normalizer = normalizers.Lowercase()
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return words


def scores(ids: Any) -> tuple[Any, Any]:
    none = NONE * (ids == CLS)
    return SURE * (ids == BLUE) + none, SURE * (ids == CAT) + none


class Scripted:
    """A network of the bundled model."""

    def run(self, rows: Sequence[Sequence[int]], asked: Sequence[int]) -> Any:
        assert all(row[0] == CLS and row[first - 1] == SEP for row, first in zip(rows, asked, strict=True))
        filled = [[*row, *[0] * (padded(len(row)) - len(row))] for row in rows]
        return np.stack(scores(np.array(filled)), axis=-1)


def torch_model(input_ids: Any, **_: Any) -> Any:
    start, end = scores(input_ids)
    return SimpleNamespace(start_logits=start, end_logits=end)


MODELS = {
    "bundled, a window at a time": BundledModel(Scripted(), WordPieces(tokenizer())),
    "bundled, windows together": BundledModel(Scripted(), WordPieces(tokenizer()), together=4),
    "foreign": TransformersModel(
        torch_model,
        PreTrainedTokenizerFast(
            tokenizer_object=tokenizer(), pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
        ),
    ),
}


@pytest.fixture(params=list(MODELS))
def scripted(request: pytest.FixtureRequest) -> Callable[..., SpanReader]:
    """scripted(settings=…) → a reader with that model."""

    class Scripted(SpanReader):
        _loaded = MODELS[request.param]  # type: ignore[assignment]

    return Scripted


def page(text: str, title: str = "") -> Page:
    article = Article("a.txt", title, text, "")
    return Page.of(Hit(Passage("a.txt", 0, len(text), "", ((0, len(text)),)), article, 1.0, 0.5, 0.0))


def best(reader: SpanReader, question: str, *pages: Page) -> tuple[int, str, float]:
    reading = max(reader.read(question, pages), key=lambda r: r.score)
    return reading.page, pages[reading.page].text[reading.start : reading.end], reading.score


def test_the_span_of_the_best_scores_less_that_of_no_answer(scripted: Callable[..., SpanReader]) -> None:
    found = best(scripted(), "which cat?", page("No animals here."), page("I saw a Blue  spotted CAT, twice."))
    assert found == (1, "Blue spotted CAT", 2 * SURE - 2 * NONE)


def test_neither_question_nor_title_is_ever_chosen(scripted: Callable[..., SpanReader]) -> None:
    only = page("Nothing of the sort.", title="Blue cat")
    assert best(scripted(), "blue cat", only)[2] == -2 * NONE
    later = page("Here is a blue cat.", title="Blue cat")
    assert best(scripted(), "blue cat", later) == (0, "blue cat", 2 * SURE - 2 * NONE)


def test_a_long_passage_is_read_to_its_end(scripted: Callable[..., SpanReader]) -> None:
    words = " ".join(["word"] * 500)
    found = best(scripted(), "which?", page(f"{words} blue cat", title="A title"))
    assert found[1:] == ("blue cat", 2 * SURE - 2 * NONE)


def test_a_span_over_the_border_of_two_windows_is_whole(scripted: Callable[..., SpanReader]) -> None:
    settings = SpanSettings(window=20, overlap=8)
    text = " ".join(["word"] * 14 + ["blue", "x", "x", "cat"] + ["word"] * 14)
    assert best(scripted(settings=settings), "which?", page(text))[1] == "blue x x cat"


def test_a_span_is_no_longer_than_allowed(scripted: Callable[..., SpanReader]) -> None:
    settings = SpanSettings(longest=3)
    text = "blue x x x cat"
    assert best(scripted(settings=settings), "which?", page(text))[2] == SURE - 2 * NONE


def test_a_long_question_is_cut_and_leaves_room_for_the_passage(scripted: Callable[..., SpanReader]) -> None:
    assert best(scripted(), "word " * 5_000, page("a blue cat"))[1] == "blue cat"


def test_pages_read_alone_or_together_are_read_alike(scripted: Callable[..., SpanReader]) -> None:
    pages = [page("a blue cat"), page("a cat " * 40), page("blue")]
    together = scripted().read("which?", pages)
    alone = [replace(r, page=i) for i, one in enumerate(pages) for r in scripted().read("which?", [one])]
    assert together == alone


def test_no_page_no_reading(scripted: Callable[..., SpanReader]) -> None:
    assert scripted().read("which?", []) == []


def test_a_reader_that_is_not_there_is_named(tmp_path: Any) -> None:
    with pytest.raises(ModelError, match=r"no model .*nowhere on this machine; give the folder"):
        SpanReader(str(tmp_path / "nowhere")).read("which?", [page("a blue cat")])


@pytest.mark.parametrize(
    ("model", "text", "longest"),
    [("multilingual", "渡轮在五月停航。", 100), ("multilingual", "a blue cat", 30), (None, "渡轮在五月停航。", 30)],
)
def test_answers_may_have_more_tokens_where_those_are_short(model: str | None, text: str, longest: int) -> None:
    asked: list[int] = []
    read = SpanReader(model)
    read.__dict__["_model_loaded"] = SimpleNamespace(
        score=lambda question, texts, settings: asked.append(settings.longest) or []
    )
    assert (read.read("which?", [page(text)]), asked) == ([], [longest])
