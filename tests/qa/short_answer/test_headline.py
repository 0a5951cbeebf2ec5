"""What is shown of a span as the answer."""

import pytest

from pullquote.qa.short_answer.headline import headline


@pytest.mark.parametrize(
    ("question", "text", "span", "shown"),
    [
        ("Why was the mill shut?", "The mill was shut because its wheel broke.", "shut", "because its wheel broke"),
        ("Why was it shut?", "Because of the flood, the mill was shut.", "shut", "Because of the flood"),
        ("Why was it shut?", "It closed due to rats, said Ann.", "closed", "due to rats"),
        ("Why did trade fall?", "The road was lost, hindering trade in wool.", "hindering trade", "The road was lost"),
        ("Why was it shut?", "The wheel broke in May.", "broke", "The wheel broke in May."),
        ("Is the mill open?", "The mill has not been open since May.", "open", "The mill has not been open since May."),
        ("What happened in May?", "In May the old mill burnt down.", "burnt", "In May the old mill burnt down."),
        ("Who runs it?", "It is run by Omar Said of Lund.", "Said", "Omar Said"),
        ("Who runs it?", "When Omar came, all cheered.", "Omar", "Omar"),
        ("How much is it?", "It costs 14 euros a day in May.", "14", "14 euros a day"),
        ("How much is it?", "It costs $14 in May.", "14", "$14"),
        ("How many goats are there?", "There are 40 goats and 3 cows.", "40", "40 goats"),
        ("How many grey owls are there?", "Of 40 grey owls two sing.", "40", "40 grey owls"),
        (
            "Why is it hard to see?",
            "It is not so bright as the sun.",
            "not so bright",
            "It is not so bright as the sun.",
        ),
        ("How many are there?", "There are 40 last seen in May.", "40", "40"),
        ("What is sold?", "Here wool is sold.", "wool", "wool"),
    ],
)
def test_what_the_question_asks_for_is_shown_whole(question: str, text: str, span: str, shown: str) -> None:
    start = text.index(span)
    found = headline(question, text, (start, start + len(span)), (0, len(text)))
    assert text[slice(*found)] == shown


def test_a_span_over_two_sentences_stays() -> None:
    assert headline("Why?", "One. Two.", (2, 7), (0, 4)) == (2, 7)
