"""The page's words in other languages, from one table: a column for each language, English first.

To add a language, add a column. `{n}` stands for a number and `{}` for any words; they come in the same order. What has
no word stays English.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

TABLE = Path(__file__).with_name("words.tsv")


def words() -> dict[str, dict[str, str]]:
    """Language → English words → its own."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        (english, *codes), *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert english == "en"
    return {
        code: {row[0]: row[at] for row in rows if len(row) > at and row[at]} for at, code in enumerate(codes, start=1)
    }


def as_script() -> str:
    """The table for the page's script; nothing in it can end the script."""
    table = json.dumps(words(), ensure_ascii=False).replace("<", "\\u003c")
    return f"const TONGUES = {table};"
