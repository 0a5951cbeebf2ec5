import math

import pytest

from pullquote.corpus import Article, split
from pullquote.index import Hit
from pullquote.qa import Calibration, Features, Page, Reading
from pullquote.qa.answers.score import UNHEARD, ScoredSpan, less_sure, newest_first, score_spans

SCALE = Calibration(reading=2.0, rank=0.5, dense=3.0, cover=1.5, base=-1.0, threshold=0.5)


def page(id: str, score: float = 0.0, dense: float = 0.0) -> Page:
    article = Article(id, "", "One two three.", "")
    (passage,) = split(article)
    return Page.of(Hit(passage, article, score, dense, 0.0))


def test_confidence_is_the_logistic_of_the_weighted_sum() -> None:
    # Of the terms "one" and "owl" the page holds one; "which" is none.
    (scored,) = score_spans("Which one owl?", [Reading(0, 4, 7, 0.7)], [page("a", score=0.4, dense=0.2)], SCALE)
    expected = 1 / (1 + math.exp(-(2.0 * 0.7 + 0.5 * 0.4 + 3.0 * 0.2 + 1.5 * 0.5 - 1.0)))
    assert scored.confidence == pytest.approx(expected)
    assert scored.text == "two"


@pytest.mark.parametrize(("score", "expected"), [(1e6, 1.0), (-1e6, 0.0)])
def test_far_scores_are_certain(score: float, expected: float) -> None:
    assert SCALE.confidence(Features(score, 0, 0, 0)) == pytest.approx(expected)


def test_best_first_and_equal_ones_by_article_and_place() -> None:
    pages = [page("b"), page("a")]
    readings = [Reading(0, 4, 7, 0.5), Reading(0, 0, 3, 0.5), Reading(1, 4, 7, 0.5), Reading(0, 8, 13, 0.9)]
    order = [(j.page.hit.article.id, j.start) for j in score_spans("which?", readings, pages, SCALE)]
    assert order == [("b", 8), ("a", 4), ("b", 0), ("b", 4)]


def test_a_name_or_number_that_is_not_on_the_page_counts() -> None:
    scale = Calibration(reading=0, rank=0, dense=0, cover=0, base=1.0, threshold=0.5, missing=-2.0)
    # Of the names Two and Bob and the number 7 the page holds one.
    (scored,) = score_spans("Is Two or Bob 7?", [Reading(0, 0, 7, 0.0)], [page("a")], scale)
    assert scored.confidence == pytest.approx(1 / (1 + math.exp(-(1.0 - 2.0 * 2 / 3))))


@pytest.mark.parametrize(
    ("question", "text"),
    [("Why one?", "One two three."), ("Which one?", "two"), ("How many are there?", "two")],
)
def test_a_fragment_becomes_its_clause_where_a_reason_is_asked_for(question: str, text: str) -> None:
    (scored,) = score_spans(question, [Reading(0, 4, 7, 0.0)], [page("a")], SCALE)
    assert scored.text == text


def test_of_a_reason_the_sentence_behind_what_is_known_is_taken() -> None:
    text = "The ferry stopped in winter. Ice had broken the pier.\n\nIt was repaired."
    article = Article("a", "", text, "")
    pages = [Page.of(Hit(passage, article, 0.5, 0.5, 1.0)) for passage in split(article)]
    (scored,) = score_spans("Why did the ferry stop in winter?", [Reading(0, 4, 9, 1.0)], pages, SCALE)
    assert scored.text == "Ice had broken the pier."
    (last,) = score_spans("Why had ice broken the pier?", [Reading(0, 29, 32, 1.0)], pages, SCALE)
    assert last.text == "Ice had broken the pier."  # what follows stands in another paragraph


def test_words_that_a_large_library_lacks_cost_confidence() -> None:
    span = ScoredSpan(page("a"), 0, 3, 0.5)
    assert less_sure([span], 0) == [span]
    assert [each.confidence for each in less_sure([span], 2)] == pytest.approx([0.5 * UNHEARD * UNHEARD])


def test_of_equally_good_spans_the_newer_comes_first() -> None:
    dates = {"undated": "", "old": "2016-03-08", "new": "2016-06-17T09:00", "month": "2016-05", "better": ""}
    sure = {"better": 0.87, "undated": 0.8649, "old": 0.8641, "new": 0.8551, "month": 0.86}
    spans = [ScoredSpan(dated(name, dates[name]), 0, 3, sure[name]) for name in sure]
    order = [span.page.hit.article.id for span in newest_first(spans)]
    assert order == ["better", "new", "month", "old", "undated"]


def dated(id: str, date: str) -> Page:
    article = Article(id, "", "One two three.", "", date=date)
    (passage,) = split(article)
    return Page.of(Hit(passage, article, 0.0, 0.0, 0.0))
