"""A folder of articles → the pieces that every system gets, and the way from a span of a piece back to its article.

Pieces are the passages that Pullquote makes of the folder, worded as Pullquote's encoder gets them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.system import Piece, Span
from pullquote.corpus import Article, Passage, Unreadable, files, lines, load, split, view
from pullquote.index import BuildSettings, wording

Place = tuple[str, int, int]  # article id, start and end in its text


@dataclass(frozen=True)
class Cut:
    """Articles by id; pieces in order, by id; for each piece its passage and the way back."""

    articles: dict[str, Article]
    pieces: dict[str, Piece]
    passages: dict[str, Passage]

    def around(self, span: Span) -> Place | None:
        """From the start of the sentence that an answer begins in to the end of the one that it ends in.

        None for an answer in the title or heading, which are no part of the text.
        """
        start, end = (span.start, span.end) if not span.piece else self._inside(span) or (0, 0)
        passages = [self.passages[span.piece]] if span.piece else self.passages.values()
        sentences = [s for passage in passages if passage.article == span.article for s in passage.sentences]
        touched = [s for s in sentences if s[0] < end and start < s[1]]
        if not touched:
            return None
        return span.article, min(start, *(s[0] for s in touched)), max(end, *(s[1] for s in touched))

    def _inside(self, span: Span) -> tuple[int, int] | None:
        """Article offsets of a span of a piece; what reaches into title or heading is cut off."""
        article, passage = self.articles[span.article], self.passages[span.piece]
        seen = view(article.text, (passage.start, passage.end), passage.noise)
        above = len(self.pieces[span.piece].text) - len(seen.text)
        start, end = max(0, span.start - above), min(span.end - above, len(seen.text))
        return seen.span(start, end) if start < end else None


def cut(folder: Path, count: Callable[[Sequence[str]], Sequence[int]]) -> Cut:
    """The pieces of a folder, split as a build of Pullquote with its own settings splits it."""
    settings = BuildSettings()
    articles = {article.id: article for article in _read(folder)}
    of = {id: lines(article) for id, article in articles.items()}
    stand = Counter(line for each in of.values() for line in each)
    pieces: dict[str, Piece] = {}
    passages: dict[str, Passage] = {}
    for id, article in articles.items():
        repeated = frozenset(line for line in of[id] if stand[line] >= settings.repeated)
        for passage in split(article, settings.passages, count, repeated):
            piece = _piece(article, passage, pieces)
            pieces[piece.id], passages[piece.id] = piece, passage
    return Cut(articles, pieces, passages)


def _read(folder: Path) -> Iterator[Article]:
    for file in files(folder):
        try:
            yield load(file)
        except Unreadable:  # for Pullquote's build to tell
            continue


def _piece(article: Article, passage: Passage, before: dict[str, Piece]) -> Piece:
    """Named by its words, so that a piece that a change leaves alone keeps its name."""
    text = wording(article, passage)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    number = 0
    while (id := f"{article.id}#{digest}{f'-{number}' if number else ''}") in before:
        number += 1
    return Piece(id, text)
