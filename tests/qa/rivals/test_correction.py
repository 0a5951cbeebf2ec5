"""What a correction puts in place of what was printed wrongly is the answer."""

import pytest

from pullquote.qa.rivals.correction import OTHER, corrected, corrects_another, of_something_else, retracts
from tests.qa.judging.pages import found, page_of


@pytest.mark.parametrize(
    ("title", "text", "read", "expected"),
    [
        ("Corrections", "We said that it costs €6. Seats are €5 for all.", "€6", "€5"),
        ("News", "In our report on the fair we wrote that it costs €6. The correct price is €5.", "€6", "€5"),
        ("News", "Our obituary of Ann said that she taught for 28 years. It was 38 years.", "28 years", "38 years"),
        ("News", "We wrote that the mill is of 1868. It was built in 1858.", "1868", "1858"),
        ("News", "We wrote that it opens on 3 May 2024. We apologise: it is 4 May 2024.", "3 May 2024", "4 May 2024"),
        ("News", "We wrote that it costs €6. Seats are €5 for children.", "€6", ""),
        ("News", "It costs €6. It was €5.", "€6", ""),
        ("News", "We had 340 visitors on the open day. There were 210 last year.", "340", ""),
        ("News", "The report described the oak of 1760. It was struck by lightning in 1911.", "1760", ""),
        ("News", "We wrote that it costs €6. That was wrong.", "€6", ""),
        ("News", "We wrote that it costs €6.", "€6", ""),
    ],
)
def test_the_next_sentence_holds_what_is_right(title: str, text: str, read: str, expected: str) -> None:
    page = page_of(text, title=title)
    span = corrected(page, found(page, read))
    assert (page.text[slice(*span)] if span else "") == expected


@pytest.mark.parametrize(
    ("text", "right", "said", "expected"),
    [
        ("We wrote that the mill is of 1868. It was built in 1858.", "1858", "in 1868", True),
        ("We wrote that the mill is of 1868. It was built in 1858.", "1858", "1870", False),
        ("We wrote that the mill is of 1868. It was built in 1858.", "1868", "1868", False),  # that is what was wrong
        ("We said that it costs six euros. The correct price is €5.", "€5", "€6", True),
        ("The fair is on 8 June and not, as printed in May, on 7 June.", "8 June", "Saturday 7 June, 3 p.m.", True),
        ("The fair is on 8 June and not, as printed in May, on 7 June.", "7 June", "7 June", False),
        ("The mill is of 1868. It was closed in 1958.", "1958", "1868", False),
    ],
)
def test_a_correction_tells_what_it_takes_back(text: str, right: str, said: str, expected: bool) -> None:
    page = page_of(text)
    assert retracts(page, found(page, right), said) is expected


@pytest.mark.parametrize(
    ("question", "said", "left"),
    [
        ("When was the mill built?", "1858", 1),
        ("When was the mill built?", "1868", 1),
        ("When was the oak planted?", "1858", OTHER),
        ("When was the oak planted?", "1868", OTHER),
        ("How old is the mill?", "1858", 1),
        ("When was the oak planted?", "1911", 1),  # in no correction
    ],
)
def test_a_correction_of_something_else_thing_answers_less(question: str, said: str, left: float) -> None:
    page = page_of("We wrote that the mill is of 1868. It was built in 1858. Lightning struck in 1911.")
    assert of_something_else(question, page, found(page, said)) == left


@pytest.mark.parametrize(
    ("text", "right", "said", "expected"),
    [
        ("The bell came from Hull and not from Leeds.", "Hull", "Leeds", True),
        ("Two bells are mentioned. There were three.", "three", "Two bells", True),
        ("There were three bells. We wrote two.", "three", "two bells", True),
        ("There were three bells.\n\nWe wrote two.", "three", "two bells", False),  # of another paragraph
        ("The bell came from Hull and not from Leeds.", "Hull", "York", False),
        ("The bell came from Hull and not from Leeds.", "Hull", "Hull", False),
        ("There were three bells, not two.", "bells", "two", False),  # that counts nothing
    ],
)
def test_an_article_of_corrections_tells_it_beside_what_is_right(
    text: str, right: str, said: str, expected: bool
) -> None:
    page = page_of(text, title="Corrections")
    assert corrects_another(page, found(page, right), said) is expected
