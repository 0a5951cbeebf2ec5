"""A link → where its words are now: where they were, elsewhere in the article, or the closest passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from rapidfuzz.fuzz import partial_ratio_alignment

from pullquote.corpus import Article, Box, Span
from pullquote.index import Entry
from pullquote.qa.links.link import Link, digest

State = Literal["same", "moved", "renamed", "changed", "gone"]
NEAR = 3
"""The most that what is now between the neighbours may be longer than the words, as a factor."""
SHARE = 0.3
"""The share of the words that a paragraph holds at least to be called near."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Followed:
    """`article.text[start:end]` are the words now; where the state is "changed" the nearest to them, and `start == end`
    where nothing is near. `said` are the words as they were, of many the first, '' for a link that does not tell.
    `message` is for people, '' if all is as it was. `page` and `boxes` are those of a quote.
    """

    state: State
    article: str
    title: str
    start: int
    end: int
    said: str
    message: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return asdict(self) | {"boxes": [list(box) for box in self.boxes]}


def follow(link: Link, entries: Iterable[Entry], read: Callable[[str], Article]) -> Followed:
    """Find what a link led to among the articles that a library holds."""
    held = {entry.id: entry for entry in entries}
    if link.article in held:
        return _within(read(link.article), link)
    same = [id for id, entry in held.items() if link.file and entry.fingerprint.startswith(link.file)]
    if same:
        return _found("renamed", read(same[0]), (link.start, link.end), link, f"{link.article} is now {same[0]}")
    return Followed("gone", "", "", 0, 0, link.said, f"{link.article} is no longer in the library")


def _within(article: Article, link: Link) -> Followed:
    stood = (link.start, link.end)
    if link.end <= len(article.text) and (digest(article.text[slice(*stood)]) == link.words or not link.words):
        return _found("same", article, stood, link, "")
    if moved := _moved(article.text, link):
        return _found("moved", article, moved, link, "the article has changed since; these words have moved")
    near = _nearest(article.text, link)
    happened = "the nearest passage now is marked" if near[0] < near[1] else "nothing like the quote is left in it"
    return _found("changed", article, near, link, f"the article has changed since this quote was taken; {happened}")


def _found(state: State, article: Article, span: Span, link: Link, message: str) -> Followed:
    boxes = article.boxes(*span)
    page = boxes[0][0] if boxes else None
    said = link.said or (article.text[slice(*span)] if state in ("same", "renamed") else "")
    return Followed(state, article.id, article.title, *span, said, message, page, boxes)


def _moved(text: str, link: Link) -> Span | None:
    """Where the very words stand now, white space aside: of several places, where their neighbours are, then the one
    nearest to where they were.
    """
    if not link.said.split():
        return None
    pattern = r"\s+".join(map(re.escape, link.said.split()))
    length = link.end - link.start
    more = max(0, length - len(link.said))  # what of long words did not come along
    places = [(match.start(), match.end() + more) for match in re.finditer(pattern, text)]
    places = [place for place in places if digest(text[slice(*place)]) == link.words]

    def likeness(place: Span) -> tuple[int, int]:
        before, after = text[: place[0]], text[place[1] : place[1] + len(link.after)]
        beside = _common(before[-len(link.before) :][::-1], link.before[::-1]) + _common(after, link.after)
        return -beside, abs(place[0] - link.start)

    return min(places, key=likeness, default=None)


def _common(one: str, other: str) -> int:
    """Characters that two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _nearest(text: str, link: Link) -> Span:
    """What is now between the neighbours; else the part of a paragraph with most words of the quote."""
    between = _between(text, link)
    if between or not link.said:
        return between or (0, 0)
    asked = Counter(_WORD.findall(link.said.casefold()))
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    shares = [(Counter(_WORD.findall(text[slice(*each)].casefold())) & asked).total() for each in paragraphs]
    best = max(shares, default=0)
    if not asked or best < SHARE * asked.total():
        return (0, 0)
    at = min((i for i, share in enumerate(shares) if share == best), key=lambda i: abs(paragraphs[i][0] - link.start))
    return _part(text, paragraphs[at], link.said)


def _between(text: str, link: Link) -> Span | None:
    before, after = link.before.strip(), link.after.strip()
    if len(before) < len(link.before) // 2 or not before or not after:
        return None
    ends = [match.end() for match in re.finditer(re.escape(before), text)]
    starts = [match.start() for match in re.finditer(re.escape(after), text)]
    pairs = [(end, starts[at]) for end in ends if (at := bisect_left(starts, end)) < len(starts)]
    near = [pair for pair in pairs if pair[1] - pair[0] <= NEAR * max(len(link.said), 40)]
    start, end = min(near, key=lambda pair: abs(pair[0] - link.start), default=(0, 0))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    return (start, end) if start < end else None


def _part(text: str, paragraph: Span, said: str) -> Span:
    """The part of a paragraph that is most like the words, from word to word."""
    low, high = paragraph
    found = partial_ratio_alignment(said, text[low:high]) if high - low > len(said) else None
    start, end = (low + found.dest_start, low + found.dest_end) if found else paragraph
    words = [match.span() for match in _WORD.finditer(text, low, high) if match.start() < end and start < match.end()]
    return (min(start, words[0][0]), max(end, words[-1][1])) if words else paragraph
