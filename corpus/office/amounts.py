"""A number in a sheet as its cell shows it, where that has a currency or a unit: "1,234.50 €", "12 kg"."""

from __future__ import annotations

import re
from typing import Any

from pullquote.corpus.kinds.archive import inside

PART = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([€$£¥₹₽])|([#0?,.]+)|([+\-() /%E])')
DIGITS = re.compile(r"[#0?,]*0[#0?,]*(?:\.([0#?]+))?|[#?]+")


def as_shown(value: float, code: str) -> str:
    """A number by the code of its format; without a sign or a word in that, the plain number.

    >>> as_shown(1234.5, '#,##0.00 "€"'), as_shown(-9.9, '"$"#,##0.00;[Red]("$"#,##0.00)'), as_shown(0.5, "0.000")
    ('1,234.50 €', '($9.90)', '0.5')
    """
    plain = f"{value:.15g}"
    sections = code.split(";")
    own = value < 0 and len(sections) > 1
    parts = [part.groups() for part in PART.finditer(sections[1] if own else sections[0])]
    said = ["".join(filter(None, (quoted, escaped, currency, sign))) for quoted, escaped, currency, sign, *_ in parts]
    if not any(any(char.isalpha() or not char.isascii() or char in "$" for char in words) for words in said):
        return plain
    shown, done = "", False
    for (*_, digits, mark), words in zip(parts, said, strict=True):
        found = DIGITS.fullmatch(digits or "")
        if digits and (done or not found):
            return plain
        if found:
            shown, done = shown + _written(abs(value) if own else value, digits, found[1] or ""), True
        shown += words or (mark or "" if not digits else "")
    return shown.strip() if done else plain


def _written(value: float, digits: str, decimals: str) -> str:
    least = decimals.count("0")
    words = f"{value:{',' if ',' in digits else ''}.{len(decimals)}f}"
    while decimals and len(words.partition(".")[2]) > least and words.endswith("0"):
        words = words[:-1]
    return words.rstrip(".")


def number_formats(styles: Any) -> list[tuple[int, str]]:
    """The number and the code of the format of each style of cells; '' where it has no code of its own."""
    codes = {int(each.get("numFmtId")): str(each.get("formatCode")) for each in inside(styles, "numFmt")}
    numbers = [int(xf.get("numFmtId", 0)) for cells in inside(styles, "cellXfs") for xf in cells]
    return [(number, codes.get(number, "")) for number in numbers]
