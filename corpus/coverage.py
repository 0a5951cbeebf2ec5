"""How much of what a file shows is searched: its article's words against those that a second way of reading finds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pullquote.corpus.article import Article, LeftOut, Span
from pullquote.corpus.text.spans import outside

CUT = "\ufffe"
"""Stands for a hyphen at the end of a line, which may be the word's own."""
WORD = re.compile(rf"(?:[^\W_]|{CUT})+")
FULL = 0.95
"""Share of a file's characters from which it counts as read whole."""
FIRST, RUN = 8, 3
"""Words that are told of what is left out; as many in a row are rather a part of the file than a word cut otherwise."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the characters that an article's file shows, white space not counted, the share that is searched."""

    article: str
    share: float
    left: tuple[LeftOut, ...]

    @property
    def whole(self) -> bool:
        """Whether the file is read but for a little, and no part of it could not be read at all."""
        return self.share >= FULL and all(part.size for part in self.left)

    def __str__(self) -> str:
        parts = (f"{part.what}: “{part.words}…”" if part.words else part.what for part in self.left)
        return f"{self.article} {100 * self.share:.0f} % ({'; '.join(parts)})"


def coverage(article: Article) -> Coverage:
    """What of an article's file is searched; all of it where nothing is known to be left out."""
    searched = sum(_size(article.text[start:end]) for start, end in outside(article.noise, 0, len(article.text)))
    left = sum(part.size for part in article.left)
    return Coverage(article.id, searched / (searched + left) if left else 1.0, article.left)


def missing(what: str, shown: Iterable[str], text: str, noise: Sequence[Span]) -> tuple[LeftOut, ...]:
    """What stands in `shown` and not in the text outside of noise, words counted; empty where nothing does."""
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
    return WORD.findall(text if text.isascii() else unicodedata.normalize("NFKC", text))


def _size(text: str) -> int:
    return len(text) - sum(map(text.count, " \n\t\r\u00a0"))
