"""Which lines of a document are running heads and feet: those that say the same in the same place of many pages.

Similar is not the same: "Invoice 17" and "Invoice 18" are two facts. Only the page number may differ, and it must
follow the pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pullquote.corpus.layout.rows import Row, joined

NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p[áa]g(?:ina)?\.?|p\.|sida|strona|стр\.)\s*)?[-–—|\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—|\s]*"
    r"(?:(?:of|/|von|de|av|z)\s*\d{1,4})?",
    re.IGNORECASE,
)
APART = re.compile(r"(?:\b(?:page|seite|p\.|pag\.|sida|strona)|[|·•–—])\s*\d{1,4}$|^\d{1,4}\s*[|·•–—]", re.IGNORECASE)
EDGE, PLACE = 3, 6.0
"""Lines at the head and at the foot of a page that are looked at, and points within which a place is the same."""
PAGES, SHARE = 3, 0.35
"""Pages that a running line must be on at least, and their share: left and right pages may have their own."""

Line = tuple[int, int]
"""The number of a page and of a row on it, from 0."""


def running(pages: Sequence[Sequence[Row]]) -> dict[Line, bool]:
    """The running lines; True for those that hold more than the number of the page."""
    alike: defaultdict[tuple[str, int, bool], list[Line]] = defaultdict(list)
    for page, rows in enumerate(pages):
        for index in sorted({*range(min(EDGE, len(rows))), *range(max(len(rows) - EDGE, 0), len(rows))}):
            words = NUMBER.sub("0", joined(rows[index]).words.casefold())
            alike[words, round(rows[index][0].bottom / PLACE), 2 * index < len(rows)].append((page, index))
    found: dict[Line, bool] = {}
    for lines in alike.values():
        said = {line: joined(pages[line[0]][line[1]]).words for line in lines}
        if all(map(PAGE_NUMBER.fullmatch, said.values())):
            found |= dict.fromkeys(lines if len(lines) > 1 and _counts(said) else (), False)
            continue
        least = max(PAGES if len(pages) > PAGES else 2, SHARE * len(pages))
        if len(lines) >= least and _counts(said) and all(_is_apart(pages[page][at]) for page, at in lines):
            found |= dict.fromkeys(lines, True)
        for words in set(said.values()):
            same = [line for line in lines if said[line] == words]
            found |= dict.fromkeys(same if len(same) >= least else (), True)
    return {line: more for line, more in found.items() if _is_outermost(line, len(pages[line[0]]), found)}


def _is_outermost(line: Line, rows: int, found: dict[Line, bool]) -> bool:
    """Whether only running lines are between a line and the edge of its page."""
    page, index = line
    return all((page, above) in found for above in range(index)) or all(
        (page, below) in found for below in range(index, rows)
    )


def _counts(said: dict[Line, str]) -> bool:
    """Whether each number is the same on all pages, or counts with them, and one does."""
    rows = [(page, *map(int, NUMBER.findall(words))) for (page, _), words in said.items()]
    slots = [[row[slot] - row[0] * step for row in rows] for slot in range(1, len(rows[0])) for step in (0, 1)]
    steady = [len(set(values)) == 1 for values in slots]
    pairs = list(zip(steady[::2], steady[1::2], strict=True))
    return (all(map(any, pairs)) and any(counting for _, counting in pairs)) or not pairs


def _is_apart(row: Row) -> bool:
    """Whether the page number is separate: at the other margin, after a dash or the word page."""
    ends = (row[0].words, row[-1].words)
    return (len(row) > 1 and any(map(PAGE_NUMBER.fullmatch, ends))) or APART.search(joined(row).words) is not None
