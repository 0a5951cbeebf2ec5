"""Lines that stand in many files of a folder are the site's, not the article's: hashes to count them by.

Only the lines of one article are looked at here; counting over a folder is the library's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container

from pullquote.corpus.article import Article, Span
from pullquote.corpus.text.lines import Line, visible
from pullquote.corpus.text.spans import merge
from pullquote.corpus.text.view import view

SHORT = 120
MOST = 1 / 3
"""Of an article's visible text: where more would go, its lines repeat because the file has a twin, and all stay."""


def lines(article: Article) -> frozenset[int]:
    """Hashes (63 bits, the same on every machine) of the article's lines of at most 120 characters, headings
    left out.
    """
    return frozenset(_hash(article, line) for line in _lines(article) if _is_short(line))


def repeated_lines(article: Article, repeated: Container[int]) -> list[Span]:
    """The short lines whose hash is in `repeated`; none where they are more than a third of the article's text."""
    every = _lines(article)
    found = [(line.start, line.end) for line in every if _is_short(line) and _hash(article, line) in repeated]
    lost = sum(end - start for start, end in found)
    return found if lost <= MOST * sum(line.end - line.start for line in every) else []


def _lines(article: Article) -> list[Line]:
    return visible(article.text, merge([*article.noise, *((mark.start, mark.end) for mark in article.headings)]))


def _is_short(line: Line) -> bool:
    return line.end - line.start <= SHORT


def _hash(article: Article, line: Line) -> int:
    words = view(article.text, (line.start, line.end), article.noise).text
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big") >> 1
