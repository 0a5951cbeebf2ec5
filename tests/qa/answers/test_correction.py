"""What was printed wrongly comes after its correction."""

from pullquote.qa.answers.score import HEARD, ScoredSpan, corrected_first
from tests.qa.judging.pages import found, page_of

PRINTED, CORRECTION = "The mill was built in 1868.", "We wrote that the mill is of 1868. It was built in 1858."


def span(id: str, text: str, said: str, confidence: float, title: str = "") -> ScoredSpan:
    page = page_of(text, id=id, title=title)
    return ScoredSpan(page, *found(page, said), confidence)


def order(*spans: ScoredSpan) -> list[tuple[str, float]]:
    return [(each.text, each.confidence) for each in corrected_first(spans)]


def test_the_correction_takes_the_place_and_the_confidence() -> None:
    spans = span("a", PRINTED, "1868", 0.9), span("b", "It has stood since 1870.", "1870", 0.7)
    assert order(*spans, span("c", CORRECTION, "1858", 0.5)) == [("1858", 0.9), ("1870", 0.7), ("1868", 0.5)]


def test_one_that_is_hardly_about_the_question_does_not() -> None:
    spans = span("a", PRINTED, "1868", 0.9), span("c", CORRECTION, "1858", HEARD / 2)
    assert order(*spans) == [("1868", 0.9), ("1858", HEARD / 2)]


def test_an_article_of_corrections_tells_what_another_one_says_wrongly() -> None:
    printed, mended = span("a", PRINTED, "1868", 0.9), "The mill was built in 1858, not in 1868."
    assert order(printed, span("c", mended, "1858", 0.5, "Corrections")) == [("1858", 0.9), ("1868", 0.5)]
    assert order(printed, span("a", mended, "1858", 0.5, "Corrections")) == [("1868", 0.9), ("1858", 0.5)]  # its own
    assert order(printed, span("c", mended, "1858", 0.5)) == [("1868", 0.9), ("1858", 0.5)]


def test_what_is_said_to_have_been_printed_goes_before_what_only_stands_beside_it() -> None:
    mended = "3 May 1990. The mill was built in 1858 and not, as printed, in 1868."
    dated, built = (span("c", mended, said, sure, "Corrections") for said, sure in (("3 May 1990", 0.6), ("1858", 0.5)))
    assert order(span("a", PRINTED, "1868", 0.9), dated, built)[0] == ("1858", 0.9)


def test_nothing_is_left_as_it_is() -> None:
    assert order() == []
