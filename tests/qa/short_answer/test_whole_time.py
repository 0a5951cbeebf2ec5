"""A time that is marked in part is shown whole."""

import pytest

from pullquote.qa.short_answer.whole_time import whole_time


@pytest.mark.parametrize(
    ("question", "text", "read", "whole"),
    [
        ("When is it open?", "It is open on Mondays from 2 pm to 6 pm.", "2 pm", "Mondays from 2 pm to 6 pm"),
        ("When is it open?", "It is open from 9:00 to 17:00.", "9:00", "from 9:00 to 17:00"),
        ("When is it open on Mondays?", "It is open on Mondays from 2 pm to 6 pm.", "2 pm", "from 2 pm to 6 pm"),
        (
            "When can I hear it?",
            "Heard every first Sunday of the month at noon.",
            "noon",
            "every first Sunday of the month at noon",
        ),
        ("When is the fair?", "The fair is on Friday, 9 May 2025, in Lund.", "9 May 2025", "Friday, 9 May 2025"),
        ("In which year was it?", "It was on 9 May 2025 at 7 pm.", "2025", "2025"),
        ("When was it?", "It was in 1990, and cost 7 euros.", "1990", "1990"),
        ("When was it?", "Ann came at 7 pm. It was on 9 May.", "9 May", "9 May"),
    ],
)
def test_all_of_a_time_is_shown(question: str, text: str, read: str, whole: str) -> None:
    start = text.index(read)
    span = whole_time(question, text, (start, start + len(read)), (0, len(text)))
    assert text[slice(*span)] == whole
