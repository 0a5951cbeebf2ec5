"""Lines in reading order → paragraphs: lines joined where the text runs on, also over the end of a column or a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from pullquote.corpus.layout.cells import whole_rows
from pullquote.corpus.layout.direction import runs_leftward
from pullquote.corpus.layout.order import Region
from pullquote.corpus.layout.rows import NUMBER, Row, joined
from pullquote.corpus.layout.run import Run
from pullquote.corpus.layout.tables import table_rows
from pullquote.corpus.layout.words import CUT, LONG, Line

ENDS = re.compile(r"[.!?:;。！？：；…][\"'”’)\]]*$")
BULLET = re.compile(r"[-*•‣◦▪●○■□➢✓–—][ \t]|\(?\d{1,3}[.)][ \t]|\(?[a-z]\)[ \t]")
LEADER = re.compile(r"(?:\.[ \t]?){4}[ \t]*\w{1,6}$")
SAME, CLOSE, LINES = 0.12, 1.35, 3
"""The heights of two lines of a paragraph differ at most by this share, their distance is at most so many times the
usual one; a column has at least so many lines."""

RUNNING = 1 / 3
"""Share of the lines of a block of prose that begin with a small letter at least."""


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
    for page, region in _asides_after(
        [(page, region._replace(rows=whole_rows(region.rows))) for page, region in found]
    ):
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


def _asides_after(found: list[tuple[int, Region]]) -> list[tuple[int, Region]]:
    """Put a box after the text beside it where a sentence goes on below the box."""
    for at in range(1, len(found) - 1):
        text, box, rest = (region.rows for _, region in found[at - 1 : at + 2])
        opens, ends = [joined(box[0]), joined(rest[0])], [joined(text[-1]), joined(box[-1])]
        small = [line.words[:1].islower() for line in opens]
        ended = [ENDS.search(line.words[-LONG:]) is not None for line in ends]
        if found[at][0] == found[at + 1][0] and small == [False, True] and ended == [False, True]:
            found[at : at + 2] = found[at + 1], found[at]
    return found


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
