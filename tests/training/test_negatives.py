from math import log
from random import Random

import pytest

from training.data import Article, Paragraph, Question
from training.negatives import lookalikes, negated, rarity, reworded, slots, swapped, swaps

TEA = Paragraph("Ann sells green tea in Leeds.", (Question("tea", "What does Ann sell in Leeds?", ((10, 19),)),))
WOOL = Paragraph("Ann was born in Leeds.", ())
CUP = Paragraph("Leeds drinks green tea; Ann does not sell.", ())
SEA = Paragraph("The sea is wide.", ())
TOWN = Article("Town", (TEA, WOOL, CUP, SEA))


def test_rarity_is_the_log_of_paragraphs_over_those_that_hold_the_word() -> None:
    weight = rarity([TOWN])
    assert weight["sea"] == pytest.approx(log(4 / 1))
    assert weight["leeds"] == pytest.approx(log(4 / 3))


def test_lookalikes_share_words_but_do_not_hold_the_answer() -> None:
    # CUP shares more words but says "green tea"; SEA shares none and comes last.
    assert lookalikes(TOWN, rarity([TOWN]))["tea"] == [1, 3]


def test_lookalikes_keep_no_more_than_asked() -> None:
    assert lookalikes(TOWN, rarity([TOWN]), keep=1)["tea"] == [1]


def asked(text: str) -> Question:
    return Question("q", text, ((0, 1),))


def test_a_year_is_exchanged_for_a_year_that_the_passage_does_not_hold() -> None:
    pool = {"year": ["1950", "1960", "1970"], "number": ["12"], "name": []}
    made = {swapped(asked("Who sang in 1950?"), "In 1950 and 1960 Bob sang.", pool, Random(s)) for s in range(9)}
    assert made == {"Who sang in 1970?"}


def test_a_name_shares_no_word_with_the_one_it_replaces() -> None:
    pool = {"year": [], "number": [], "name": ["Ann Lee", "Ann Smith", "Bob Hill"]}
    made = {swapped(asked("Where was Ann Lee born?"), "Ann Lee was born here.", pool, Random(s)) for s in range(9)}
    assert made == {"Where was Bob Hill born?"}


def test_an_opposite_is_taken_only_when_the_passage_does_not_hold_it() -> None:
    pool: dict[str, list[str]] = {"year": [], "number": [], "name": []}
    assert swapped(asked("What came first?"), "Tea came first.", pool, Random(1)) == "What came last?"
    assert swapped(asked("What came first?"), "Tea came first and milk last.", pool, Random(1)) is None


def test_a_near_swap_takes_what_another_sentence_of_the_passage_holds() -> None:
    pool = {"year": ["1999"], "number": [], "name": []}
    passage = "In 1950 Bob sang. In 1960 he rested."
    assert swapped(asked("Who sang in 1950?"), passage, pool, Random(1), (0, 17)) == "Who sang in 1960?"
    assert swapped(asked("Who sang in 1950?"), "In 1950 Bob sang.", pool, Random(1), (0, 17)) is None


def test_nothing_to_exchange_gives_none() -> None:
    assert swapped(asked("Who is he?"), "He is Bob.", {"year": [], "number": [], "name": ["Ann"]}, Random(1)) is None


def test_swaps_are_gathered_by_type_in_order() -> None:
    questions = (asked("Did Ann pay 12 pounds in 1950?"), asked("When did Ann Lee of Leeds leave?"))
    pool = swaps(Article("Town", (Paragraph("", questions),)))
    assert pool == {"year": ["1950"], "number": ["12"], "name": ["Ann", "Ann Lee", "Leeds"]}


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("Who was born in Rome?", "Who wasn't born in Rome?"),
        ("What can a king do?", "What cannot a king do?"),
        ("Who never came home and was lost?", None),
        ("Which kings died?", None),
    ],
)
def test_a_question_is_turned_by_a_not_once(question: str, turned: str | None) -> None:
    assert negated(question) == turned


def test_a_common_word_is_exchanged_for_one_of_the_same_place_that_the_passage_lacks() -> None:
    asked = ["How many towers did he build?", "How many bridges did he build?", "How many castles did she sell?"]
    paragraph = Paragraph("text", tuple(Question(str(i), text, ()) for i, text in enumerate(asked)))
    pool = slots(Article("Kings", (paragraph,)))
    assert pool == {("many", "did"): ["towers", "bridges", "castles"]}
    for seed in range(10):
        assert (
            reworded(asked[0], "He built towers and bridges.", pool, Random(seed)) == "How many castles did he build?"
        )
    assert reworded(asked[0], "Towers, bridges, castles.", pool, Random(1)) is None
    assert reworded("Who came?", "text", pool, Random(1)) is None
