"""What the articles say of a claim, on three sentences; the reader's part is played by answers handed in."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from pullquote.corpus import Article, split
from pullquote.index import Hit
from pullquote.qa import Answer, Page, Quote
from pullquote.qa.claims.check import ClaimSettings, check

TEXT = (
    "The harbour museum opened its doors in 1987. The museum does not charge pupils for entry."
    " In 2019 the museum counted 45,000 visitors."
)


def pages() -> list[Page]:
    article = Article("museum.txt", "A museum", TEXT, "")
    (passage,) = split(article)
    return [Page.of(Hit(passage, article, 1.0, 0.5, 2.0))]


def silent(question: str) -> Answer:
    return Answer(question, question, "", (), 0.1, False)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The harbour museum opened its doors in 1987.", "says so"),
        ("The harbour museum opened its doors in 1991.", "does not say"),  # that is for the reader to say
        ("The museum counted 45,000 visitors in 2019.", "says so"),
        ("The museum counted 12,000 visitors in 2019.", "says otherwise"),
        ("The museum does not charge pupils for entry.", "says so"),
        ("The museum charges pupils for entry.", "says otherwise"),
        ("The museum was designed by Ida Holm.", "does not say"),
        ("A lighthouse burnt down in 1987.", "does not say"),
    ],
)
def test_words_values_and_negation_are_compared(claim: str, verdict: str) -> None:
    checked = check(claim, pages(), silent)
    assert checked.verdict == verdict
    assert (checked.confidence > 0) == (verdict != "does not say")
    for quote in checked.quotes:
        assert TEXT[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "said", ["It is impossible that the mill grinds wheat now.", "If asked, the mill grinds wheat now."]
)
def test_a_sentence_in_doubt_decides_nothing(said: str) -> None:
    article = Article("mill.txt", "", said, "")
    (passage,) = split(article)
    page = Page.of(Hit(passage, article, 1.0, 0.5, 2.0))
    assert check("The mill grinds wheat now.", [page], silent).verdict == "does not say"


def says(short: str, confidence: float = 0.9) -> Callable[[str], Answer]:
    def ask(question: str) -> Answer:
        start = TEXT.index("In 2019")
        at = TEXT.index(short)
        quote = Quote("museum.txt", "A museum", start, len(TEXT), TEXT[start:], at, at + len(short), confidence)
        return Answer(question, question, short, (quote,), confidence, True)

    return ask


def test_the_answer_of_the_reader_counts_where_it_is_sure_and_about_the_same() -> None:
    claim = "About 30,000 visitors came to the museum."
    otherwise = check(claim, pages(), says("45,000"))
    assert otherwise.verdict == "says otherwise"
    base, slope = ClaimSettings().by_reader
    assert otherwise.confidence == pytest.approx(1 / (1 + math.exp(-(base + slope * 0.9))), abs=1e-4)
    assert otherwise.why == "30,000 is claimed, 45,000 is said"
    assert otherwise.quotes[0].text.startswith("In 2019")
    assert check(claim, pages(), says("45,000", 0.4)).verdict == "does not say"
    assert check("About 30,000 herrings swam north.", pages(), says("45,000")).verdict == "does not say"


def test_json_holds_it_all() -> None:
    record = check("The harbour museum opened its doors in 1987.", pages(), silent).to_dict()
    assert list(record) == ["id", "claim", "verdict", "confidence", "why", "quotes"]
    assert record["quotes"][0]["article"] == "museum.txt"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Lotus was founded in Lund.", "says so"),
        ("Lotus was not founded in Lund.", "says otherwise"),
        ("Mei was founded in Lund.", "does not say"),
        ("Quern was established in 1990.", "says so"),
        ("Quern was built in 2010.", "does not say"),
        ("Mei was established in 1990.", "does not say"),
    ],
)
def test_who_it_was_done_to_is_known_from_the_sentence_before_or_beside_the_deed(claim: str, verdict: str) -> None:
    text = "Lotus sells tea. It was founded in Lund. In 1990, Mei started Quern. In 2010 Quern built mills."
    article = Article("firms.txt", "", text, "")
    (passage,) = split(article)
    page = Page.of(Hit(passage, article, 1.0, 0.5, 2.0))
    assert check(claim, [page], silent).verdict == verdict


def test_an_article_that_says_so_is_not_contradicted_by_another_answer() -> None:
    quote = Quote(
        "museum.txt", "A museum", 88, 132, TEXT[88:132], 91, 95, 0.9, plain="In 2018 the museum counted 9 visitors."
    )
    other = Answer("", "", "9 visitors", (quote,), 0.9, True)
    assert check("The museum counted 45,000 visitors.", pages(), lambda question: other).verdict == "says so"
    assert check("The museum counted 12,000 visitors.", pages(), lambda question: other).verdict == "says otherwise"
    both = replace(quote, plain="The museum counted 9 or 12,000 visitors.")
    says = replace(other, quotes=(both,))
    assert check("The museum counted 12,000 visitors.", pages(), lambda question: says).verdict == "does not say"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Guests pay 12 euros.", "says so"),
        ("Guests pay 30 euros.", "says otherwise"),
        ("The mast is 9 metres high.", "says so"),
        ("Seven sailors were saved near Lista.", "says otherwise"),
        ("Seven sailors were saved near Farsund.", "says so"),
    ],
)
def test_of_several_amounts_that_of_the_clause_on_what_is_claimed_counts(claim: str, verdict: str) -> None:
    text = (
        "Guests pay 12 euros, members 30 euros. The mast is 900 cm high. Three sailors were saved near Lista."
        " Seven sailors were saved near Farsund."
    )
    article = Article("yard.txt", "Yard", text, "")
    (passage,) = split(article)
    assert check(claim, [Page.of(Hit(passage, article, 1.0, 0.5, 2.0))], silent).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The bridge was closed on 3 May.", "says so"),
        ("The bridge will open before June.", "says otherwise"),
        ("Mia Falk leads the appeal.", "says so"),
        ("The guests took the silver spoons.", "does not say"),
        ("Ann Tor sold the farm to Bo Rand.", "says so"),
        ("Bo Rand sold the farm to Ann Tor.", "does not say"),
    ],
)
def test_only_the_clause_that_tells_of_it_counts(claim: str, verdict: str) -> None:
    text = (
        "The bridge over the Ouse was closed on 3 May after a flood, and the bridge will not open before June."
        " Mia Falk, who is not paid, leads the appeal. The guests took the chairs, but left the silver spoons."
        " Ann Tor has sold the farm to Bo Rand; she had hoped for more."
    )
    article = Article("news.txt", "", text, "")
    (passage,) = split(article)
    assert check(claim, [Page.of(Hit(passage, article, 1.0, 0.5, 2.0))], silent).verdict == verdict
