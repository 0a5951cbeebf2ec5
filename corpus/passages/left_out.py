"""What of an article is in none of its passages: page furniture and front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pullquote.corpus.article import Article
from pullquote.corpus.passages.passage import Passage
from pullquote.corpus.text.lines import Line, visible
from pullquote.corpus.text.spans import inside, merge, outside

WORD = re.compile(r"[^\W\d_]{2,}|\d")
MARKUP = re.compile(r"[|:=*_~`#>\s-]*$|!?\[[^\]\n]*\]\(\S*\)$|<[^<>]*>$")
"""A line that is only marks, a picture or a tag."""
LINES = 8
"""Lines of a passage at most."""


def left_out(article: Article, passages: Iterable[Passage]) -> list[Passage]:
    """Lines that are in no passage and no heading, neighbours together, as passages of a sentence a line.

    Markup inside a line that is read is not among them.
    """
    read = [piece for each in passages for piece in outside(each.noise, each.start, each.end)]
    closed = merge([*read, *((mark.start, mark.end) for mark in article.headings)])
    lines = [line for line in visible(article.text) if not inside(closed, line.start, line.end)]
    return [
        Passage(article.id, run[0].start, run[-1].end, "", tuple((line.start, line.end) for line in run))
        for run in _runs(article.text, lines)
    ]


def _runs(text: str, lines: Iterable[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        said = text[line.start : line.end]
        has_words = WORD.search(said) is not None and not MARKUP.match(said)
        if run and (line.alone or not has_words or len(run) == LINES):
            yield run
            run = []
        if has_words:
            run.append(line)
    if run:
        yield run
