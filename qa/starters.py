"""Starter questions: specific, from different articles, each tried and answered with high confidence. Trying takes a
while, so they are made during a build and kept beside the library until it changes.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from pullquote.qa.article_questions import specific
from pullquote.qa.query.examples import keep, kept

if TYPE_CHECKING:
    from pullquote.qa.answers.answer import Answer
    from pullquote.qa.pullquote import Pullquote

KEPT = 8
SURE = 0.7  # confidence that the answer to one must have
SHORT = 90  # characters of that answer, at most
LOOKED_AT = 24  # articles, so that a large library is as quick
EACH = 5  # questions of one article that are tried, at most
SECONDS = 15.0  # for trying


def starters(
    library: Pullquote, seconds: float = SECONDS, before: Callable[[], object] = lambda: None
) -> Iterator[str]:
    """Yield those that are kept; else make and keep them, each as it is found. `before` is called before each try."""
    generation = library.generation
    if (before_now := kept(library.path, generation)) is not None:
        yield from before_now
        return
    found: list[str] = []
    end = time.monotonic() + seconds
    for question in islice(_answered(library, end, before), KEPT):
        found.append(question)
        yield question
    keep(library.path, generation, _mixed(found))


def _answered(library: Pullquote, end: float, before: Callable[[], object]) -> Iterator[str]:
    """One of each article that has one, in the order of how many had to be tried."""
    held = [entry.id for entry in library.articles()]
    done: set[str] = set()
    for id, question in _candidates(library, held[:: max(1, len(held) // LOOKED_AT)][:LOOKED_AT]):
        if time.monotonic() > end:
            return
        if id in done:
            continue
        before()
        if _is_sure(library.ask(question), id):
            done.add(id)
            yield question


def _candidates(library: Pullquote, ids: list[str]) -> Iterator[tuple[str, str]]:
    """Article and question: the first of each article, then the second of each."""
    of_each = ([(id, question) for question in islice(specific(library.article(id)), EACH)] for id in ids)
    return (one for layer in zip_longest(*of_each) for one in layer if one)


def _is_sure(answer: Answer, article: str) -> bool:
    return (
        answer.found
        and answer.confidence >= SURE
        and 0 < len(answer.text) <= SHORT
        and len(answer.answers) < 2  # articles that disagree make a poor start
        and article in (answer.quotes[0].article, *answer.quotes[0].also)
    )


def _mixed(questions: list[str]) -> list[str]:
    """So that not all of the first begin with the same words."""
    seen: Counter[str] = Counter()
    place = {}
    for question in questions:
        kind = " ".join(question.split()[:2])
        place[question] = seen[kind]
        seen[kind] += 1
    return sorted(questions, key=place.__getitem__)
