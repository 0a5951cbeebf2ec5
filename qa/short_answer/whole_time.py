"""A time that a reader marked in part → all of it: of "on Tuesdays from 2 pm to 6 pm", not "2 pm" alone.

By set words, in English.
"""

from __future__ import annotations

import re
from calendar import month_name

from pullquote.corpus import Span
from pullquote.qa.amounts.weekdays import weekdays

_MONTH = rf"(?:{'|'.join(month_name[1:])})"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o['’]clock)|\d{1,2}[:.]\d\d\b|noon|midnight)"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?: \d{{4}})?|{_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}})?)"
_OF = rf"(?: (?:of|in) (?:(?:the|each|every) (?:month|week|year)|{_MONTH}))?"
_DAY = (
    r"(?:(?:(?:every|each|all|the) )?(?:(?:first|second|third|fourth|last|other) )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|weekdays?|weekends?)"
    rf"(?: (?:mornings?|afternoons?|evenings?|nights?))?{_OF})"
)
_ITEM = rf"(?:{_CLOCK}|{_DATE}|{_DAY})"
_JOINT = r"(?:,? (?:and|or|at|on|from|to|until|till|between|through)(?: (?:on|at|from|between))? |, | ?[–—-] ?| )"
_WHOLE = re.compile(rf"\b(?:(?:from|between) )?{_ITEM}(?:{_JOINT}{_ITEM})+")
_HOURS = re.compile(rf"\b(?:(?:from|between) )?{_CLOCK}(?:{_JOINT}{_CLOCK})+")
_PART = re.compile(r"\b(?:what|which) (?:year|month|day|date)\b", re.IGNORECASE)


def whole_time(question: str, text: str, span: Span, around: Span) -> Span:
    """The time in the sentence `around` of which the span is a part; the span itself if it is of none, or a question
    asks for the year alone. Of a day that it names, the hours.

    >>> text = "It meets on Mondays and Fridays at 7 pm, in Lund."
    >>> text[slice(*whole_time("When does it meet?", text, (35, 39), (0, 49)))]
    'Mondays and Fridays at 7 pm'
    """
    if _PART.search(question):
        return span
    form = _HOURS if weekdays(question) else _WHOLE
    found = (each.span() for each in form.finditer(text, *around))
    return next((each for each in found if each[0] <= span[0] and span[1] <= each[1]), span)
