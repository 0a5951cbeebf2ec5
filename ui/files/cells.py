"""Text for cells of a csv file, in a form that no spreadsheet runs.

A cell that begins with one of = + - @, a tab or a carriage return may be taken for a formula, which can start programs
and send what the sheet holds. Such a text gets an apostrophe in front, as spreadsheets themselves mark text; a plain
number, such as -5 or +3.2 %, stays one.
"""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d.,\u202f]*(?: ?%)?")


def harmless(value: object) -> object:
    """The value for a cell.

    >>> [harmless(each) for each in ("=1+1", "-5", "+ tea", 0.5)]
    ["'=1+1", '-5', "'+ tea", 0.5]
    """
    if isinstance(value, str) and _RUNS.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def as_was(cell: str) -> str:
    """The text that `harmless` was given.

    >>> as_was("'=1+1"), as_was("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
