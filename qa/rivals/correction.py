"""What a correction puts in place of what was printed: "We wrote that it cost 5 euros. It cost 4."

By set words, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import dates
from pullquote.qa.amounts.amounts import amounts, places_of
from pullquote.qa.reader.context import Page

_PRINTED = re.compile(
    r"\b(?:we|our(?: [\w’'-]+){1,6}?|(?:the|an?|(?:last week|yesterday)['’]s)(?: [a-z][\w’'-]*){0,3}"
    r" (?:article|report|story|notice|page)) (?:wrongly |mistakenly |incorrectly |erroneously |also )?"
    r"(?:said|wrote|stated|reported|gave|named|printed|claimed|described|listed|quoted|put|had)\b",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"\b(?:correct\w*|right|actually|in fact|should (?:have|be|read)|apologi[sz]e|error|mistake|wrong\w*)\b"
    r"|^(?:it|he|she|they|there) (?:is|was|are|were|has|had)\b|\bthat (?:it|he|she|they) (?:is|was|were)\b",
    re.IGNORECASE,
)
_CORRECTING = re.compile(r"\b(?:correct(?:ed|ions?)|clarifications?|errat(?:um|a)|corrigend(?:um|a))\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def corrected(page: Page, span: Span) -> Span | None:
    """Return what takes the place of a time or amount that was printed wrongly: the first of its kind in the next
    sentence; None if the span is in no such sentence.
    """
    around = page.around(span)
    after = min((each for each in page.sentences if each[0] >= around[1]), default=None)
    if after is None or page.language != "en" or not _PRINTED.search(page.text, *around):
        return None
    if not (_CORRECTING.search(page.above) or _MENDED.search(page.text[slice(*after)])):
        return None
    return next(iter(_of_kind(page.text, span, after)), None)


def _of_kind(text: str, wrong: Span, after: Span) -> list[Span]:
    """The times, years or amounts of a sentence, as the words are that they replace."""
    said, words = text[slice(*after)], text[slice(*wrong)]
    if dates(words):
        found = [each.span for each in dates(said)]
    elif _YEAR.search(words):
        found = [each.span() for each in _YEAR.finditer(said)]
    else:
        return [place for each in amounts(words)[:1] for place in places_of(each, text, after)]
    return [(after[0] + first, after[0] + last) for first, last in found]
