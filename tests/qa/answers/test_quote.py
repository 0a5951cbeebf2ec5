"""From a reading to a quote, exact to the character; worked on a small article."""

from __future__ import annotations

import pytest

from pullquote.corpus import Article, Passage, read, split
from pullquote.index import Hit
from pullquote.qa.answers.quote import QuoteSettings, quotes
from pullquote.qa.answers.score import ScoredSpan
from pullquote.qa.reader.context import Page

TEXT = "Owls hunt at night. A barn owl eats four voles. It screeches."


def page(text: str = TEXT, id: str = "owls.txt") -> Page:
    article = Article(id, "Owls", text, "")
    (passage,) = split(article)
    return Page.of(Hit(passage, article, 1.0, 0.5, 2.0))


def scored(words: str, at: Page | None = None, confidence: float = 0.5) -> ScoredSpan:
    at = at or page()
    start = at.text.index(words)
    return ScoredSpan(at, start, start + len(words), confidence)


def test_the_sentence_around_the_answer_is_quoted() -> None:
    (quote,) = quotes([scored("four voles", confidence=0.75)], QuoteSettings())
    assert (quote.text, quote.confidence) == ("A barn owl eats four voles.", 0.75)
    assert TEXT[quote.start : quote.end] == quote.text
    assert TEXT[quote.answer_start : quote.answer_end] == "four voles"


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("screeches", 80, "A barn owl eats four voles. It screeches."),
        ("screeches", 7, "It screeches."),  # both sentences have eight words
        ("night", 80, "Owls hunt at night."),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_brings_it_along(words: str, most: int, expected: str) -> None:
    (quote,) = quotes([scored(words)], QuoteSettings(words=most))
    assert quote.text == expected
    assert TEXT[quote.answer_start : quote.answer_end] == words


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("The owl left. The barn had burnt. A new one stands.", 80, "The owl left. The barn had burnt."),
        ("The owl left because of the noise. It was loud.", 80, "The owl left because of the noise."),
        ("The owl left. The barn had burnt.", 6, "The owl left."),  # both sentences have seven words
        ("The owl left.\n\nMice are small.", 80, "The owl left."),  # another paragraph tells of something else
        ("The owl left.", 80, "The owl left."),
    ],
)
def test_a_reason_may_stand_in_the_next_sentence(text: str, most: int, expected: str) -> None:
    (quote,) = quotes([scored("left", page(text))], QuoteSettings(words=most), reason=True)
    assert quote.text == expected
    (short,) = quotes([scored("left", page(text))], QuoteSettings(words=most))
    assert short.text == expected.partition(". ")[0].rstrip(".") + "."


def test_of_a_manner_only_the_sentence_that_a_connective_links_is_added() -> None:
    (quote,) = quotes(
        [scored("left", page("The owl left. This led to peace. It rained."))], QuoteSettings(), manner=True
    )
    assert quote.text == "The owl left. This led to peace."
    (quote,) = quotes([scored("left", page("The owl left. The barn had burnt."))], QuoteSettings(), manner=True)
    assert quote.text == "The owl left."


def test_an_answer_over_two_sentences_quotes_both() -> None:
    (quote,) = quotes([scored("four voles. It screeches")], QuoteSettings())
    assert quote.text == "A barn owl eats four voles. It screeches."


def test_a_sentence_is_quoted_once_and_the_first_reading_wins() -> None:
    made = quotes([scored("four voles"), scored("A barn owl"), scored("night")], QuoteSettings())
    assert [(q.text, TEXT[q.answer_start : q.answer_end]) for q in made] == [
        ("A barn owl eats four voles.", "four voles"),
        ("Owls hunt at night.", "night"),
    ]


def test_the_same_words_in_other_articles_are_one_quote_with_all_sources() -> None:
    places = [page(), page("Owls hunt at  night!", "b.txt"), page("Owls hunt at night", "c.txt")]
    (quote,) = quotes([scored("night", at) for at in places], QuoteSettings())
    assert (quote.article, quote.also) == ("owls.txt", ("b.txt", "c.txt"))


def test_a_quote_far_behind_the_best_is_none() -> None:
    judged_three = [
        scored("night", confidence=0.8),
        scored("voles", confidence=0.2),
        scored("screeches", confidence=0.1),
    ]
    assert len(quotes(judged_three, QuoteSettings(share=0.25))) == 2  # 0.2 = 0.25 x 0.8


def test_a_question_for_several_things_gets_weaker_quotes_too() -> None:
    three = [scored("night", confidence=0.8), scored("voles", confidence=0.3), scored("screeches", confidence=0.1)]
    settings = QuoteSettings(share=0.5, several=0.25)
    assert len(quotes(three, settings)) == 1  # 0.3 < 0.5 x 0.8
    assert len(quotes(three, settings, several=True)) == 2  # 0.1 < 0.25 x 0.8 = 0.2 < 0.3


@pytest.mark.parametrize(("alike", "number"), [(0.75, 2), (0.9, 1)])
def test_nearly_the_same_words_in_another_article_are_never_hidden(alike: float, number: int) -> None:
    # "owls hunt at night" and "at night owls hunt voles": four words of five. Beyond the most, they come all the same.
    places = [page(), page("At night owls hunt voles.", "b.txt")]
    made = quotes([scored("night", at) for at in places], QuoteSettings(most=1, alike=alike))
    assert len(made) == number
    assert made[0].also == ()


def test_no_more_quotes_than_asked_for() -> None:
    made = quotes([scored("night"), scored("voles"), scored("screeches")], QuoteSettings(most=2))
    assert [quote.text for quote in made] == ["Owls hunt at night.", "A barn owl eats four voles."]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("w3", "w2 w3 w4 w5"), ("w0", "w0 w1 w2 w3"), ("w9", "w6 w7 w8 w9"), ("w2 w3 w4 w5 w6", "w2 w3 w4 w5 w6")],
)
def test_a_sentence_too_long_is_cut_at_words_around_the_answer(words: str, expected: str) -> None:
    text = " ".join(f"w{i}" for i in range(10)) + "."
    (quote,) = quotes([scored(words, page(text))], QuoteSettings(words=4))
    assert quote.text == expected
    assert text[quote.start : quote.end] == quote.text
    assert quote.start <= quote.answer_start < quote.answer_end <= quote.end


def test_markup_inside_a_sentence_is_in_the_quote_and_not_in_what_is_read() -> None:
    text = "The *barn* owl eats voles."
    article = Article("a.md", "", text, "", noise=((4, 5), (9, 10)))
    at = Page.of(Hit(Passage("a.md", 0, len(text), "", ((0, len(text)),), ((4, 5), (9, 10))), article, 1.0, 0.5, 0.0))
    assert at.text == "The barn owl eats voles."
    (quote,) = quotes([scored("barn owl", at)], QuoteSettings())
    assert quote.text == text
    assert text[quote.answer_start : quote.answer_end] == "barn* owl"


def test_a_quote_can_be_printed_and_tells_where_it_comes_from() -> None:
    data = (
        b"---\nauthor: Ann Lee\nurl: https://a.example/\n---\nBarn owls **hunt** at [night](https://n.example/)\nonly."
    )
    article = read("2024-05-01-owls.md", data)
    (passage,) = split(article)
    at = Page.of(Hit(passage, article, 1.0, 0.5, 2.0))
    (quote,) = quotes([scored("night", at)], QuoteSettings())
    assert quote.text == "Barn owls **hunt** at [night](https://n.example/)\nonly."
    assert quote.plain == "Barn owls hunt at night only."
    assert (quote.date, quote.author, quote.url) == ("2024-05-01", "Ann Lee", "https://a.example/")
