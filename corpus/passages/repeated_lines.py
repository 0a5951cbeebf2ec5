"""Lines that are in many files of a folder may be the site's, not the article's: hashes to count them by.

Only lines count that look like furniture (a few words, no sentence, number or text after a colon) near the head or
foot of their article: a warranty that five sheets give is theirs. Only the lines of one article
are looked at here; counting over a folder is the library's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from pullquote.corpus.article import Article, Span
from pullquote.corpus.text.lines import Line, visible
from pullquote.corpus.text.spans import merge
from pullquote.corpus.text.view import view

SHORT, WORDS = 60, 6
"""Characters and words of a line of furniture, at most."""
INFORMATIVE = re.compile(r"\d|[,:;] ?\S|[.!?:…。！？：][\"'”’)\]]*$")
EDGE = 12
"""Lines from the head and from the foot of an article among which furniture stands."""
MOST = 1 / 3
"""Share of an article's visible text: if more would go, the file has a near copy, and all lines stay."""


def lines(article: Article) -> frozenset[int]:
    """Hashes (63 bits, the same on every machine) of the article's lines that may be furniture, headings left out."""
    return frozenset(hash for _, hash in _furniture(article, _lines(article)))


def repeated_lines(article: Article, repeated: AbstractSet[int]) -> list[Span]:
    """The lines whose hash is in `repeated`; none where they are more than a third of the article's text."""
    if not repeated:
        return []
    every = _lines(article)
    found = [(line.start, line.end) for line, hash in _furniture(article, every) if hash in repeated]
    lost = sum(end - start for start, end in found)
    return found if lost <= MOST * sum(line.end - line.start for line in every) else []


def _lines(article: Article) -> list[Line]:
    return visible(article.text, merge([*article.noise, *((mark.start, mark.end) for mark in article.headings)]))


def _furniture(article: Article, every: list[Line]) -> Iterator[tuple[Line, int]]:
    """The lines that look like furniture and stand where it does, with their hashes."""
    for line in every if len(every) <= 2 * EDGE else [*every[:EDGE], *every[-EDGE:]]:
        if line.end - line.start <= SHORT:
            words = view(article.text, (line.start, line.end), article.noise).text
            if len(words.split()) <= WORDS and not INFORMATIVE.search(words):
                yield line, int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big") >> 1
