"""Headings in text that has no markup: numbered or hashed lines, and short title-like lines that stand alone.

A heading belongs to what follows it and answers no question itself. A line that may be a sentence or a caption is left
alone: a heading taken for text costs little, a sentence taken for a heading is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus.article import Heading, Span
from pullquote.corpus.text.lines import Line, ends, visible, wrapped

NUMBERED = re.compile(
    r"(?:#{1,6}[ \t]*\d{1,3}[.):]?|\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,2}(?:\.\d{1,2})+|#{1,6})[ \t]+(?=\S)"
)
OPENS = re.compile(r"[\"“‘'«(\[]*[A-Z0-9À-ÖØ-Þ\u0391-\u03a9\u0410-\u042f\u0590-\u06ff\u3040-\u9fff\uac00-\ud7af]")
BYLINE = re.compile(r"(?:by|from|photo|image|picture|source|credit|updated|published|posted)\b", re.IGNORECASE)
LONGEST, WORDS = 100, 12
FIRST_LONGEST, FIRST_WORDS = 150, 25
PARAGRAPH = 100
"""A line at least this long is a paragraph; a shorter one when it ends as a sentence does."""


def headings(text: str, noise: Sequence[Span]) -> tuple[tuple[Heading, ...], list[Span]]:
    """Return the headings in text order, and the marks (`#2 `, `8. `) before their words. The first line, title-like,
    is level 1.
    """
    lines = visible(text, noise)
    single = not wrapped(lines)
    levels = [_level(text, lines, index, single) for index in range(len(lines))]
    found: list[Heading] = []
    marks: list[Span] = []
    for index, (line, level) in enumerate(zip(lines, levels, strict=True)):
        if not level or not _leads(text, lines, levels, index):
            continue
        mark = NUMBERED.match(text, line.start, line.end)
        start = mark.end() if mark else line.start
        if mark:
            marks.append(mark.span())
        found.append(Heading(start, line.end, 1 if not found and index == 0 else level))
    return tuple(found), marks


def _level(text: str, lines: Sequence[Line], index: int, single: bool) -> int:
    """0: cannot be a heading. 2: numbered. 3: title-like. Looks only at the line and what is before it."""
    line = lines[index]
    longest, most = (LONGEST, WORDS) if index else (FIRST_LONGEST, FIRST_WORDS)
    if line.end - line.start > longest or not (line.alone or single):
        return 0
    last = index + 1 == len(lines)
    if last or not (lines[index + 1].alone or single):
        return 0
    words = text[line.start : line.end]
    mark = NUMBERED.match(words)
    if not line.alone and (mark or not ends(text, lines[index - 1].start, lines[index - 1].end)):
        return 0
    title = words[mark.end() :] if mark else words
    if not OPENS.match(title) or (ends(title, 0, len(title)) and not title.endswith("?")):
        return 0
    if mark:
        return 2
    return 3 if len(title.split()) <= most and not BYLINE.match(title) else 0


def _leads(text: str, lines: Sequence[Line], levels: Sequence[int], index: int) -> bool:
    """Return whether a paragraph follows, or a numbered heading with one: a list of short lines has no headings."""
    line, level = lines[index + 1], levels[index + 1]
    if line.end - line.start >= PARAGRAPH or ends(text, line.start, line.end):
        return True
    numbered = NUMBERED.match(text, lines[index].start) is not None
    if level and index + 2 < len(lines) and (level > levels[index] or (index == 0 and not numbered)):
        return _leads(text, lines, levels, index + 1)
    # The first line of a hard-wrapped paragraph.
    return index + 2 < len(lines) and not lines[index + 2].alone and line.end - line.start > PARAGRAPH // 2
