"""Whether a sentence tells of another relation than is asked about: a brother is no husband.

By set words, in English. A child and a parent tell of each other: "Ann, daughter of Bo" says who Ann's father was.
"""

from __future__ import annotations

from pullquote.corpus import Span
from pullquote.index import terms
from pullquote.qa.reader.context import Page

ANOTHER = 0.3  # of the confidence is left where it tells of another relation only
_RELATIONS = tuple(
    frozenset(terms(words))
    for words in (
        "husband wife spouse marry married marriage wed wedding widow widower bride groom",
        "brother sister sibling twin",
        "father mother parent son daughter child children",
        "uncle aunt nephew niece",
        "cousin",
        "grandfather grandmother grandson granddaughter grandchild grandchildren",
    )
)


def related(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left, 0..1."""
    asked = _told(question)
    if len(asked) != 1 or page.language != "en":
        return 1.0
    said = _told(page.text[slice(*page.around(span))])
    return ANOTHER if said and not asked & said else 1.0


def _told(text: str) -> set[int]:
    """The numbers of the relations that a text has words of."""
    words = set(terms(text))
    return {number for number, relation in enumerate(_RELATIONS) if relation & words}
