"""Rows of tables as they are read: each cell under the head of its column. Changes no text.

The encoder and the lexical index are given "Route: Lund; Adult: 22." for `Lund | 22`. A span reader gets each row
alone, as "Route is Lund, Adult is 22.": trained on sentences, it confuses rows read together, and finds the right cell
far more often if the row reads like a sentence.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from pullquote.corpus.article import Article, Row, Span, Table
from pullquote.corpus.text.spans import inside
from pullquote.corpus.text.view import View, view


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as a reader gets it. `cells` are spans of `seen.text`, `numbers` their columns, `heads` the
    words above them; blank ones are left out.

    Heads map to the cell below them, so only a span within a cell is the article's own words.
    """

    seen: View
    cells: tuple[Span, ...]
    numbers: tuple[int, ...]
    heads: tuple[str, ...]

    @property
    def said(self) -> list[str]:
        """The words of the cells."""
        return [self.seen.text[start:end] for start, end in self.cells]

    def cell_of(self, start: int, end: int) -> int:
        """The place in `cells` of the one that holds most of a span; of a head alone, the one below it."""
        shared = [min(end, last) - max(start, first) for first, last in self.cells]
        best = max(shared)
        below = (i for i, (_, last) in enumerate(self.cells) if last > start)
        return shared.index(best) if best > 0 else next(below, len(self.cells) - 1)


def one_row(article: Article, table: Table, row: Row) -> RowView | None:
    """A row as "Route is Lund, Adult is 22."; None if it is blank."""
    text, offsets, cells, found = "", array("q"), list[Span](), _cells(article, table, row)
    for _, head, seen in found:
        above = (", " if text else "") + (f"{head} is " if head else "")
        cells.append((len(text) + len(above), len(text) + len(above) + len(seen.text)))
        text += above + seen.text
        offsets.extend([seen.offsets[0]] * len(above))
        offsets.extend(seen.offsets)
    if not cells:
        return None
    numbers, heads = tuple(number for number, *_ in found), tuple(head for _, head, _ in found)
    return RowView(View(f"{text}.", [*offsets, offsets[-1]]), tuple(cells), numbers, heads)


def with_heads(article: Article, span: Span, noise: Sequence[Span] = ()) -> str:
    """The text of a region as `view` gives it, but rows of tables with their heads: "Route: Lund; Adult: 22."."""
    pieces, at = [], span[0]
    for table, row in article.rows(*span):
        if not table.named and span[0] <= row.start and row.end <= span[1] and not _hidden(row, noise):
            named = "; ".join(
                f"{head}: {seen.text}" if head else seen.text for _, head, seen in _cells(article, table, row)
            )
            pieces += [view(article.text, (at, row.start), noise).text, f"{named}." if named else ""]
            at = row.end
    pieces.append(view(article.text, (at, span[1]), noise).text)
    return " ".join(filter(None, pieces))


def _cells(article: Article, table: Table, row: Row) -> list[tuple[int, str, View]]:
    """Column, head and words of each cell that is not blank."""
    found = []
    for number, cell in enumerate(row.cells):
        seen = view(article.text, cell, article.noise)
        if seen.text:
            head = table.heads.cells[number] if number < len(table.heads.cells) else (0, 0)
            found.append((number, view(article.text, head, article.noise).text.rstrip(" :"), seen))
    return found


def _hidden(row: Row, noise: Sequence[Span]) -> bool:
    """Whether all of a row is left out."""
    return any(start <= row.start and row.end <= end for start, end in inside(noise, row.start, row.end))
