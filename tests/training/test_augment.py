from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import around, beside_answer, crop, disfluent, sentences, typo, without_mark
from training.data import Example

PASSAGE = "Ann sells tea. Bob sells milk at No. 5 Hill Road. In 1999 they met. They now share a shop."


def example(answer: str | None, passage: str = PASSAGE) -> Example:
    at = None if answer is None else passage.index(answer)
    return Example("Who?", "Shops", "", passage, None if at is None else (at, at + len(answer or "")))


def test_sentences_leave_only_white_space_between() -> None:
    assert [PASSAGE[a:b] for a, b in sentences("One two. Three?  Four.")] == [
        PASSAGE[0:8],
        PASSAGE[9:15],
        PASSAGE[17:22],
    ]
    assert sentences("") == [(0, 0)]


def test_a_disfluent_question_ends_with_the_question_that_is_meant() -> None:
    said = disfluent("Who sells milk?", "Where does Ann sell her green tea?", Random(1))
    assert said.startswith("Where does")
    assert said.endswith(" who sells milk?")


def test_question_mark_is_dropped_but_not_the_question() -> None:
    assert without_mark("Who sells tea ?") == "Who sells tea"
    assert without_mark("?") == "?"


SLIPS = {
    *("ctoton", "cttoon", "cototn", "cottno", "cotton"),  # two letters swapped; the two t may swap unseen
    *("ctton", "coton", "cottn"),  # one dropped
    *("cootton", "cottton", "cottoon"),  # one doubled
}


@pytest.mark.parametrize("seed", range(20))
def test_a_typo_is_one_slip_inside_one_long_word(seed: int) -> None:
    who, has, slipped = typo("who has cotton", Random(seed)).split()
    assert (who, has) == ("who", "has")
    assert slipped in SLIPS


def test_typos_differ() -> None:
    assert len({typo("who has cotton", Random(seed)) for seed in range(50)}) >= 5


def test_short_words_are_left_alone() -> None:
    assert typo("who is he?", Random(1)) == "who is he?"


@given(st.sampled_from(["tea", "milk", "1999", "Bob sells milk", "tea. Bob"]), st.integers(1, 30), st.integers(0, 999))
def test_crop_keeps_the_answer_and_its_text(answer: str, words: int, seed: int) -> None:
    cropped = crop(example(answer), words, Random(seed))
    assert cropped.answer is not None
    assert cropped.passage[slice(*cropped.answer)] == answer
    assert cropped.passage in PASSAGE


def test_crop_stays_within_its_words_where_the_answer_allows() -> None:
    for seed in range(20):
        assert len(crop(example("1999"), 8, Random(seed)).passage.split()) <= 8


def test_crop_varies_where_the_answer_stands() -> None:
    starts = {crop(example("1999"), 13, Random(seed)).passage.split()[0] for seed in range(30)}
    assert len(starts) > 1


def test_crop_of_an_unanswerable_passage_stays_unanswerable() -> None:
    cropped = crop(example(None), 5, Random(1))
    assert cropped.answer is None
    assert cropped.passage


LONG = "Ann sells tea. " + "Nobody knows why the old shop on the hill closed so early that cold year. " * 2


def test_beside_the_answer_there_is_none() -> None:
    beside = beside_answer(example("tea", LONG), Random(1))
    assert beside is not None
    assert beside.answer is None
    assert beside.passage.startswith("Nobody")
    assert "tea" not in beside.passage


def test_no_side_is_left_when_it_repeats_the_answer() -> None:
    assert beside_answer(example("Ann", LONG + "Perhaps Ann does."), Random(1)) is None


def test_no_side_is_left_of_a_short_passage() -> None:
    assert beside_answer(example("milk"), Random(1)) is None


def test_around_are_the_bounds_of_the_sentences_that_an_answer_touches() -> None:
    text = "Tea is green. It grows in Assam. It is dried."
    assert text[slice(*around(text, (26, 31)))] == "It grows in Assam."
