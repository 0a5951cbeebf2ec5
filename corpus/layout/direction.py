"""Which way words run: Hebrew, Arabic and their like are written from right to left."""

from __future__ import annotations

import re

LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
RIGHT_TO_LEFT = re.compile(f"[{LETTERS}]")
LETTER = re.compile(r"[^\W\d_]")


def runs_leftward(said: str) -> bool:
    """Whether most letters are of scripts that are written from right to left."""
    found = len(RIGHT_TO_LEFT.findall(said))
    return found > 0 and 2 * found > len(LETTER.findall(said))
