"""The dates of a life tell when somebody was born and died, not when she married."""

import pytest

from pullquote.qa.judging.lifespan import OF_LIFE, in_life
from tests.qa.judging.pages import found, page_of

LIFE = "Ann Lee (12 May 1898 – 3 June 1971) was a painter of Lund. She wed there."


@pytest.mark.parametrize(
    ("question", "text", "read", "kept"),
    [
        ("When did Ann Lee marry?", LIFE, "12 May 1898", OF_LIFE),
        ("In which year did Ann Lee marry?", LIFE, "1971", OF_LIFE),
        ("When was Ann Lee born?", LIFE, "12 May 1898", 1.0),
        ("When did Ann Lee die?", LIFE, "3 June 1971", 1.0),
        ("When did Ann Lee live?", LIFE, "12 May 1898 – 3 June 1971", 1.0),
        ("What was Ann Lee?", LIFE, "a painter of Lund", 1.0),
        ("When did Ann Lee marry?", "Ann Lee (born 1898) wed a painter of her town.", "1898", OF_LIFE),
        ("When did the war end?", "The war (2 May 1898 – 3 June 1899) was long.", "3 June 1899", 1.0),
        ("When did the mill close?", "The old mill (closed 1971) is a museum.", "1971", 1.0),
    ],
)
def test_the_dates_of_a_life_answer_what_is_asked_of_it(question: str, text: str, read: str, kept: float) -> None:
    page = page_of(text)
    assert in_life(question, page, found(page, read)) == kept
