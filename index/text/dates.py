"""Dates in a text: "3 May 2024", "May 3rd, 2024", "2024-05-03", "05/03/2024", "3. Mai 2024", "2024年5月3日".

Figures may be those of any script; years of the Buddhist era, as Thai counts them, are told by their size.
A year alone is a number, not a date. Of a date in figures that may be read in two ways both readings are kept.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index.text.date_forms import FORMS
from pullquote.index.text.months import month

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(calendar.month_name) if name}
BUDDHIST = 543  # years before our era
_FIGURE = re.compile(r"\d+")


class _Figures(dict[int, int | str]):
    """Each character as it is, figures of all scripts as 0 to 9; a table for `str.translate` that keeps all offsets."""

    def __missing__(self, code: int) -> int | str:
        figure = unicodedata.decimal(chr(code), None)
        self[code] = code if figure is None else str(figure)
        return self[code]


_FIGURES = _Figures()


@dataclass(frozen=True, slots=True)
class Date:
    """`day` is 0 if it is not given, `year` too; the month always is."""

    year: int
    month: int
    day: int = 0

    def within(self, other: Date) -> bool:
        """Return whether this date is the other one, or a day of it; what does not name its year fits any year."""
        years = self.year == other.year or not (self.year and other.year)
        return years and self.month == other.month and other.day in (0, self.day)


@dataclass(frozen=True, slots=True)
class DateMention:
    """`text[span]` is a date: one of `readings`."""

    span: Span
    readings: tuple[Date, ...]

    def meets(self, other: DateMention) -> bool:
        """Return whether this mention may be the other date, or a day of it."""
        return any(mine.within(theirs) for mine in self.readings for theirs in other.readings)


def dates(text: str) -> list[DateMention]:
    """Return all dates of a text, in order.

    >>> [mention.readings for mention in dates("From 3 May 2024 to 2024-06-01, or in July 1999")]
    [(Date(year=2024, month=5, day=3),), (Date(year=2024, month=6, day=1),), (Date(year=1999, month=7, day=0),)]
    """
    found: dict[Span, DateMention] = {}
    if not all(map(str.isascii, _FIGURE.findall(text))):
        text = text.translate(_FIGURES)
    figures = [(figure.start(), len(figure[0])) for figure in _FIGURE.finditer(text)]
    starts = {2: [at for at, digits in figures if digits <= 2], 4: [at for at, digits in figures if digits == 4]}
    for form in FORMS:
        for match in filter(None, (form.match(text, at) for at in starts[form.digits])):
            start, end, parts = match
            free = all(end <= first or last <= start for first, last in found)
            if free and (readings := tuple(date for date in _readings(parts) if _possible(date))):
                found[start, end] = DateMention((start, end), readings)
    return [found[span] for span in sorted(found)]


def _readings(parts: dict[str, str | None]) -> list[Date]:
    year = int(parts.get("year") or 0)
    if "one" in parts:
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        return list(dict.fromkeys((Date(year, two, one), Date(year, one, two))))
    if name := parts.get("name"):
        number = month(name, bool(parts["of"]), bool(year))
    else:
        named = parts["month"] or ""
        number = int(named) if named.isdigit() else _MONTHS[named[:3].casefold()]
    return [Date(year - (BUDDHIST if year > 2400 else 0), number, int(parts.get("day") or 0))]


def _possible(date: Date) -> bool:
    return 1 <= date.month <= 12 and date.day <= calendar.monthrange(date.year or 2024, date.month)[1]
