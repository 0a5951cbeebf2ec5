"""By how much something changed, which is not how much it is: of "£20, an increase of 4 per cent", 4 per cent.

By set words, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span

_ASKED = re.compile(r"\bby (?:how (?:much|many)|what (?:amount|percentage|share))\b", re.IGNORECASE)
_NUMBER = r"(?P<number>[$€£¥]?\d[\d.,]*(?<=\d)|(?:an? |one )?(?:half|third|quarter|fifth|tenth)|twice)"
_CHANGE = (
    r"(?:increase|rise|raise|decrease|fall|drop|growth|gain|loss|cut|reduction|jump|decline)s?(?: by)?|growth"
    r"|(?<![-\w])by|up|down"
)
_ABOUT = r"(?: of)?(?: (?:about|around|nearly|almost|over|more than|up to|some))?"
_THAN = r"(?: [a-z]+| ?%){0,2} (?:more|less|fewer|higher|lower|longer|shorter|earlier|later)"
_TOLD = (
    re.compile(rf"\b(?:{_CHANGE}){_ABOUT} {_NUMBER}\b", re.IGNORECASE),
    re.compile(rf"\b{_NUMBER}{_THAN}\b", re.IGNORECASE),
)


def difference(question: str, text: str, around: Span) -> Span | None:
    """The number in a sentence by which something changed or differs; None where that is not asked or not told.

    >>> text = "It costs £20, an increase of 4 per cent."
    >>> text[slice(*difference("By how much did it rise?", text, (0, 40)))]
    '4'
    """
    if not _ASKED.search(question):
        return None
    found = (form.search(text, *around) for form in _TOLD)
    return next((each.span("number") for each in found if each), None)
