"""Dates and versions above lists."""

import pytest

from pullquote.qa.short_answer.of_lead import told_by_lead


@pytest.mark.parametrize(
    ("question", "lead", "item", "told"),
    [
        ("When was dark mode added?", "3.9 (8 August 2024)", "Dark mode.", "8 August 2024"),
        ("Which version added dark mode?", "3.9 (8 August 2024)", "Dark mode.", "3.9"),
        ("When was 3.9 released?", "3.9 (8 August 2024)", "Dark mode.", "8 August 2024"),
        ("When will 5.0 be released?", "3.9 (8 August 2024)", "Read until 5.0.", None),
        ("When was it mended?", "3.9 (8 August 2024)", "Mended on 2 August 2024.", None),
        ("When was it?", "From 8 August 2024 to 9 May 2025", "Dark mode.", None),
        ("What was added?", "3.9 (8 August 2024)", "Dark mode.", None),
    ],
)
def test_the_lead_in_tells_what_its_items_do_not(question: str, lead: str, item: str, told: str | None) -> None:
    span = told_by_lead(question, lead, item)
    assert (span and lead[slice(*span)]) == told
