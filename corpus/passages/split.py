"""Article → Passages: whole sentences of one section, about a hundred words, within what the encoder can read.

Knows no model: `count` gives the tokens of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pullquote.corpus.article import Article, Span
from pullquote.corpus.passages.long_sentences import Count, shorten
from pullquote.corpus.passages.passage import Passage
from pullquote.corpus.passages.repeated_lines import repeated_lines
from pullquote.corpus.passages.sections import sections
from pullquote.corpus.passages.sentences import Sentence, sentences
from pullquote.corpus.text.lines import Line, paragraphs
from pullquote.corpus.text.rows import with_heads
from pullquote.corpus.text.spans import inside, merge
from pullquote.corpus.text.view import view

RESERVE = 4
"""Tokens reserved for an encoder's special tokens around title, heading and passage."""
FLOWING = (".md", ".markdown")
"""Suffixes of formats in which a line break is only a space."""
TOKEN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|\w{1,6}|[^\w\s]")


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """A passage is closed at `words` words and goes up to a quarter above; the next repeats its last
    `overlap` sentences.

    Title, heading and passage together have at most `tokens` tokens.
    """

    words: int = 120
    overlap: int = 1
    tokens: int = 256

    def __post_init__(self) -> None:
        if self.words < 1 or self.tokens < 16 or self.overlap < 0:
            raise ValueError(f"{self} must have words >= 1, overlap >= 0 and tokens >= 16")


def estimate_tokens(texts: Sequence[str]) -> list[int]:
    """Estimate the tokens of each text, on the high side: one for every six letters, sign or Chinese character."""
    return [len(TOKEN.findall(text)) for text in texts]


def split(
    article: Article,
    settings: PassageSettings = PassageSettings(),
    count: Count = estimate_tokens,
    repeated: AbstractSet[int] = frozenset(),
) -> list[Passage]:
    """The passages in text order.

    Their sentences hold every visible character that is not noise, repeated, or a heading that only introduces its
    text.

    `repeated` holds the hashes (see `lines`) of short lines to leave out. `count` is called once for all
    sentences, and a few times more only where a sentence alone is too long and has to be cut.
    """
    noise = merge([*article.noise, *repeated_lines(article, repeated)])
    parts = [
        (section.heading, list(_sentences(article, section.groups, noise))) for section in sections(article, noise)
    ]
    names = [view(article.text, (mark.start, mark.end), article.noise).text for mark in article.headings]
    said = [sentence.text for _, found in parts for sentence in found]
    tokens = list(count([article.title, *names, *said]))
    ahead, rest = tokens[: len(names) + 1], iter(tokens[len(names) + 1 :])
    passages: list[Passage] = []
    for heading, found in parts:
        name = names[heading] if heading >= 0 and names[heading] != article.title else ""
        room = settings.tokens - RESERVE - ahead[0] - (ahead[heading + 1] if name else 0)
        if room < settings.tokens // 4:  # a title or heading that leaves no room is dropped
            name, room = "", max(settings.tokens - RESERVE - ahead[0], settings.tokens // 4)
        counted = shorten(article.text, list(zip(found, rest, strict=False)), room, noise, count)
        for first, last in _runs([_size(*pair) for pair in counted], settings, room):
            spans = tuple(sentence.span for sentence, _ in counted[first:last])
            start, end = spans[0][0], spans[-1][1]
            passages.append(Passage(article.id, start, end, name, spans, tuple(inside(noise, start, end))))
    return passages


class _Size(NamedTuple):
    words: int
    tokens: int


def _size(sentence: Sentence, tokens: int) -> _Size:
    """Words between spaces; where there are no spaces, two tokens count as a word."""
    return _Size(max(len(sentence.text.split()), tokens // 2), tokens)


def _sentences(article: Article, groups: list[list[Line]], noise: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences of groups of lines; a row of a table is one."""
    flowing = article.id.lower().endswith(FLOWING)
    for is_row, run in ((is_row, list(run)) for lines in groups for is_row, run in _rows_apart(article, lines)):
        if is_row:
            spans = ((line.start, line.end) for line in run)
            yield from (Sentence(span, with_heads(article, span, inside(noise, *span))) for span in spans)
            continue
        for paragraph in paragraphs(article.text, run, flowing):
            yield from sentences(article.text, paragraph, inside(noise, *paragraph), article.language)


def _rows_apart(article: Article, lines: list[Line]) -> Iterator[tuple[bool, Iterator[Line]]]:
    return groupby(lines, lambda line: _is_row(article, line))


def _is_row(article: Article, line: Line) -> bool:
    """Whether the line is a row of a table, or its row of heads."""
    at = bisect_right(article.tables, line.start, key=lambda table: table.end)
    if at == len(article.tables) or article.tables[at].start >= line.end:
        return False
    return article.tables[at].heads.end > line.start or any(True for _ in article.rows(line.start, line.end))


def _runs(sizes: Sequence[_Size], settings: PassageSettings, room: int) -> Iterator[Span]:
    """First and last (half open) of the sentences of each passage; a short rest goes with the passage before."""
    first = 0
    while first < len(sizes):
        last = _fill(sizes, first, settings, room)
        yield first, last
        if last == len(sizes):
            return
        start = last
        # Repeat only while that leaves room for a new sentence, and never a whole passage.
        while (
            start - 1 > first and last - start < settings.overlap and _fits(sizes, start - 1, last + 1, settings, room)
        ):
            start -= 1
        first = start


def _fill(sizes: Sequence[_Size], first: int, settings: PassageSettings, room: int) -> int:
    last, words = first + 1, sizes[first].words
    while last < len(sizes) and _fits(sizes, first, last + 1, settings, room):
        if words >= settings.words and not _fits(sizes, first, len(sizes), settings, room):
            break
        words += sizes[last].words
        last += 1
    return last


def _fits(sizes: Sequence[_Size], first: int, last: int, settings: PassageSettings, room: int) -> bool:
    words = tokens = 0
    for index in range(first, last):
        words, tokens = words + sizes[index].words, tokens + sizes[index].tokens
        if tokens > room or 4 * words > 5 * settings.words:
            return False
    return True
