"""A region of an article as a model reads it, and the way back to the article's own offsets.

Leaves noise out and makes each run of white space one space. Every other character of a view is a character of the
article, but in rows of tables: there each cell is read under the head of its column.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pullquote.corpus.article import Article, Span
from pullquote.corpus.text.spans import inside

ODD = re.compile(r"\s\s|[^\S ]")
RUN = re.compile(r"\S+(?: \S+)*")  # what is shown as it stands: words with single spaces between them
# Left out, these still part the words beside them; other gaps (`**`, `](http…)`) may stand inside a word.
PARTING = re.compile(r"[\n\r\u2028\u2029|]|&(?!shy;|#173;)|</?(?:br|p|li|td|th|tr|div|h\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """`text` without white space at its ends; `offsets[i]` is where `text[i]` stands in the article, rising.

    `added` are regions of `text` that do not stand there, sorted and disjoint: heads of columns and what parts cells.
    """

    text: str
    offsets: Sequence[int]
    added: tuple[Span, ...] = ()

    def own(self, start: int, end: int) -> Span:
        """`start` and `end` without what is added at either end; where that is all, the words that it was added to."""
        for first, last in self.added:
            if start < last and first <= start:
                start = last
        if start >= end:
            end = next((first for first, _ in self.added if first > start), len(self.text))
        for first, last in reversed(self.added):
            if first < end <= last:
                end = first
        return (start, end) if start < end else self._before(start)

    def _before(self, start: int) -> Span:
        """The words before the place, up to what is added before those."""
        spans = [(0, 0), *(span for span in self.added if span[1] <= start)]
        while len(spans) > 1 and spans[-2][1] >= spans[-1][0]:
            spans.pop()
        return spans[-2][1] if len(spans) > 1 else 0, spans[-1][0] if len(spans) > 1 else start

    def span(self, start: int, end: int) -> Span:
        """Article offsets of `text[start:end]`, without what is added, or a space, at its ends. Gaps in between are
        inside the span.

        ValueError unless 0 <= start < end <= len(text).
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} must be a non-empty part of 0:{len(self.text)}")
        start, end = self.own(start, end) if self.added else (start, end)
        while start < end - 1 and self.text[start] == " ":
            start += 1
        while end - 1 > start and self.text[end - 1] == " ":
            end -= 1
        return self.offsets[start], self.offsets[end - 1] + 1


def view(text: str, span: Span, gaps: Sequence[Span] = ()) -> View:
    """The region `span` of the article text `text`, without the gaps (sorted, disjoint; those outside are ignored).

    >>> view("A [link](x.org)  here.", (0, 22), [(2, 3), (7, 15)]).text
    'A link here.'
    """
    holes = inside(gaps, *span)
    if not holes and not ODD.search(text, *span):
        first, last = _tight(text, *span)
        return View(text[first:last], range(first, last))
    pieces: list[str] = []
    offsets = array("q")
    parted = True  # nothing is put before the first word
    at, last = span
    for start, end in [*holes, (last, last)]:
        for run in RUN.finditer(text, at, start):
            first, final = run.span()
            if pieces and (parted or first > at):
                pieces.append(" ")
                offsets.append(offsets[-1] + 1)
            pieces.append(text[first:final])
            offsets.frombytes(np.arange(first, final, dtype=np.int64).tobytes())
            parted, at = False, final
        parted = parted or at < start or PARTING.search(text, start, end) is not None
        at = end
    return View("".join(pieces), offsets)


def view_of(article: Article, span: Span, gaps: Sequence[Span] = ()) -> View:
    """A region of an article, rows of tables as "Route: Lund; Adult: 22." under the heads "Route" and "Adult"."""
    rows = list(article.rows(*span)) if article.tables else []
    if not rows:
        return view(article.text, span, gaps)
    words, offsets, added = "", array("q"), list[Span]()

    def add(piece: str, where: int) -> None:
        nonlocal words
        added.append((len(words), len(words) + len(piece)))
        words += piece
        offsets.extend([where] * len(piece))

    def take(seen: View) -> None:
        nonlocal words
        words += seen.text
        offsets.extend(seen.offsets)

    at = span[0]
    for table, row in rows:
        before = view(article.text, (at, max(at, row[0][0])), gaps)
        if before.text:
            add(" ", before.offsets[0]) if words else None
            take(before)
        fresh = True
        for column, cell in enumerate(row):
            seen = view(article.text, (max(cell[0], span[0]), min(cell[1], span[1])), gaps)
            if seen.text:
                label = head_of(article, table.heads[column]) if column < len(table.heads) else ""
                parting = ("; " if not fresh else " " if words else "") + (f"{label}: " if label else "")
                add(parting, seen.offsets[0]) if parting else None
                take(seen)
                fresh = False
        if not fresh:
            add(".", offsets[-1])
        at = min(max(at, row[-1][1]), span[1])
    after = view(article.text, (at, span[1]), gaps)
    if after.text:
        add(" ", after.offsets[0]) if words else None
        take(after)
    return View(words, offsets, tuple(added))


def head_of(article: Article, head: Span) -> str:
    """The words of a column's head, without marks and the colon at its end."""
    return view(article.text, head, article.noise).text.rstrip(" :")


def _tight(text: str, start: int, end: int) -> Span:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end
