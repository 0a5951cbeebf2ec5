"""An answer on which articles differ → what each of them says, newest first, and the line above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pullquote.qa import Answer, Quote


def differing(answer: Answer) -> list[tuple[str, list[Quote]]]:
    """Each answer with its quotes, newest first and undated ones last; empty if the articles agree."""
    if len(answer.answers) < 2:
        return []
    groups = [(group.text, [answer.quotes[i] for i in group.quotes]) for group in answer.answers]
    return sorted(groups, key=lambda group: max(quote.date for quote in group[1]), reverse=True)


def summary(answer: Answer) -> str:
    """What is above them, such as "4 articles, 3 answers"."""
    ids = {id for group in answer.answers for i in group.quotes for id in _articles(answer.quotes[i])}
    return f"{len(ids)} article{'s' * (len(ids) > 1)}, {len(answer.answers)} answers"


def _articles(quote: Quote) -> tuple[str, ...]:
    return (quote.article, *quote.also)
