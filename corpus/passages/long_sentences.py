"""Sentences too long to be read at once → pieces that are not: cut at white space where there is some, else hard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pullquote.corpus.article import Span
from pullquote.corpus.passages.sentences import Sentence
from pullquote.corpus.text.spans import inside
from pullquote.corpus.text.view import View, view

Count = Callable[[Sequence[str]], Sequence[int]]


def shorten(
    text: str, counted: Sequence[tuple[Sentence, int]], room: int, noise: Sequence[Span], count: Count
) -> list[tuple[Sentence, int]]:
    """Return sentences with their tokens, in order; each of more than `room` tokens is replaced by its pieces, all of
    it.

    A single character is never cut, whatever it counts. `count` is called only where a sentence is too long.
    """
    done = list(counted)
    while any(tokens > room and len(sentence.text) > 1 for sentence, tokens in done):
        cut: list[tuple[list[Sentence], int]] = []
        for sentence, tokens in done:
            too_long = tokens > room and len(sentence.text) > 1
            number = max(2, 1 + tokens * 5 // (room * 4)) if too_long else 1
            cut.append((_cut(text, sentence.span, noise, number) if too_long else [sentence], tokens))
        new = iter(count([piece.text for pieces, _ in cut if len(pieces) > 1 for piece in pieces]))
        done = [(piece, next(new) if len(pieces) > 1 else tokens) for pieces, tokens in cut for piece in pieces]
    return done


def _cut(text: str, span: Span, noise: Sequence[Span], number: int) -> list[Sentence]:
    """At least two pieces of about equal length."""
    seen = view(text, span, inside(noise, *span))
    size = max(len(seen.text) // number, 1)
    found, start = [], 0
    while start < len(seen.text):
        end = _turn(seen, start, start + size)
        found.append(Sentence(seen.span(start, end), seen.text[start:end].strip()))
        start = end
        while start < len(seen.text) and seen.text[start] == " ":
            start += 1
    return found


def _turn(seen: View, start: int, end: int) -> int:
    """Return the last space in the second half of start to end, else the end."""
    if end >= len(seen.text):
        return len(seen.text)
    space = seen.text.rfind(" ", start + (end - start) // 2, end + 1)
    return space if space > start else end
