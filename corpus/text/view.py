"""A region of an article as a model reads it, with the article's own offsets.

Leaves noise out, makes each run of white space one space, and spells ligatures ("ﬁ") as the letters they are. It
changes nothing else: every other character of a view is a character of the article.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

from pullquote.corpus.article import Span
from pullquote.corpus.text.spans import inside

ODD = re.compile(r"[^\S ]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
RUN = re.compile(r"\S+(?: \S+)*")  # what needs no change: words with single spaces between them
# Left out, these still separate the words beside them; other noise (`**`, `](http…)`) may stand inside a word.
PARTING = re.compile(r"[\n\r\u2028\u2029|]|&(?!shy;|#173;)|</?(?:br|p|li|td|th|tr|div|h\d)\b", re.IGNORECASE)


class Runs(Sequence[int]):
    """The offsets of a view's characters, kept as runs of neighbours: most views are made for their text alone."""

    def __init__(self, places: list[int], offsets: list[int], size: int) -> None:
        """A run begins at each of `places` in the view, each of `offsets` in the article; `size`: of the view."""
        self._places, self._offsets, self._size = places, offsets, size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return list(self)[index]
        place = range(self._size)[index]
        run = bisect_right(self._places, place) - 1
        return self._offsets[run] + place - self._places[run]

    def __iter__(self) -> Iterator[int]:
        ends = chain(self._places[1:], [self._size])
        runs = zip(self._places, self._offsets, ends, strict=False)
        return chain.from_iterable(range(offset, offset + end - place) for place, offset, end in runs)


@dataclass(frozen=True, slots=True)
class View:
    """`text` without white space at its ends; `offsets[i]` is where `text[i]` is in the article, rising;
    the letters of a ligature are in one place.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Article offsets of `text[start:end]`, without the spaces at its ends. Gaps in between are inside the span.

        ValueError unless 0 <= start < end <= len(text).
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} must be a non-empty part of 0:{len(self.text)}")
        while start < end - 1 and self.text[start] == " ":
            start += 1
        while end - 1 > start and self.text[end - 1] == " ":
            end -= 1
        return self.offsets[start], self.offsets[end - 1] + 1


def view(text: str, span: Span, noise: Sequence[Span] = ()) -> View:
    """Return the region `span` of the article text `text`, without the noise (sorted, disjoint; those outside are
    ignored).

    >>> view("A [link](x.org)  here.", (0, 22), [(2, 3), (7, 15)]).text
    'A link here.'
    """
    return _spelt(_seen(text, span, noise))


def _spelt(seen: View) -> View:
    """With each ligature as its letters."""
    if seen.text.isascii() or not LIGATURE.search(seen.text):
        return seen
    letters = [unicodedata.normalize("NFKC", c) if LIGATURE.match(c) else c for c in seen.text]
    return View("".join(letters), array("q", (at for at, c in zip(seen.offsets, letters, strict=True) for _ in c)))


def _seen(text: str, span: Span, noise: Sequence[Span]) -> View:
    hidden = inside(noise, *span)
    if not hidden and text.find("  ", *span) < 0 and (text[slice(*span)].isprintable() or not ODD.search(text, *span)):
        first, last = _tight(text, *span)
        return View(text[first:last], range(first, last))
    pieces: list[str] = []
    places: list[int] = []
    offsets: list[int] = []
    size = 0
    parted = True  # nothing is put before the first word
    at, last = span
    for start, end in [*hidden, (last, last)]:
        for run in RUN.finditer(text, at, start):
            first, final = run.span()
            if pieces and (parted or first > at):
                pieces.append(" ")  # its offset goes on from the run before
                size += 1
            pieces.append(text[first:final])
            places.append(size)
            offsets.append(first)
            size += final - first
            parted, at = False, final
        parted = parted or at < start or PARTING.search(text, start, end) is not None
        at = end
    return View("".join(pieces), Runs(places, offsets, size))


def _tight(text: str, start: int, end: int) -> Span:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end
