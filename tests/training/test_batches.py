from random import Random
from typing import Any

import pytest

from training.batches import IGNORED, BatchSettings, batches, context, labels
from training.data import Example


class Words:
    """A tokenizer of words: id = 10 + length of the word; [CLS] is 1 and [SEP] is 2."""

    cls_token_id, sep_token_id = 1, 2

    def __call__(self, text: str, max_length: int = 999, **_: Any) -> dict[str, list[Any]]:
        offsets, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            offsets.append((at, at + len(word)))
            at += len(word)
        offsets = offsets[:max_length]
        return {"input_ids": [10 + b - a for a, b in offsets], "offset_mapping": offsets}


def test_context_is_title_and_heading_as_sentences() -> None:
    assert context("Tea", "1. Green") == "Tea. 1. Green. "
    assert context("", "Ends with a stop.") == "Ends with a stop. "
    assert context("", "") == ""


# [CLS] who [SEP] Tea. Ann sells tea [SEP]: the passage begins at character 5, its words are tokens 4, 5 and 6.
OFFSETS = [(0, 0), (0, 0), (0, 0), (0, 4), (5, 8), (9, 14), (15, 18), (0, 0)]
KINDS = [0, 0, 0, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("answer", "tokens"),
    [((0, 3), (4, 4)), ((4, 9), (5, 5)), ((4, 13), (5, 6)), ((0, 13), (4, 6)), ((5, 7), (5, 5)), (None, (0, 0))],
)
def test_the_answer_is_found_word_by_word(answer: tuple[int, int] | None, tokens: tuple[int, int]) -> None:
    assert labels(OFFSETS, KINDS, answer, prefix=5) == tokens


def test_an_answer_cut_off_is_ignored() -> None:
    assert labels(OFFSETS, KINDS, (14, 20), prefix=5) == (IGNORED, IGNORED)
    assert labels(OFFSETS, KINDS, (10, 20), prefix=5) == (IGNORED, IGNORED)


def test_a_batch_holds_question_context_and_passage() -> None:
    (batch,) = batches([Example("who?", "Tea", "", "Ann sells tea", (4, 9))], Words(), Random(1))
    # who? Tea. Ann sells tea = 4, 4, 3, 5 and 3 letters
    assert batch.ids.tolist() == [[1, 14, 2, 14, 13, 15, 13, 2]]
    assert batch.kinds.tolist() == [[0, 0, 0, 1, 1, 1, 1, 1]]
    assert (batch.first.item(), batch.last.item()) == (5, 5)


def test_batches_are_padded_to_a_multiple_of_the_step_and_masked() -> None:
    examples = [Example("who?", "", "", "tea " * n, None) for n in (1, 2)]
    (batch,) = batches(examples, Words(), Random(1), BatchSettings(size=2, step=8))
    assert batch.ids.shape == (2, 8)
    assert sorted(batch.mask.sum(dim=1).tolist()) == [5, 6]
    assert batch.first.tolist() == [0, 0]


def test_long_passages_are_cut_at_the_length_and_lose_their_answer() -> None:
    long = Example("who?", "", "", "tea " * 50 + "milk", (200, 204))
    (batch,) = batches([long], Words(), Random(1), BatchSettings(length=16, step=8))
    assert batch.ids.shape == (1, 16)
    assert batch.first.item() == IGNORED


def test_examples_of_one_length_share_a_batch() -> None:
    examples = [Example("who?", "", "", "tea " * n, None) for n in (1, 30, 1, 30)]
    widths = {b.ids.shape[1] for b in batches(examples, Words(), Random(1), BatchSettings(size=2))}
    assert widths == {8, 40}
