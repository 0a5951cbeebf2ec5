"""What a system is given and asked for. Needs the standard library alone, since it is imported in every environment."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

PAGES = 12  # passages that are found for a question, and read
BATCH = 32  # passages embedded at once


@dataclass(frozen=True)
class Place:
    """What a system works with: a folder of its own, the articles, their passages, the two models, two threads."""

    own: Path
    articles: Path
    pieces: Path
    encoder: Path
    reader: Path
    threads: int = 2


@dataclass(frozen=True)
class Piece:
    """A passage as it is embedded, searched and read: `text` begins with title and heading."""

    id: str
    text: str

    @property
    def article(self) -> str:
        return article_of(self.id)


@dataclass(frozen=True)
class Hit:
    """A passage found."""

    article: str
    text: str


@dataclass(frozen=True)
class Span:
    """An answer: `start` to `end` in the text of a piece; where `piece` is '', in the text of the article itself."""

    article: str
    piece: str
    start: int
    end: int


class System(Protocol):
    """One process has one, from `build` or `open` on. A system without a model cannot `encode`, one without a reader
    can neither `answer` nor give `answers`; `contenders` tells which. One that runs in a process of its own has the id
    of that as `process`, so that its memory is told."""

    def __init__(self, place: Place) -> None: ...

    def build(self) -> None:
        """Embed and index every piece, and keep it all in the folder `own`."""

    def open(self) -> None:
        """Open what was kept."""

    def encode(self, question: str) -> None:
        """Embed a question and do nothing else: the floor under finding."""

    def hits(self, question: str, k: int) -> list[Hit]:
        """The k best passages, best first."""

    def answer(self, question: str) -> Span | None:
        """What the best passages answer; None if they answer nothing."""

    def answers(self, questions: Sequence[str]) -> list[Span | None]:
        """The answers to many questions, in order, in the fastest way there is."""

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        """Leave out the pieces with these ids and take up new ones, so that the next question sees it."""

    def keep(self) -> None:
        """Keep the changes on disk, where that is not done yet."""


def article_of(id: str) -> str:
    """The article of a piece's id.

    >>> article_of("wiki/C#.txt#00a1")
    'wiki/C#.txt'
    """
    return id.rpartition("#")[0]


def read_pieces(path: Path) -> list[Piece]:
    """The pieces of a file of JSON lines, in order."""
    with path.open(encoding="utf-8") as lines:
        return [Piece(row["id"], row["text"]) for row in map(json.loads, lines)]


def write_pieces(path: Path, pieces: Sequence[Piece]) -> None:
    lines = (json.dumps({"id": piece.id, "text": piece.text}, ensure_ascii=False) for piece in pieces)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
