"""The date or the version that stands above a list and not in its items: "4.1 (17 February 2025)" over what changed.

By the words of the question, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.index import dates
from pullquote.qa.query.question_type import asks_when

_ASKS_VERSION = re.compile(r"\b(?:which|what) (?:version|release)\b", re.IGNORECASE)
_VERSION = re.compile(r"\bv?\d+(?:\.\d+)+\b")


def told_by_lead(question: str, lead: str, item: str) -> Span | None:
    """Where in a lead-in that is; None where something else is asked, or the item tells one itself, or the lead-in none
    or several, or it is that of another version than the question's.

    >>> told_by_lead("When was it added?", "4.1 (17 February 2025)", "Dark mode.")
    (5, 21)
    """
    versions = [{each[0] for each in _VERSION.finditer(text)} for text in (question, lead)]
    if all(versions) and versions[0].isdisjoint(versions[1]):
        return None
    if asks_when(question):
        found, own = ([each.span for each in dates(text)] for text in (lead, item))
    elif _ASKS_VERSION.search(question):
        found, own = ([each.span() for each in _VERSION.finditer(text)] for text in (lead, item))
    else:
        return None
    return found[0] if len(found) == 1 and not own else None
