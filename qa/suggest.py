"""What could be asked: questions that headings ask, that a few patterns of English make from sentences that answer
them, or about the names said most.

A suggestion is an offer, not an answer: its words are the article's and the pattern's, and it was asked like any other.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Container, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pullquote.corpus import Article, view
from pullquote.qa.answers.answer import Answer

if TYPE_CHECKING:
    from pullquote.qa.pullquote import Pullquote

MOST = 4
TRIED = 12  # candidates that are asked until so many are answered
OFTEN = 3  # times that an article says a name worth asking about
LOOKED_AT = 12  # articles, so that a large library is as quick
_NAME = r"((?:[A-Z][\w&-]*\w)(?: (?:[A-Z][\w&-]*\w|\d+)){0,3})"
_DONE = "founded|launched|created|established|introduced|opened|built|acquired|bought|sold|banned|fined|born|named"
_PATTERNS = tuple(
    (re.compile(pattern), question)
    for pattern, question in (
        (rf"(?:^|[.!?] ){_NAME} (was|were) ({_DONE})\b[^.]*\bin (?:\w+ )?\d{{4}}", "When {1} {0} {2}?"),
        (rf"(?:^|[.!?] ){_NAME},? (?:which|who) (?:is|was) (?:a|an|the) ", "What is {0}?"),
        (rf"(?:^|[.!?] ){_NAME} is (?:a|an|the) [a-z]", "What is {0}?"),
        (rf"\bbecause\b[^.]*\b{_NAME} (is|was) (\w+ing)\b", "Why {1} {0} {2}?"),
        (rf"(?:^|[.!?] ){_NAME} means “", "What does {0} mean?"),
    )
)
_INSIDE = re.compile(rf"(?<=[a-z,] ){_NAME}")  # within a sentence, where a capital tells a name
_NAMED = re.compile(rf"[a-z’'] {_NAME}")
_LEANS = re.compile(r"\b(?:it|its|he|she|they|them|their|his|her|this|that|these|those)\b", re.IGNORECASE)


class Suggestions:
    """Questions to offer, each asked once before: only what the articles answer is offered. Threads may share one."""

    def __init__(self, library: Pullquote) -> None:
        self._library = library
        self._state: object = None
        self._answered: dict[str, bool] = {}
        self._asking = 0  # what someone waits for goes first
        self._idle = threading.Condition()

    def __call__(self, answer: Answer | None = None) -> Iterator[str]:
        """At most `MOST`, as they are found to be answered: of the library's articles, or after an answer of those
        that it quotes."""
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
            with self._idle:
                self._idle.wait_for(lambda: not self._asking)
            self._answered[question] = self._library.ask(question).found
        return self._answered[question]


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


def questions(article: Article, common: Container[str] = ()) -> Iterator[str]:
    """Questions that the article answers, each with a name: its own headings, by the patterns, and about the names
    that it says often and that are not `common`."""
    for heading in article.headings:
        words = " ".join(article.text[heading.start : heading.end].split())
        if words.endswith("?") and _NAMED.search(words) and not _LEANS.search(words):
            yield words
    text = _text(article)
    for pattern, question in _PATTERNS:
        for found in pattern.finditer(text):
            if " " in found[1] or found[1] in names(article):
                yield question.format(*found.groups())
    for name in names(article):
        if name not in common:
            yield f"Tell me about {name}"


@lru_cache(maxsize=256)  # asked for after each answer
def names(article: Article) -> tuple[str, ...]:
    """The names that an article says often within its sentences, the most frequent first."""
    counts = Counter(_INSIDE.findall(_text(article)))
    return tuple(name for name, count in counts.most_common() if count >= OFTEN)


def _text(article: Article) -> str:
    return view(article.text, (0, len(article.text)), article.noise).text
