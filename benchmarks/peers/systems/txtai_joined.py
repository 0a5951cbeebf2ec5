"""txtai as its retrieval pipeline reads by default: the three best passages joined into one text, read once.

A fourth as much to read as the others, in which an answer further down cannot be found. Shares the library of `txtai`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from benchmarks.peers.system import Span, article_of
from benchmarks.peers.systems import txtai

JOINED = 3


class Peer(txtai.Peer):
    def read(self, questions: Sequence[str], found: Sequence[list[txtai.Row]]) -> list[Span | None]:
        best = [rows[:JOINED] for rows in found]
        told = self.reader(list(questions), [" ".join(row["text"] for row in rows) for rows in best])
        return [inside(rows, words) if words else None for rows, words in zip(best, told, strict=True)]


def inside(rows: Sequence[txtai.Row], words: str) -> Span | None:
    """Where words of the joined text are in the piece that they begin in."""
    at = " ".join(row["text"] for row in rows).index(words)
    starts = accumulate((len(row["text"]) + 1 for row in rows), initial=0)
    row, start = [(row, start) for row, start in zip(rows, starts, strict=False) if start <= at][-1]
    return Span(article_of(row["id"]), row["id"], at - start, min(at - start + len(words), len(row["text"])))
