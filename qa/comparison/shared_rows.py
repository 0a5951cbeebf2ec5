"""A row of a comparison → whether its sentences are on all that is compared, and are shown once."""

from __future__ import annotations

from pullquote.qa.answers.answer import Answer, ComparisonRow


def on_all(answer: Answer, row: ComparisonRow) -> bool:
    """Whether each side of the row has the same quotes."""
    said = [{(answer.quotes[at].article, answer.quotes[at].start) for at in cell} for cell in row.quotes]
    return bool(said[0]) and all(each == said[0] for each in said)
