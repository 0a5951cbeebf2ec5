"""The date in the name of a file or its folders: `2016-03-08-title.md`, `2016/03/08/title.md`, `20160308.txt`."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./](\d\d)(?![\d-])")


def name_date(id: str) -> str:
    """Return the date as YYYY-MM-DD, or YYYY-MM without a day; '' if there is none.

    >>> name_date("posts/2016-03-08-ten-states.md"), name_date("2021/11/letter.txt"), name_date("12345678.txt")
    ('2016-03-08', '2021-11', '')
    """
    for part in (id.rpartition("/")[2], id):
        for year, _, month, day in _DAY.findall(part):
            if _is_date(year, month, day):
                return f"{year}-{month}-{day}"
        for year, month in _MONTH.findall(part):
            if _is_date(year, month, "01"):
                return f"{year}-{month}"
    return ""


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
