"""Paragraph → sentences. The only user of `sentencex`, with its pitfalls.

It knows the abbreviations of many languages ("U.S.", "Jan. 5", "J.K. Rowling") and closing quotes, and is some hundred
times faster than pysbd with the same results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pullquote.corpus.article import Span
from pullquote.corpus.passages.shortened import goes_on
from pullquote.corpus.text.view import view

NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s*$")
# Scripts without spaces between sentences.
UNSPACED = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
WORD = re.compile(r"\w")
CLOSING = re.compile(r"[」』”’»）)】》〉]+(?=[^\W_])")  # left by the previous sentence, if no space separates them
QUOTING = re.compile(r"[とっ]|[\uac00-\ud7af]")  # "…」と彼は言った", 라고: the sentence goes on behind what it quotes
BEFORE_FIGURE = re.compile(r"(?<=[。！？])(?=\d)")  # not an end to sentencex
NO_SHORT_FORM = re.compile(r"\b(?:me|ill|may)\.\s+(?=(?:I(?:['’]\w+)?|A) [a-z])")  # of Maine, Illinois, May
THAI = re.compile(r"(?<=[\u0e00-\u0eff]) +(?=[\u0e00-\u0eff])")
BREATH = 40
"""Characters on either side of a space at which a Thai or Lao text, which has no full stops, is parted."""
TURN = re.compile(r"[.!?。！？…]\s*|\s+")

LONGEST = 8_000
"""Characters handed over at once: time grows with the square where Chinese sentences stand without spaces."""


class Sentence(NamedTuple):
    """`text` is what a model reads of `span`: noise left out, white space runs one space."""

    span: Span
    text: str


def sentences(text: str, paragraph: Span, noise: Sequence[Span] = (), language: str = "") -> list[Sentence]:
    """The sentences of `text[paragraph]`, in order, disjoint, tight, never empty; noise is left out.

    Together they hold every character of the paragraph that is neither white space nor noise.
    """
    seen = view(text, paragraph, noise)
    return [
        Sentence(seen.span(start, end), seen.text[start:end])
        for start, end in _bounds(seen.text, re.split("[-_]", language.lower())[0] or "en")
    ]


def _bounds(text: str, language: str) -> list[Span]:
    found: list[Span] = []
    goes_on = False
    for start, end in _segments(text, language):
        # A piece without a word (a lone full stop, a closing quote) belongs to its neighbour.
        says = WORD.search(text, start, end) is not None
        if found and (goes_on or not says or _runs_on(text, found[-1], start, language)):
            goes_on = goes_on and not says
            found[-1] = (found[-1][0], end)
        else:
            goes_on = not says or NUMBER.fullmatch(text, start, end) is not None
            found.append((start, end))
    return found


def _runs_on(text: str, before: Span, start: int, language: str) -> bool:
    """Whether the piece at `start` goes on with the one before: inside a word, behind a quote or a shortened one."""
    if before[1] == start:
        if QUOTING.match(text, start) and text[start - 1] in '」』”"’':
            return True
        return not (UNSPACED.match(text, start - 1) or UNSPACED.match(text, start))
    return goes_on(text, before[1], start, language)


def _segments(text: str, language: str) -> list[Span]:
    from sentencex import segment

    # A view has plain spaces only; other white space makes sentencex panic in the middle of a character.
    found: list[Span] = []
    for start, end in _chunks(text):
        at = start
        for piece in segment(language, text[start:end]):
            left = len(piece) - len(piece.lstrip())
            if found and found[-1][1] == at and (closing := CLOSING.match(text, at)):
                found[-1], left = (found[-1][0], closing.end()), len(closing[0])
            if left < len(piece):
                span = (at + left, at + len(piece.rstrip()))
                found.extend(_parts(text, *span))
            at += len(piece)
        if at != end:
            raise AssertionError(f"sentencex gave {at - start} of {end - start} characters back")
    return found


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The piece itself, or its parts: sentences before a figure or behind a word that looks shortened, runs between the
    spaces of a long Thai piece."""
    for word in NO_SHORT_FORM.finditer(text, start, end):
        yield start, word.start() + word[0].index(".") + 1
        start = word.end()
    if text.isascii():
        yield start, end
        return
    for stop in BEFORE_FIGURE.finditer(text, start, end):
        yield start, stop.end()
        start = stop.end()
    for space in THAI.finditer(text, start, end):
        if min(space.start() - start, end - space.end()) >= BREATH:
            yield start, space.start()
            start = space.end()
    yield start, end


def _chunks(text: str) -> list[Span]:
    found, start = [], 0
    while len(text) - start > LONGEST:
        half = start + LONGEST // 2
        turns = [match.end() for match in TURN.finditer(text, half, start + LONGEST)]
        ends = [end for end in turns if text[end - 1 : end] != " " or text[end - 2 : end - 1] in ".!?。！？…"]
        end = (ends or turns or [start + LONGEST])[-1]
        found.append((start, end))
        start = end
    if start < len(text):
        found.append((start, len(text)))
    return found
