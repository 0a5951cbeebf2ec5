"""How dates are written, around one of their figures: "3 May 2024", "2024-05-03", "3. Mai 2024", "2024年5月3日".

A form is tried only at the figures of a text, which are few.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)"
_ANY_YEAR = r"(?P<year>(?:1\d|2[0-5])\d\d)"
_NAME = r"(?P<name>[^\s\d.,;:()]{2,12})"
REACH = 24
"""Characters before a figure that may belong to its date; none takes more."""


class Form(NamedTuple):
    """`at` begins at a figure of four digits or of at most two; `before` ends right before it."""

    digits: int
    at: re.Pattern[str]
    before: re.Pattern[str] | None = None

    def match(self, text: str, start: int) -> tuple[int, int, dict[str, str | None]] | None:
        """Start, end and parts of the date at the figure that begins at `start`, if it is written so."""
        at = self.at.match(text, start)
        if at is None or self.before is None:
            return at and (*at.span(), at.groupdict())
        before = self.before.search(text, max(0, start - REACH), start)
        return before and (before.start(), at.end(), before.groupdict() | at.groupdict())


def _form(digits: int, at: str, before: str = "") -> Form:
    return Form(digits, re.compile(at, re.IGNORECASE), re.compile(rf"{before}\Z", re.IGNORECASE) if before else None)


FORMS = [
    _form(4, rf"(?<![\d.-]){_YEAR}(?P<sign>[-/.])(?P<month>[01]?\d)(?P=sign)(?P<day>[0-3]?\d)(?![\d-])"),
    _form(2, rf"(?<![\d/.-])(?P<one>[0-3]?\d)(?P<sign>[/.-])(?P<two>[0-3]?\d)(?P=sign){_YEAR}(?![\d-])"),
    _form(2, rf"\b{_DAY}[ -](?:of )?{_MONTH}\b\.?(?:,?[ -]{_YEAR}\b)?"),
    _form(2, rf"{_DAY}\b(?![.:]\d)(?:,? {_YEAR}\b)?", rf"\b{_MONTH}\b\.? "),
    _form(4, rf"{_YEAR}\b", rf"\b{_MONTH}\b\.?,? (?:of )?"),
    _form(4, rf"{_ANY_YEAR}\s?[年년]\s?(?P<month>[01]?\d)\s?[月월](?:\s?(?P<day>[0-3]?\d)\s?[日號号일])?"),
    _form(2, r"(?P<month>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日號号일]"),
    _form(4, rf"{_ANY_YEAR}\. (?P<month>[01]?\d)\. (?P<day>[0-3]?\d)\."),
    _form(
        2,
        rf"(?<![\w.,])(?P<day>[0-3]?\d)(?:\.|er|º|-го)? (?P<of>de )?{_NAME}\.?"
        rf"(?:,? (?:del? |พ\.ศ\. |ค\.ศ\. )?{_ANY_YEAR}(?!\d))?",
    ),
    _form(4, rf"{_ANY_YEAR}(?!\d)", rf"(?<![\w.,]){_NAME} (?P<of>del? )?"),
]
