"""An article → questions about it: those that its headings ask, those that patterns make of its sentences, and topics,
the names that it says most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import lru_cache

from pullquote.corpus import Article, view
from pullquote.qa.question_patterns import made

OFTEN = 3  # times that an article says a name worth asking about
_NAME = r"((?:[A-Z][\w&-]*\w)(?: (?:[A-Z][\w&-]*\w|\d+)){0,3})"
_INSIDE = re.compile(rf"(?<=[a-z,] ){_NAME}")  # within a sentence, where a capital marks a name
_NAMED = re.compile(rf"[a-z’'] {_NAME}")
_LEANS = re.compile(r"\b(?:it|its|he|she|they|them|their|his|her|this|that|these|those)\b", re.IGNORECASE)


def questions(article: Article, common: Container[str] = ()) -> Iterator[str]:
    """Questions that the article answers, specific ones first, then those about its frequent names that are not
    `common`."""
    yield from specific(article)
    for name in names(article):
        if name not in common:
            yield f"Tell me about {name}"


def specific(article: Article) -> Iterator[str]:
    """Questions with one answer, each with a name: the article's own headings, and by the patterns."""
    for heading in article.headings:
        words = " ".join(article.text[heading.start : heading.end].split())
        if words.endswith("?") and _NAMED.search(words) and not _LEANS.search(words):
            yield words
    yield from dict.fromkeys(made(_text(article), names(article)))


@lru_cache(maxsize=256)  # asked for after each answer
def names(article: Article) -> tuple[str, ...]:
    """The names that an article says often within its sentences, the most frequent first."""
    counts = Counter(_INSIDE.findall(_text(article)))
    return tuple(name for name, count in counts.most_common() if count >= OFTEN)


def _text(article: Article) -> str:
    return view(article.text, (0, len(article.text)), article.noise).text
