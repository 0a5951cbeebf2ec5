"""The words of a paragraph's lines put together, those that the end of a line cuts too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pullquote.corpus.english import english
from pullquote.corpus.layout.run import NOWHERE

CUT = re.compile(r"(\w*[^\W\d_])[-\u00ad\u2010]$")
SPAN = re.compile(r"\d[-–]$")
FIRST = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
LONG = 50
"""Characters at the end of a line that are looked at: of the longest word that is cut there, of dots to a number."""


class Line(NamedTuple):
    """Words on a page, and the number of each character in the document."""

    words: str
    page: int
    numbers: list[int]


class Words:
    """The words of a document, by which a cut word is put together again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._hyphened: set[str] = set()
        for line in lines:
            self._whole.update(re.findall(r"[^\W\d_]+", line.casefold())[:-1])
            if "-" in line:
                self._hyphened.update(re.findall(r"[^\W_]+(?:-[^\W_]+)+", line.casefold()))

    def pieces(self, lines: Iterable[Line]) -> list[Line]:
        """The words of a paragraph page by page; a word split by a page break stays on the first page."""
        found: list[Line] = []
        for words, page, numbers in lines:
            if found and found[-1].page != page and CUT.search(found[-1].words[-LONG:]):
                first, _, words = words.partition(" ")
                found[-1] = self._longer(found[-1], first, numbers[: len(first)])
                numbers = numbers[len(first) + 1 :]
            if found and found[-1].page == page:
                found[-1] = self._longer(found[-1], words, numbers)
            else:
                found.append(Line(words, page, list(numbers)))
        return found

    def _longer(self, line: Line, words: str, numbers: Sequence[int]) -> Line:
        together = self.join(line.words, words)
        if len(together) < len(line.words) + len(words):
            line.numbers.pop()
        elif len(together) > len(line.words) + len(words):
            line.numbers.append(NOWHERE)
        line.numbers.extend(numbers)
        return line._replace(words=together)

    def join(self, before: str, line: str) -> str:
        """Two lines as one; a hyphen at the end is kept where it is the word's own."""
        cut, following = CUT.search(before[-LONG:]), FIRST.match(line)
        if SPAN.search(before[-2:]) and line[:1].isdigit():  # 2019-2020
            return before + line
        if not cut or not following or not line[:1].islower():
            spaced = cut is None and not (UNSPACED.match(before[-1:]) and UNSPACED.match(line[:1]))
            return f"{before} {line}" if spaced else before + line
        one, other = cut[1].casefold(), following[0].casefold()
        return before + line if self._is_own(one, other) and before[-1] != "\u00ad" else before[:-1] + line

    def _is_own(self, one: str, other: str) -> bool:
        """Whether a hyphen is the word's own: as written elsewhere in the document, else as in English."""
        if f"{one}-{other}" in self._hyphened:
            return True
        known = english()
        joined = one + other
        return joined not in self._whole and joined not in known and one in known and other in known
