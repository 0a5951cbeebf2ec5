"""Whether a date is one of those in brackets behind a name: "Ann Lee (1898 – 1971)" tells when she was born and died,
and nothing else.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.reader.context import Page

OF_LIFE = 0.2  # of the confidence is left where something else is asked
_BRACKETS = re.compile(r"\w \((?:[^()]*[;,] )?(?:born |b\. |c\. )?(?P<life>[^();]*\d{4}(?: ?[–—-] ?[^()]*)?)\)")
_SOMEBODY = re.compile(r"\b(?:s?he|his|hers?|him)\b", re.IGNORECASE)
_LIVED = term_set("born birth birthday birthdate die died death dead lived live life alive")
_WHEN = re.compile(r"(?:and |but |so )?(?:in )?(?:when|what year|which year)\b", re.IGNORECASE)


def in_life(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left, 0..1. Brackets are of a life where they hold two dates, or one after
    "born", and the page is about a "he" or "she"; of a war they tell when it was.
    """
    asked = _WHEN.match(question) and not _LIVED & term_set(question)
    if not asked or page.language != "en" or not _SOMEBODY.search(page.text):
        return 1.0
    for found in _BRACKETS.finditer(page.text, *page.around(span)):
        life = re.search(r"\d ?[–—-] ?.*\d", found["life"]) or re.search(r"\((?:born|b\.) ", found[0])
        if life and _inside(span, found.span("life")):
            return OF_LIFE
    return 1.0


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
