"""Numbers in a text as values: "12.4 million", "12,400,000" and "12.4m" are one, "twelve" is 12."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    rf"(?P<before>[$€£¥])?\s?(?:(?P<figures>(?<![\w.])\d+(?:,\d{{3}})*(?:\.\d+)?)|\b(?P<word>{'|'.join(_SMALL)})\b)"
    rf"(?:[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
    r"(?:\s?(?P<percent>%|per ?cent\b)|\s?(?!(?:to|or)\b)(?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_MONEY = frozenset(("dollar", "euro", "pound", "yuan", "rmb", "yen", "franc"))
_UNITS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yuan", "usd": "dollar", "eur": "euro", "metre": "m"}


@dataclass(frozen=True, slots=True)
class Amount:
    """`unit` is the word behind the number, singular and in lower case, '' for none."""

    value: float
    unit: str = ""

    def same(self, other: Amount) -> bool:
        """Equal, as far as both name a unit."""
        return self.value == other.value and (not self.unit or not other.unit or self.unit == other.unit)

    def comparable(self, other: Amount) -> bool:
        """Return whether both may measure the same: of one unit, as far as they name it, or both of money."""
        return not self.unit or not other.unit or self.unit == other.unit or {self.unit, other.unit} <= _MONEY


def amounts(text: str) -> list[Amount]:
    """Return the numbers of a text, in order.

    >>> amounts("$12.4 million, or twelve boats")
    [Amount(value=12400000.0, unit='dollar'), Amount(value=12.0, unit='boat')]
    """
    return [_amount(match) for match in _NUMBER.finditer(text)]


def _amount(match: re.Match[str]) -> Amount:
    figures = match["figures"]
    value = float(figures.replace(",", "")) if figures else float(_SMALL.index(match["word"].casefold()))
    value = round(value * _SCALES.get((match["scale"] or "").casefold(), 1.0), 6)
    unit = "%" if match["percent"] else (match["before"] or match["unit"] or "").casefold()
    return Amount(value, _UNITS.get(unit, unit.removesuffix("s") if len(unit) > 2 else unit))
