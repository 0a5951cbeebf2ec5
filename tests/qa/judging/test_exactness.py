"""What a question names exactly, and what is left of the confidence in a place that tells of another one."""

import pytest

from pullquote.qa import Page
from pullquote.qa.judging.exactness import ELSEWHERE, LACKING, NAMED, NUMBERLESS, RIVAL, UNQUOTED, Exact
from tests.qa.judging.pages import found, page_of


def judged(question: str, here: Page, words: str) -> float:
    return Exact.of(question).judge(0.5, here, found(here, words))


VALVES = "The valve AB-12 holds 9 bar. The valve AB-21 holds 7 bar. It is red."


@pytest.mark.parametrize(
    ("question", "text", "words", "kept"),
    [
        ("What does valve AB-21 hold?", VALVES, "9 bar", RIVAL),
        ("What colour is valve AB-21?", VALVES, "red", 1.0),  # its name stands before
        ("What does valve AB-31 hold?", VALVES, "9 bar", LACKING),
        ("What happened on 2 May 2020?", "On 1 May 2020 it rained. On 2 May 2020 it froze.", "rained", RIVAL),
        ("What happened on 3 May 2020?", "On 1 May 2020 it rained. On 2 May 2020 it froze.", "rained", LACKING),
        ("What does Class 5 pay?", "Class 6 goes to Lund. It pays £9.", "£9", LACKING),
        ("What does Class 6 pay?", "Class 6 goes to Lund. It pays £9.", "£9", 1.0),
        ("What does Class 5 pay?", "Class 5 and Class 6 pay £9.", "£9", 1.0),
        ("Who made C#?", "C was made by Ann. C++ was made by Bob.", "Bob", LACKING),
        ("Who has 40 boats?", "Ann has 50 boats.", "Ann", NUMBERLESS),
        ("Who has 12 boats?", "Ann has twelve boats.", "Ann", 1.0),
        ('Who says "so be it"?', "Ann says so what.", "Ann", UNQUOTED),
        ("Who says nothing?", "Ann says so what.", "Ann", 1.0),
        ("Where does Ann Larsson live?", "Ann Larson lives in Lund.", "Lund", RIVAL),
        ("Where do Americans live?", "In America they live in towns.", "towns", 1.0),  # a form of the word
        ("Where does Ann Larsson live?", "She lives in Lund.", "Lund", 1.0),
        ("Why was AB-12 sold?", "It was too heavy. The valve AB-12 is gone.", "too heavy", ELSEWHERE),
    ],
)
def test_a_place_that_tells_of_another_one_keeps_a_part(question: str, text: str, words: str, kept: float) -> None:
    assert judged(question, page_of(text), words) == pytest.approx(0.5 * kept)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does valve AB-12 hold?", "9 bar"),
        ("What does valve ab-12 hold?", "9 bar"),
        ('What "holds 9 bar"?', "AB-12"),
    ],
)
def test_a_sentence_that_names_it_is_four_times_as_likely(question: str, words: str) -> None:
    # Odds of 1 become 4 to 1.
    assert judged(question, page_of(VALVES), words) == pytest.approx(NAMED / (NAMED + 1))


def test_a_date_is_one_however_it_is_written() -> None:
    here = page_of("2020-05-02: It froze.")
    for written in ("2 May 2020", "May 2nd, 2020", "2020-05-02", "02/05/2020", "May 2020"):
        assert judged(f"What happened on {written}?", here, "froze") == pytest.approx(NAMED / (NAMED + 1))


def test_the_title_names_it_for_all_of_its_text() -> None:
    assert judged("How heavy is AB-12?", page_of("It weighs 3 kg.", title="Valve AB-12"), "3 kg") == pytest.approx(0.5)


def test_a_sentence_that_the_reader_passed_over_is_found() -> None:
    here = page_of(VALVES)
    bar = here.text.index("9 bar")
    assert Exact.of("What does valve AB-21 hold?").overlooked(here, [(bar, bar + 5)]) == [here.sentences[1]]
    assert Exact.of("What does the valve hold?").overlooked(here, [(bar, bar + 5)]) == []


def test_what_most_pages_name_makes_none_of_them_likelier() -> None:
    valve, others = page_of(VALVES), [page_of("AB-12 is grey."), page_of("AB-12 is small.")]
    asked = Exact.of("What does valve AB-12 hold?", [valve, *others])
    place = found(valve, "9 bar")
    assert asked.judge(0.5, valve, place) == pytest.approx(0.5)
    assert Exact.of("What does valve AB-12 hold?", [valve, page_of("It is grey.")]).judge(0.5, valve, place) > 0.5
