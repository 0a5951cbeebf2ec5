"""The date and the author that an article prints at its top: "Oakfield Gazette, Monday 4 May 2024. By Ann Lee".

Only lines of their own that say nothing else; in English, and dates in figures as ISO writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

HEAD = 800  # characters that may hold it
LONGEST = 14  # words of a line; with one that is longer the text begins
FEW = 4  # words of a name of a paper or a place
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<year{0}>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"(?<!\w)(?:{_DAY.format(1)} (?:of )?{_MONTH.format(1)},? {_YEAR.format(1)}"
    rf"|{_MONTH.format(2)} {_DAY.format(2)},? {_YEAR.format(2)}"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?:T[\d:.Z+-]+)?)(?!\w)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[ \t>]*[*_]*|[*_]*[ \t]*$")
_OTHER = re.compile(r"[ \t]*(?:#|\||[-–*+•] |\d+[.)] )")  # a heading, a row or an item
_LABEL = re.compile(r"\w ?[:(]|\($")  # "Deadline: 4 May 2024", "App 2.4 (4 May 2024)", "4 May 2024: Lund"
_AROUND = re.compile(  # what a line may say besides
    r"\b(?:(?:first |last )?(?:published|updated|posted|written|modified|created|edited|revised|issued|reviewed)"
    r"(?: (?:on|at|in))?(?=\W|$)|date|online|edition"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)"
    r"|at \d[\d:.]*|\d{1,2}[:.]\d\d|[ap]\.?m\b\.?|[ap]m|(?:GMT|UTC|CET|CEST|BST|E[SD]?T|P[SD]?T)"
    r"|\d+[ -]min(?:ute)?s?(?: read)?|read)\b\.?",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.’'-]*(?: (?:(?:de|van|von|der|da|bin|al) )*[A-Z][\w.’'-]*){1,4}"
_BY = re.compile(
    r"(?:^|(?<=[\s.|,;]))(?i:(?:written |reported |interview )?by:?|(?:author|interview|text|words):)"
    rf" ({_NAME}(?:(?:,| and| &) {_NAME})*)"
)
_CAPITAL = re.compile(r"(?:the |of |and |& )*[A-Z\d][\w’'&.-]*")


def dateline(text: str) -> tuple[str, str]:
    """Return the date, as YYYY-MM-DD, and the author; '' for what is not there.

    >>> dateline("Fire at mill\\nOakfield Gazette, Monday 4 May 2024. By Ann Lee\\n\\nA mill burnt down on 3 May 2024.")
    ('2024-05-04', 'Ann Lee')
    >>> dateline("Fire at mill\\n\\nThe mill that burnt down on 3 May 2024 was old. It was built by Ann Lee.")
    ('', '')
    """
    when = who = ""
    for line in _lines(text):
        found, author = list(_DATE.finditer(line)), _BY.search(line)
        rest = " ".join(_DATE.sub("0", line.replace(author[0], " ") if author else line).split())
        rest = _AROUND.sub(" ", rest)
        if len(found) > 1 or not (found or author) or _LABEL.search(rest) or not _names_little(rest):
            continue
        when = when or (_iso(found[0]) if found else "")
        who = who or (author[1] if author else "")
    return when, who


def _lines(text: str) -> Iterator[str]:
    """The lines above the text that are no headings, rows or items."""
    for line in text[:HEAD].splitlines():
        if len(line.split()) > LONGEST:
            return
        if line.strip() and not _OTHER.match(line):
            yield _MARKS.sub("", line)


def _names_little(rest: str) -> bool:
    """Whether nothing but the name of a paper or a place is left of a line."""
    words = re.findall(r"[\w’'&.-]*\w", rest.replace("0", " "))
    return len(words) <= FEW and all(_CAPITAL.match(word) for word in words)


def _iso(found: re.Match[str]) -> str:
    """A date as YYYY-MM-DD; '' if there is no such day."""
    said = next(i for i in (1, 2, 3) if found[f"year{i}"])
    month, year, day = found[f"month{said}"], int(found[f"year{said}"]), int(found[f"day{said}"])
    try:
        return date(year, int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower()), day).isoformat()
    except ValueError:
        return ""
