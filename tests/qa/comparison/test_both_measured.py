"""Which of two has more is told by a quote that compares them, or by one on each; no side is guessed."""

from pullquote.qa import Answer, Quote
from pullquote.qa.comparison.both_measured import GUESS, both_measured
from pullquote.qa.message.which_more import WhichMore

QUESTION = "Which is heavier, the oak or the ash?"
OAK, ASH = "The oak weighs 3 tonnes.", "The ash weighs 900 kg."


def answer(text: str, short: str, confidence: float = 0.8, at: int = 0) -> Answer:
    start = text.index(short) + at
    quote = Quote("a.md", "", at, at + len(text), text, start, start + len(short), confidence)
    return Answer(QUESTION, QUESTION, short, (quote,), confidence, found=True)


def told(whole: Answer, *sides: Answer) -> Answer:
    which = WhichMore.of(QUESTION)
    assert which
    return both_measured(which, whole, sides, 0.35)


def test_the_measures_of_both_are_quoted_without_a_short_answer() -> None:
    both = told(answer(ASH, "ash"), answer(OAK, "3 tonnes", 0.9), answer(ASH, "900 kg", 0.7, at=100))
    assert ([quote.text for quote in both.quotes], both.text, both.confidence) == ([OAK, ASH], "", 0.7)
    assert both.found


def test_a_sentence_that_compares_them_is_the_answer() -> None:
    said = "The oak is the heavier tree, the ash the lighter."
    assert told(answer(said, "ash"), answer(OAK, "3 tonnes"), answer(ASH, "900 kg", at=100)).text == said


def test_where_one_has_no_measure_what_was_found_is_shown_less_surely_and_names_no_side() -> None:
    unsure = told(answer(ASH, "ash"), answer("The oak is old.", "old"), answer(ASH, "900 kg"))
    assert (unsure.found, unsure.confidence, unsure.text) == (True, GUESS * 0.8, "")
    assert [quote.text for quote in unsure.quotes] == [ASH]
    refused = told(answer(ASH, "ash", 0.5), answer("The oak is old.", "old"), answer(ASH, "900 kg"))
    assert (refused.found, refused.text) == (False, "")


def test_a_measure_counts_only_for_the_one_that_its_quote_names() -> None:
    assert told(answer(ASH, "ash"), answer(ASH, "900 kg"), answer(ASH, "900 kg")).confidence == GUESS * 0.8


def test_what_cannot_be_measured_is_no_such_question() -> None:
    assert WhichMore.of("Which is better, the oak or the ash?") is None
