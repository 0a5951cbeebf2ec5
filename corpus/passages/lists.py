"""Lists of an article: the items that follow each other, and the words before them that say what they are.

"It does not read:" reverses every item below it, so an item means nothing without its lead-in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pullquote.corpus.article import Article, Span
from pullquote.corpus.passages.sentences import sentences
from pullquote.corpus.text.items import BLANK
from pullquote.corpus.text.lines import ends
from pullquote.corpus.text.spans import inside, outside

LABEL = re.compile(r"[\s>]*(?:[^\w\s]{1,2}|\(?\w{1,3}[.)])?\s*")  # what may be between two items: a mark
DIGIT = re.compile(r"\d")
MOST = 200
"""Items of a list that are looked at on either side of a place."""
REACH = 1000
"""Characters before the first item in which its lead-in is looked for."""
LONGEST = 300
"""Characters of a lead-in; a longer sentence is a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class List:
    """Two items or more, in order, with the sentence or heading before them."""

    lead: Span
    items: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.lead[0]

    @property
    def end(self) -> int:
        return self.items[-1][1]


def lists(article: Article, start: int, end: int) -> Iterator[List]:
    """The lists with an item in `text[start:end]`, in text order, whole.

    Items that are whole sentences make a list only after a lead-in that ends with a colon, or that is a heading with a
    number: a version, a day.
    """
    items = article.items
    at = bisect_right(items, start, key=lambda item: item[1])
    while at < len(items) and items[at][0] < end:
        first = last = at
        while first > 0 and at - first < MOST and _follows(article, first):
            first -= 1
        while last + 1 < len(items) and last - at < MOST and _follows(article, last + 1):
            last += 1
        found = items[first : last + 1]
        lead = _lead(article, found[0][0]) if len(found) > 1 else None
        if lead and (_leads(article, lead) or not _are_sentences(article, found)):
            yield List(lead, found)
        at = last + 1


def _follows(article: Article, number: int) -> bool:
    """Whether only a mark is between an item and the one before it."""
    before, item = article.items[number - 1], article.items[number]
    start, end = before[1], item[0]
    shown = "".join(article.text[a:b] for a, b in outside(article.noise, start, end))
    at = bisect_left(article.headings, start, key=lambda heading: heading.start)
    headed = at < len(article.headings) and article.headings[at].start < end
    return (
        not headed
        and LABEL.fullmatch(shown) is not None
        and _alike(_mark(article.text, before), _mark(article.text, item))
    )


def _alike(one: str, other: str) -> bool:
    """Whether the marks of two items are both numbers or both not, or one is indented below the other."""
    numbers = bool(re.search(r"\w", one)) == bool(re.search(r"\w", other))
    return numbers or len(one) - len(one.lstrip()) != len(other) - len(other.lstrip())


def _mark(text: str, item: Span) -> str:
    """What is before an item on its line."""
    return text[text.rfind("\n", 0, item[0]) + 1 : item[0]]


def _are_sentences(article: Article, items: tuple[Span, ...]) -> bool:
    return 2 * sum(ends(article.text, *item) for item in items) > len(items)


def _leads(article: Article, lead: Span) -> bool:
    """Whether sentences below it are a list."""
    words = article.text[slice(*lead)]
    return words[-1] in ":：" or (
        DIGIT.search(words) is not None and lead in {(h.start, h.end) for h in article.headings}
    )


def _lead(article: Article, first: int) -> Span | None:
    """The heading or the last sentence of the paragraph right before a place."""
    text = article.text
    shown = [
        (a, b)
        for a, b in outside(article.noise, max(0, first - REACH), first)
        if (words := text[a:b].strip()) and not LABEL.fullmatch(words)
    ]
    if not shown:
        return None
    end = shown[-1][0] + len(_before_mark(text[slice(*shown[-1])]))
    above = bisect_left(article.headings, end, key=lambda heading: heading.end)
    for heading in article.headings[max(0, above - 1) : above + 1]:
        if heading.start < end <= heading.end:
            return heading.start, heading.end
    start = max([max(0, first - REACH), *(match.end() for match in BLANK.finditer(text, max(0, first - REACH), end))])
    start = max([start, *(heading.end for heading in article.headings[max(0, above - 1) : above])])
    earlier = bisect_left(article.items, (first,)) - 1
    start = max(start, article.items[earlier][1]) if earlier >= 0 else start
    said = sentences(text, (start, end), inside(article.noise, start, end), article.language) if start < end else []
    return said[-1].span if said and len(said[-1].text) <= LONGEST else None


def _before_mark(words: str) -> str:
    """Without the mark of the first item, which is not noise in plain text."""
    lines = words.rstrip().splitlines()
    if len(lines) > 1 and LABEL.fullmatch(lines[-1]):
        return words[: words.rstrip().rfind(lines[-1])].rstrip()
    return words.rstrip()
