"""What a correction puts in place of what was printed wrongly is the answer."""

import pytest

from pullquote.qa.rivals.correction import corrected
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
        ("News", "We wrote that it costs €6. That was wrong.", "€6", ""),
        ("News", "We wrote that it costs €6.", "€6", ""),
    ],
)
def test_the_next_sentence_holds_what_is_right(title: str, text: str, read: str, expected: str) -> None:
    page = page_of(text, title=title)
    span = corrected(page, found(page, read))
    assert (page.text[slice(*span)] if span else "") == expected
