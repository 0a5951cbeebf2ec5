"""An article → its sections: the lines under each heading. Headings that state something are lines too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pullquote.corpus.article import Article, Span
from pullquote.corpus.text.lines import Line, visible
from pullquote.corpus.text.spans import merge, outside
from pullquote.corpus.text.view import view

INFORMATIVE = re.compile(r"\d|:\s*\S")
COUNTS = re.compile(
    r"(?:chapter|part|section|step|figure|table|appendix|question|slide|page|no\.?)?\s*[\divx.]+\W*", re.IGNORECASE
)
SHORT = 600
"""Characters up to which a section whose heading states something keeps the parts below it."""


@dataclass(slots=True)
class Section:
    """`heading` is the index of its heading, -1: none. Lines of one group are read together, those of two never.

    `last` is the index of the last heading in it; `bare`: it holds headings alone so far.
    """

    heading: int
    groups: list[list[Line]] = field(default_factory=list)
    last: int = -1
    bare: bool = True

    def add(self, line: Line, headline: bool) -> None:
        """Add one line; `is_heading`: it is also a heading."""
        if headline or self.bare or not self.groups:
            self.groups.append([])
        self.groups[-1].append(line)
        self.bare = headline and self.bare


def sections(article: Article, noise: Sequence[Span]) -> Iterator[Section]:
    """The sections in text order; together they hold every visible line except headings that only introduce their text.

    An informative heading directly before another goes with it, and a short section keeps those below its heading:
    "2.1 (4 May)" stays with its list of fixes.
    """
    headings = article.headings
    informative = _informative(article, noise)
    inner = _inner(article, informative)
    informative |= inner
    hidden = [(mark.start, mark.end) for index, mark in enumerate(headings) if index not in informative]
    section, at = Section(-1), -1
    for line in visible(article.text, merge([*noise, *hidden])):
        while at + 1 < len(headings) and headings[at + 1].start <= line.start:
            at += 1
        headline = at in informative and line.start < headings[at].end
        if at != section.last and not (section.groups and (section.bare or at in inner)):
            if section.groups:
                yield section
            section = Section(at)
        section.last = at
        section.add(line, headline)
    if section.groups:
        yield section


def _informative(article: Article, noise: Sequence[Span]) -> set[int]:
    """The headings that are facts ("Deadline: 4 May"), and those with nothing below; all, if there is nothing else."""
    apart = merge([*noise, *((mark.start, mark.end) for mark in article.headings)])
    if not any(article.text[start:end].strip() for start, end in outside(apart, 0, len(article.text))):
        return set(range(len(article.headings)))
    found = set()
    for index, mark in enumerate(article.headings):
        words = view(article.text, (mark.start, mark.end), noise).text
        fact = INFORMATIVE.search(words) is not None and not COUNTS.fullmatch(words)
        if words != article.title and (fact or _is_empty(article, index, noise)):
            found.add(index)
    return found


def _inner(article: Article, informative: set[int]) -> set[int]:
    """The headings of parts close below an informative one; the title of an article keeps none."""
    found = set()
    for index in informative:
        first = article.headings[index]
        for below in range(index + 1, len(article.headings) if index or first.level > 1 else 0):
            mark = article.headings[below]
            if mark.level <= first.level or mark.start - first.start >= SHORT:
                break
            found.add(below)
    return found


def _is_empty(article: Article, index: int, noise: Sequence[Span]) -> bool:
    mark, following = article.headings[index], article.headings[index + 1 : index + 2]
    if following and following[0].level > mark.level:
        return False
    end = following[0].start if following else len(article.text)
    return not any(article.text[first:last].strip() for first, last in outside(noise, mark.end, end))
