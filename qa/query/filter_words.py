"""Filters in a question, as in many search boxes → the question without them, and the filters.

"Who owns it? author:lee after:2024-05 in:press/" asks "Who owns it?" of some articles alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pullquote.qa.conversation.question import Question
from pullquote.qa.filters import Filters

_FIELDS = {"author": "author", "tag": "tags", "category": "tags", "language": "language", "in": "collection"} | {
    name: name for name in ("after", "before")
}
# A date must look like one, and every value follow its colon at once, so that ordinary sentences hold no filter.
_FILTER = re.compile(
    r'(?<!\S)(?:(author|tag|category|language|in):("[^"]+"|[^\s"?!:,;/][^\s"?!:,;/]*/?)|(after|before):(\d{4}(?:-\d\d(?:-\d\d)?)?))'
    r"(?=[\s?!.,;]|$)",
    re.IGNORECASE,
)


def without_filters(question: Question) -> tuple[Question, Filters]:
    """Return the question without its filters, and those; earlier questions lose theirs too, which no longer hold.

    >>> asked, filters = without_filters(Question('Who owns it? author:"Ann Lee" tag:press tag:law'))
    >>> asked.text, str(filters)
    ('Who owns it?', "tags ['press', 'law'], author 'Ann Lee'")
    """
    found = list(_FILTER.finditer(question.text))
    history = tuple(_stripped(earlier) or earlier for earlier in question.history)
    if not found:
        return replace(question, history=history), Filters()
    given = [(_FIELDS[(each[1] or each[3]).lower()], (each[2] or each[4]).strip('"')) for each in found]
    single = {name: value for name, value in given if name != "tags"}
    filters = Filters(tags=[value for name, value in given if name == "tags"] or None, **single)
    return replace(question, text=_stripped(question.text), history=history), filters


def _stripped(text: str) -> str:
    return " ".join(_FILTER.sub(" ", text).split()) if _FILTER.search(text) else text
