"""One passage: the part of an article that is searched and read as a whole. Holds data only; `split` makes them."""

from __future__ import annotations

from dataclasses import dataclass

from pullquote.corpus.article import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article, `text[start:end]`, under one heading ('' if there is none).

    `sentences` are sorted, disjoint, inside [start, end), and tight: no white space at either end. `noise` is
    that inside [start, end): sorted, disjoint; `view(text, (start, end), noise)` is what a model reads.
    """

    article: str
    start: int
    end: int
    heading: str
    sentences: tuple[Span, ...]
    noise: tuple[Span, ...] = ()
