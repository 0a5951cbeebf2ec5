"""What was printed wrongly comes after its correction."""

from pullquote.qa.answers.score import HEARD, ScoredSpan, corrected_first
from tests.qa.judging.pages import found, page_of

PRINTED, CORRECTION = "The mill was built in 1868.", "We wrote that the mill is of 1868. It was built in 1858."


def span(id: str, text: str, said: str, confidence: float) -> ScoredSpan:
    page = page_of(text, id=id)
    return ScoredSpan(page, *found(page, said), confidence)


def order(*spans: ScoredSpan) -> list[tuple[str, float]]:
    return [(each.text, each.confidence) for each in corrected_first(spans)]


def test_the_correction_takes_the_place_and_the_confidence() -> None:
    spans = span("a", PRINTED, "1868", 0.9), span("b", "It has stood since 1870.", "1870", 0.7)
    assert order(*spans, span("c", CORRECTION, "1858", 0.5)) == [("1858", 0.9), ("1870", 0.7), ("1868", 0.5)]


def test_one_that_is_hardly_about_the_question_does_not() -> None:
    spans = span("a", PRINTED, "1868", 0.9), span("c", CORRECTION, "1858", HEARD / 2)
    assert order(*spans) == [("1868", 0.9), ("1858", HEARD / 2)]


def test_nothing_is_left_as_it_is() -> None:
    assert order() == []
