"""The days of the week that words cover: "Mon–Fri" covers Tuesday. English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = tuple(name[:3].lower() for name in NAMES)
_FULL = r"\b((?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:days?)"
_DAY = rf"{_FULL}|(?:Mon|Tue|Tues|Wed|Thu|Thurs?|Fri|Sat|Sun)\b\.?)"
_RANGE = re.compile(rf"{_DAY}s? ?(?:to|until|till|through|[–—-]) ?{_DAY}")
_ONE = re.compile(  # not "the Sun"
    rf"{_FULL}|(?<!he )(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?(?=:| \d| is \d|\W*$))"
)
_SETS = (
    (re.compile(r"\bweekdays?\b", re.IGNORECASE), range(5)),
    (re.compile(r"\bweekends?\b", re.IGNORECASE), range(5, 7)),
    (re.compile(r"\b(?:daily|every ?day)\b", re.IGNORECASE), range(7)),
)


@lru_cache(maxsize=1_000)  # heads of tables, again for each row
def weekdays(text: str) -> frozenset[int]:
    """Return the numbers of the days, Monday 0.

    >>> [sorted(weekdays(text)) for text in ("Mon–Wed", "Saturdays", "Friday to Sunday", "weekends", "the sun sat")]
    [[0, 1, 2], [5], [4, 5, 6], [5, 6], []]
    """
    return frozenset((*_in_ranges(text), *(_number(each[1]) for each in _ONE.finditer(text))))


def between(text: str) -> str:
    """Return the names of the days that a text covers and does not spell out.

    >>> between("Mon–Wed 9 to 5, Saturday 9 to 12")
    'Monday Tuesday Wednesday'
    """
    return " ".join(NAMES[day] for day in sorted(weekdays(text)) if NAMES[day] not in text)


def _in_ranges(text: str) -> Iterator[int]:
    for form, days in _SETS:
        if form.search(text):
            yield from days
    for each in _RANGE.finditer(text):
        first, last = _number(each[1]), _number(each[2])
        yield from ((first + step) % 7 for step in range((last - first) % 7 + 1))


def _number(day: str) -> int:
    return _SHORT.index(day[:3].lower())
