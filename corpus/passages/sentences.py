"""Paragraph → sentences. The door to `sentencex`, and where its traps are kept.

It knows the abbreviations of many languages ("U.S.", "Jan. 5", "J.K. Rowling") and closing quotes, and is
some hundred times faster than pysbd with the same judgement. What a sentence is made of is not looked at,
only where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pullquote.corpus.article import Span
from pullquote.corpus.text.view import view

NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s*$")
WORD = re.compile(r"\w")
# What a measure, a name or a reference goes on behind; sentencex ends a sentence there.
SHORTENED = re.compile(
    r"(?<![\w-])(?:approx|ca|max|min|acc|resp|vol|no|nos|fig|figs|sec|art|ch|pp?|para|incl|excl|est|tel|ext|dept|temp|qty|wt"
    r"|avg|cf|viz|vs|fr|st|inc|ltd|co|corp|bros|ed|eds|rev|ver|pos|misc|mfr|i\.e|e\.g|et al)\.$",
    re.IGNORECASE,
)
UNFINISHED = re.compile(r"[\d$€£¥(]|[a-z](?!\))|(?:Inc|Ltd|Co|Corp)\b")
MARKED = re.compile(r"(?:^|\s)\.$")  # of " .NET", cut behind its point
TURN = re.compile(r"[.!?。！？…]\s*|\s+")

LONGEST = 8_000
"""Characters handed over at once: time grows with the square where Chinese sentences stand without spaces."""


class Sentence(NamedTuple):
    """`text` is what a model reads of `span`: noise left out, white space runs one space."""

    span: Span
    text: str


def sentences(text: str, paragraph: Span, gaps: Sequence[Span] = (), language: str = "") -> list[Sentence]:
    """The sentences of `text[paragraph]`, in order, disjoint, tight, never empty; gaps are left out when looking.

    Together they hold every character of the paragraph that is neither white space nor in a gap.
    """
    seen = view(text, paragraph, gaps)
    return [
        Sentence(seen.span(start, end), seen.text[start:end]) for start, end in _bounds(seen.text, language or "en")
    ]


def _bounds(text: str, language: str) -> list[Span]:
    found: list[Span] = []
    goes_on = False
    for start, end in _segments(text, language):
        # A piece without a word (a full stop left alone, a closing quote) belongs to its neighbour.
        says = WORD.search(text, start, end) is not None
        if found and (goes_on or not says or _cut(text, found[-1], start)):
            goes_on = goes_on and not says
            found[-1] = (found[-1][0], end)
        else:
            goes_on = not says or NUMBER.fullmatch(text, start, end) is not None
            found.append((start, end))
    return found


def _cut(text: str, before: Span, start: int) -> bool:
    """Whether a piece goes on with the one before: behind an abbreviation, or in the middle of a word."""
    if start == before[1]:
        return MARKED.search(text, *before) is not None
    return SHORTENED.search(text, *before) is not None and UNFINISHED.match(text, start) is not None


def _segments(text: str, language: str) -> list[Span]:
    from sentencex import segment

    # A view has no white space but plain spaces; others make sentencex panic in the middle of a character.
    found: list[Span] = []
    for start, end in _chunks(text):
        at = start
        for piece in segment(language, text[start:end]):
            left = len(piece) - len(piece.lstrip())
            if left < len(piece):
                found.append((at + left, at + len(piece.rstrip())))
            at += len(piece)
        if at != end:
            raise AssertionError(f"sentencex gave {at - start} of {end - start} characters back")
    return found


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
