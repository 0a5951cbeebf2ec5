"""A span that a model chose → the span a person would mark: whole words of one sentence, with brackets and quotes
closed.

Rules on the text alone; they know nothing of the question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pullquote.corpus import Span

_PAIRS = {"“": "”", "«": "»", "(": ")", "[": "]"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}
_LOOSE = " \t\n,;:–—-"  # never at an end of a span
_POSSESSIVE = re.compile(r"(?:['’]s?)+$")
_OPEN_END = re.compile(
    r"\s+(?:a|an|the|of|in|on|at|by|for|from|to|with|into|onto|upon|between|among|during|within|without|against|"
    r"and|or|but|nor|than|as|its|his|her|their|our|my|your)$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<!\S)[A-Z]\w*$")
_NAMELESS = re.compile(r"(?:[Tt]he|[Aa]n?) [a-z]+")
_OWNED = re.compile(r"['’]s? [a-z][\w-]*")
_NEXT = re.compile(r" [A-Z]\w*")
_FURTHER = re.compile(r" (?=[^\W_])")
BARE = re.compile(r"\W*(?:yes|no)\W*", re.IGNORECASE)
REACH = 60  # characters that a span grows at most to its bracket's other half


def whole(text: str, span: Span, sentences: Sequence[Span]) -> Span:
    """The span within the sentence that holds most of it, with both halves of its quotation marks and brackets or
    neither, not ending inside a name or on a word that begins something else. Never empty: itself at the worst.

    >>> text = "They came, the “TikTok refugees,” in January."
    >>> text[slice(*whole(text, (16, 33), [(0, 45)]))]
    '“TikTok refugees,”'
    """
    around = max(sentences, key=lambda s: min(s[1], span[1]) - max(s[0], span[0]), default=(0, len(text)))
    inside = max(span[0], around[0]), min(span[1], around[1])
    if inside[0] >= inside[1]:
        return span
    seen: list[Span] = []
    while inside not in seen:
        seen.append(inside)
        for fix in (_named, _owning, _closed, _ended, _closed):
            inside = _tight(text, fix(text, inside, around), inside)
    return min(seen[seen.index(inside) :])  # if the rules cycle, always the same of its spans


def with_yes_or_no(text: str, span: Span, sentences: Sequence[Span]) -> Span:
    """The span from the start of its sentence's "Yes." or "No.", which stands before it.

    >>> with_yes_or_no("No. It is salt.", (4, 14), [(0, 3), (4, 15)])
    (0, 14)
    """
    around = next((each for each in sentences if each[0] <= span[0] < each[1]), span)
    before = max((each for each in sentences if each[1] <= around[0]), default=None)
    bare = before is not None and BARE.fullmatch(text, *before)
    return (before[0] if before and bare else span[0]), span[1]


def _named(text: str, span: Span, around: Span) -> Span:
    """With the rest of a name that it ends inside: the words with a capital that follow one."""
    start, end = span
    while _CAPITAL.search(text, start, end) and (found := _NEXT.match(text, end, around[1])):
        end = found.end()
    return start, end


def _owning(text: str, span: Span, around: Span) -> Span:
    """With what is theirs, where the owners have no name: "the women’s eight"."""
    owned = _OWNED.match(text, span[1], around[1]) if _NAMELESS.fullmatch(text, *span) else None
    return (span[0], owned.end()) if owned else span


def _ended(text: str, span: Span, around: Span) -> Span:
    """Without a possessive's ending, and without prepositions and the like where the sentence goes on behind them."""
    start, end = span
    while _FURTHER.match(text, end, around[1]) and (found := _OPEN_END.search(text, start, end)):
        end = found.start()
    if end < around[1] and (found := _POSSESSIVE.search(text, start, end)) and found.start() > start:
        end = found.start()
    return start, end


def _closed(text: str, span: Span, around: Span) -> Span:
    """Grown to the other half of a mark where that is near, else cut at the mark to the side with more letters."""
    while open_ := _open(text, span):
        place = open_[0]
        grown = _grown(text, span, place, around)
        span = grown if len(_open(text, grown)) < len(open_) else _cut(text, span, place)
    return span


def _grown(text: str, span: Span, place: int, around: Span) -> Span:
    """With the other half of the mark at a place; the same span if there is none near."""
    start, end = span
    if text[place] in _PAIRS:
        other = text.find(_PAIRS[text[place]], end, min(around[1], end + REACH))
        return (start, max(end, other + 1))
    other = text.rfind(_CLOSING[text[place]], max(around[0], start - REACH), start)
    return (other if other >= 0 else start, end)


def _open(text: str, span: Span) -> list[int]:
    """Where the marks of the span stand whose other half is outside it."""
    left: list[int] = []
    for place in range(*span):
        if text[place] in _CLOSING and left and text[left[-1]] == _CLOSING[text[place]]:
            left.pop()
        elif text[place] in _PAIRS or text[place] in _CLOSING:
            left.append(place)
    return left


def _cut(text: str, span: Span, place: int) -> Span:
    sides = (span[0], place), (place + 1, span[1])
    return max(sides, key=lambda side: sum(map(str.isalnum, text[slice(*side)])))


def _tight(text: str, span: Span, before: Span) -> Span:
    start, end = span
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE:
        end -= 1
    return (start, end) if start < end else before
