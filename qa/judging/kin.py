"""Whether a sentence tells of another relation than is asked about: a brother is no husband, and "the fourth of six
children" had none by that.

By set words, in English. A child and a parent tell of each other: "Ann, daughter of Bo" says who Ann's father was.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import term_set
from pullquote.qa.reader.context import Page

ANOTHER = 0.3  # of the confidence is left where it tells of another relation only
_RELATIONS = tuple(
    term_set(words)
    for words in (
        "husband wife spouse marry married marriage wed wedding widow widower bride groom",
        "brother sister sibling twin",
        "father mother parent son daughter child children",
        "uncle aunt nephew niece",
        "cousin",
        "grandfather grandmother grandson granddaughter grandchild grandchildren",
    )
)

_COUNTED = re.compile(r"\bhow many (?:children|kids|sons|daughters)\b", re.IGNORECASE)
_ONE_OF = re.compile(  # of his parents' children, he was "the fourth of six"
    r"\b(?:one|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eldest|oldest|youngest|last|\d+(?:st|nd|rd|th))"
    r" of (?:the |his |her |their )?[\w-]+ (?:children|kids|sons|daughters|siblings|brothers|sisters)\b",
    re.IGNORECASE,
)
_NAME_OF = re.compile(r"\W*what(?:['’]s| is| are| was| were) the (?:\w+ )?names? of\b", re.IGNORECASE)


def related(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left, 0..1."""
    asked = _told(question)
    if _COUNTED.search(question) and _ONE_OF.search(page.text, *page.around(span)):
        return ANOTHER
    if len(asked) != 1 or page.language != "en":
        return 1.0
    if _NAME_OF.match(question) and page.text[slice(*span)].islower():
        return ANOTHER
    said = _told(page.text[slice(*page.around(span))])
    return ANOTHER if said and not asked & said else 1.0


def _told(text: str) -> set[int]:
    """The numbers of the relations that a text has words of."""
    words = term_set(text)
    return {number for number, relation in enumerate(_RELATIONS) if relation & words}
