"""What is in none of an article's passages, with its terms: as it is searched for, and as a library keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pullquote.corpus import Article, Passage, left_out
from pullquote.index.text.terms import terms

LeftTerms = tuple[Passage, set[str]]
"""Lines that no passage holds, with their terms and those of the title."""


def left_terms(article: Article, passages: Iterable[Passage]) -> list[LeftTerms]:
    """What the passages of an article leave out; see `corpus.left_out`."""
    left = left_out(article, passages)
    above = set(terms(article.title)) if left else set()
    return [(each, above | set(terms(article.text[each.start : each.end]))) for each in left]


def to_lines(left: Iterable[LeftTerms]) -> str:
    """As JSON: the lines of each, and its terms."""
    return json.dumps([[each.sentences, " ".join(sorted(held))] for each, held in left], ensure_ascii=False)


def from_lines(id: str, lines: str) -> list[LeftTerms]:
    """What `to_lines` was given, for the article of this id."""
    found = []
    for spans, held in json.loads(lines):
        sentences = tuple((start, end) for start, end in spans)
        found.append((Passage(id, sentences[0][0], sentences[-1][1], "", sentences), set(held.split(" "))))
    return found
