"""Questions to suggest at the start or after an answer. Their words come from an article and a pattern, and each was
asked like any other.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from pullquote.qa.answers.answer import Answer
from pullquote.qa.article_questions import names, questions
from pullquote.qa.starters import starters

if TYPE_CHECKING:
    from pullquote.qa.pullquote import Pullquote

MOST = 4
TRIED = 12  # candidates that are asked until so many are answered
LOOKED_AT = 12  # articles, so that a large library is as quick


class Suggestions:
    """Questions to offer, each asked once before: only what the articles answer is offered. Threads may share one."""

    def __init__(self, library: Pullquote) -> None:
        self._library = library
        self._state: object = None
        self._answered: dict[str, bool] = {}
        self._asking = 0  # what someone waits for goes first
        self._idle = threading.Condition()

    def __call__(self, answer: Answer | None = None) -> Iterator[str]:
        """At most `MOST`, as they are found to be answered: to begin with, or after an answer of the articles that it
        quotes. Topics are in where nothing specific is answered."""
        return self._beginning() if answer is None else self._tried(answer)

    def _beginning(self) -> Iterator[str]:
        """All are made, since they are kept; the first are offered."""
        count = 0
        for count, question in enumerate(starters(self._library, before=self._wait), start=1):
            if count <= MOST:
                yield question
        if not count:
            yield from self._tried(None)

    def _tried(self, answer: Answer | None) -> Iterator[str]:
        made = islice(candidates(self._library, answer), TRIED)
        return islice((question for question in made if self._is_answered(question)), MOST)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within, no suggestion is begun to be asked."""
        with self._idle:
            self._asking += 1
        try:
            yield
        finally:
            with self._idle:
                self._asking -= 1
                self._idle.notify_all()

    def _is_answered(self, question: str) -> bool:
        if (state := self._library.state) != self._state:
            self._state, self._answered = state, {}
        if question not in self._answered:
            self._wait()
            self._answered[question] = self._library.ask(question).found
        return self._answered[question]

    def _wait(self) -> None:
        """Until nobody waits for an answer."""
        with self._idle:
            self._idle.wait_for(lambda: not self._asking)


def candidates(library: Pullquote, answer: Answer | None = None) -> Iterator[str]:
    """What may be worth offering, from each article in turn, and not what was just asked."""
    asked = answer.question.casefold() if answer else ""
    held = [entry.id for entry in library.articles()]
    sample = [library.article(id) for id in held[:: max(1, len(held) // LOOKED_AT)][:LOOKED_AT]]
    said = Counter(name for article in sample for name in names(article))
    common = {name for name, count in said.items() if count > max(1, len(sample) // 4)}
    quoted = dict.fromkeys(quote.article for quote in answer.quotes) if answer else {}
    about = [library.article(id) for id in quoted if id in held] if answer else sample
    made = [list(islice(questions(article, common), TRIED)) for article in about]
    in_turn = (one[depth] for depth in range(TRIED) for one in made if depth < len(one))
    return (question for question in dict.fromkeys(in_turn) if question.casefold() != asked)
