"""Lines in reading order → paragraphs: lines joined where the text runs on, also over the end of a column or a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from pullquote.corpus.english import english
from pullquote.corpus.layout.cells import whole_rows
from pullquote.corpus.layout.direction import runs_leftward
from pullquote.corpus.layout.order import NUMBER, Region, Row, joined
from pullquote.corpus.layout.run import NOWHERE, Run
from pullquote.corpus.layout.tables import table_rows

ENDS = re.compile(r"[.!?:;。！？：；…][\"'”’)\]]*$")
BULLET = re.compile(r"[-*•‣◦▪●○■□➢✓–—][ \t]|\(?\d{1,3}[.)][ \t]|\(?[a-z]\)[ \t]")
LEADER = re.compile(r"(?:\.[ \t]?){4}[ \t]*\w{1,6}$")
CUT = re.compile(r"(\w*[^\W\d_])[-\u00ad\u2010]$")
SPAN = re.compile(r"\d[-–]$")
FIRST = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
SAME, CLOSE, LINES = 0.12, 1.35, 3
"""The heights of two lines of a paragraph differ at most by this share, their distance is at most so many times the
usual one; a column has at least so many lines."""

RUNNING = 1 / 3
"""Share of the lines of a block of prose that begin with a small letter at least."""
LONG = 50
"""Characters at the end of a line that are looked at: of the longest word that is cut there, of dots to a number."""


class Line(NamedTuple):
    """Words on a page, and the number of each character in the document."""

    words: str
    page: int
    numbers: list[int]


@dataclass(slots=True)
class Paragraph:
    """Its lines, or the rows of a table that begins at its one line; the height of its letters."""

    height: float
    lines: list[Line] = field(default_factory=list)
    table: list[Row] = field(default_factory=list)


def paragraphs(found: Iterable[tuple[int, Region]]) -> Iterator[Paragraph]:
    """The paragraphs and tables of regions, each with the number of its page, in reading order."""
    held: Paragraph | None = None
    last, before = list[Run](), Region([], 0.0, 0.0)
    for page, region in ((page, region._replace(rows=whole_rows(region.rows))) for page, region in found):
        leading = _leading(region)
        rights = _rights(region, leading)
        tables = table_rows(region.rows)
        for index, row in enumerate(region.rows):
            height = median(run.size for run in row)
            if tables[index]:
                if held and held.table and index and tables[index - 1] == tables[index]:
                    held.table.append(row)
                else:
                    yield from [held] if held else ()
                    held = Paragraph(height, [Line("", page, [])], [row])
                last = []
                continue
            line = joined(row)
            fresh = index == 0
            runs_on = last and (
                _goes_over(before, last, line) if fresh else _runs_on(region, last, row, leading, rights[index])
            )
            if not (held and runs_on and _alike(held.height, height)):
                yield from [held] if held else ()
                held = Paragraph(height)
            held.lines.append(Line(line.words, page, list(line.numbers)))
            last = row
        before = region
    yield from [held] if held else ()


def _leading(region: Region) -> float:
    """The usual distance from line to line."""
    steps = [above[0].bottom - below[0].bottom for above, below in zip(region.rows, region.rows[1:], strict=False)]
    return median(steps) if steps else 0.0


def _rights(region: Region, leading: float) -> list[float]:
    """For each row the right edge of the region, or that of the narrower block of prose that the row is in."""
    found, first = list[float](), 0
    for at in range(1, len(region.rows) + 1):
        if at == len(region.rows) or not _below(region.rows[at - 1], region.rows[at], leading):
            block = region.rows[first:at]
            found += [_right(block) if _is_prose(block) else region.right] * len(block)
            first = at
    return found


def _below(above: Row, row: Row, leading: float) -> bool:
    """Whether a line is right below another one and starts where that does."""
    flush = abs(above[0].left - row[0].left) <= 1
    return len(above) == len(row) == 1 and flush and above[0].bottom - row[0].bottom <= CLOSE * leading


def _is_prose(block: Sequence[Row]) -> bool:
    small = sum(row[0].words[:1].islower() for row in block[1:])
    return len(block) >= LINES and small >= RUNNING * (len(block) - 1)


def _right(block: Sequence[Row]) -> float:
    return max(row[-1].right for row in block)


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(one, other)


def _goes_over(region: Region, last: Row, line: Run) -> bool:
    """Whether a line at the head of a column or page goes on with the last one of the region before."""
    before = joined(last)
    if BULLET.match(line.words) or ENDS.search(before.words[-LONG:]):
        return False
    full = len(region.rows) >= LINES and before.right >= region.right - 0.15 * (region.right - region.left)
    return full or line.words[:1].islower()


def _runs_on(region: Region, last: Row, row: Row, leading: float, right: float) -> bool:
    """Whether a row goes on with the paragraph of the one above it, whose lines end at `right` at the latest."""
    line, before = joined(row), joined(last)
    end = before.words[-LONG:]
    ends = ENDS.search(end) is not None
    small = line.words[:1].islower()
    if BULLET.match(line.words) or LEADER.search(end) or runs_leftward(line.words) is not runs_leftward(before.words):
        return False
    far = before.bottom - line.bottom > CLOSE * leading
    if not small and (far or len(last) + len(row) > 2):  # a label and its value
        return False
    if small or CUT.search(end):
        return True
    if NUMBER.match(line.words) and (ends or before.right < region.right - 0.15 * (region.right - region.left)):
        return False
    if ends and line.left > region.left + line.height and before.left <= region.left + 1:  # an indented first line
        return False
    if ends:
        return before.right >= region.right - 0.15 * (region.right - region.left)
    return before.right >= right - 0.4 * (right - region.left)


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
