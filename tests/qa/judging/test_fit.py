"""An answer of another kind than asked for keeps a part of its confidence; a definition gains."""

import pytest

from pullquote.corpus import Article, split
from pullquote.index import Hit
from pullquote.qa import Page
from pullquote.qa.judging.fit import DEFINES, OTHER, SPEAKER, Fit


def judged(question: str, text: str, words: str) -> float:
    article = Article("a", "", text, "")
    (passage,) = split(article)
    page = Page.of(Hit(passage, article, 0.0, 0.0, 0.0))
    start = page.text.index(words)
    return Fit.of(question).judge(0.5, page, (start, start + len(words)))


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("How many owls are there?", "There are grey owls here.", "grey owls", 0.5 * OTHER),
        ("How many owls are there?", "There are twelve owls here.", "twelve", 0.5),
        ("When was it built?", "It was built by Ann.", "Ann", 0.5 * OTHER),
        ("When was it built?", "It was built in spring.", "spring", 0.5),
        ("Who built it?", "It was built by Ann.", "Ann", 0.5),
        ("Who built it?", "Ann Lee: You built it?", "Ann Lee", 0.5 * SPEAKER),
        ("What is a quern?", "A quern is a stone that grinds corn.", "a stone", DEFINES / (DEFINES + 1)),
        ("What is a quern?", "They sold a quern and a stone.", "a stone", 0.5),
    ],
)
def test_the_kind_of_an_answer_counts(question: str, text: str, words: str, expected: float) -> None:
    assert judged(question, text, words) == pytest.approx(expected)
