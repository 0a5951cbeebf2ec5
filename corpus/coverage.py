"""How much of what a file shows is searched, compared with a second way of reading it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.corpus.article import Article, LeftOut, Span
from pullquote.corpus.text.spans import outside

CUT = "\ufffe"
"""Marks a hyphen at the end of a line, which may be the word's own."""
WORD = re.compile(rf"(?:[^\W_]|{CUT})+")
LEFTWARD = re.compile("[\u0590-\u08ff]")
FULL = 0.95
"""Share of a file's characters from which it counts as fully read."""
FIRST, RUN = 8, 3
"""Words reported of what is left out; that many in a row are a real part of the file, not words split differently."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of the characters shown by an article's file, without white space, that is searched."""

    article: str
    share: float
    left: tuple[LeftOut, ...]

    @property
    def whole(self) -> bool:
        """Whether nearly all of the file is read, and no part of it was unreadable."""
        return self.share >= FULL and all(part.size for part in self.left)

    def __str__(self) -> str:
        parts = (f"{part.what}: “{part.words}…”" if part.words else part.what for part in self.left)
        return f"{self.article} {100 * self.share:.0f} % ({'; '.join(parts)})"


def coverage(article: Article) -> Coverage:
    """How much of an article's file is searched; all of it if nothing is known to be left out."""
    searched = sum(_size(article.text[start:end]) for start, end in outside(article.noise, 0, len(article.text)))
    left = sum(part.size for part in article.left)
    return Coverage(article.id, searched / (searched + left) if left else 1.0, article.left)


def missing(what: str, shown: Iterable[str], text: str, noise: Sequence[Span]) -> tuple[LeftOut, ...]:
    """The words of `shown` that are not in the text outside noise, counted; empty if there are none."""
    held = Counter(word for start, end in outside(noise, 0, len(text)) for word in _words(text[start:end]))
    size, first, run = 0, list[str](), list[str]()
    for word in (piece for part in shown for whole in _words(part) for piece in _pieces(whole, held)):
        if held[word]:
            held[word] -= 1
            run = []
            continue
        size += len(word)
        run.append(word)
        if len(first) < RUN and (not first or len(run) == RUN):
            first = run
    return (LeftOut(what, size, " ".join(first[:FIRST])),) if size else ()


def left_lines(what: str, text: str, spans: Sequence[Span]) -> tuple[LeftOut, ...]:
    """Regions of a text that are not searched."""
    said = [text[start:end] for start, end in spans]
    words = " ".join(said).split()
    return (LeftOut(what, sum(map(_size, said)), " ".join(words[:FIRST])),) if words else ()


def _pieces(word: str, held: Counter[str]) -> list[str]:
    """A word, or what its hyphen parts where the text has it so."""
    whole = word.replace(CUT, "")
    return [whole] if CUT not in word or held[whole] else word.split(CUT)


def _words(text: str) -> list[str]:
    """The words of a text; those of scripts from right to left with their letters sorted, as files may turn them."""
    if text.isascii():
        return WORD.findall(text)
    found = WORD.findall(unicodedata.normalize("NFKC", text))
    return ["".join(sorted(word)) if LEFTWARD.search(word) else word for word in found]


def _size(text: str) -> int:
    return len(text) - sum(map(text.count, " \n\t\r\u00a0"))
