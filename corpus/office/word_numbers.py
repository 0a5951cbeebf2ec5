"""Word's automatic numbers: a paragraph's list and level → "3.", "(b)", "2.1". Bullets count as ''."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pullquote.corpus.kinds.archive import attribute, inside, tag

PLACE = re.compile(r"%(\d)")
DEEPEST = 9
ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v"}
ROMAN |= {4: "iv", 1: "i"}


class Numbers:
    """Counts paragraphs in order. `links`: list styles → the list of each."""

    def __init__(self, root: Any, links: Mapping[str, str]) -> None:
        self._kinds = {attribute(each, "abstractNumId"): each for each in inside(root, "abstractNum")}
        self._lists = {attribute(each, "numId"): each for each in inside(root, "num")}
        self._links = links
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def level_of(self, list_id: str, style: str) -> int:
        """Return the list level of a paragraph style; 0 if it has none."""
        kind = self._kind(list_id)
        for level in inside(kind, "lvl") if kind is not None else ():
            if _value(level, "pStyle") == style:
                return int(attribute(level, "ilvl") or 0)
        return 0

    def next(self, list_id: str, level: int) -> str:
        """Return the label of the next paragraph of a list, level from 0; '' for bullets and missing lists."""
        kind = self._kind(list_id)
        if kind is None or not 0 <= level < DEEPEST:
            return ""
        levels = {int(attribute(each, "ilvl") or 0): each for each in kind if tag(each) == "lvl"}
        counts = self._counts.setdefault(attribute(kind, "abstractNumId"), [0] * DEEPEST)
        if list_id not in self._begun:
            self._begun.add(list_id)
            self._restart(list_id, counts)
        counts[level] = counts[level] + 1 if counts[level] else _start(levels.get(level))
        counts[level + 1 :] = [0] * (DEEPEST - level - 1)
        here = levels.get(level)
        if here is None or _value(here, "numFmt") in ("bullet", "none"):
            return ""
        return PLACE.sub(lambda place: self._shown(levels, counts, int(place[1]) - 1), _value(here, "lvlText"))

    def _kind(self, list_id: str, steps: int = 5) -> Any:
        entry = self._lists.get(list_id)
        kind = self._kinds.get(_value(entry, "abstractNumId")) if entry is not None else None
        link = _value(kind, "numStyleLink") if kind is not None else ""
        return self._kind(self._links.get(link, ""), steps - 1) if link and steps else kind

    def _restart(self, list_id: str, counts: list[int]) -> None:
        for each in inside(self._lists.get(list_id), "lvlOverride"):
            level, start = int(attribute(each, "ilvl") or 0), _value(each, "startOverride")
            if start and level < DEEPEST:
                counts[level:] = [0] * (DEEPEST - level)
                counts[level] = max(int(start) - 1, 0)

    def _shown(self, levels: dict[int, Any], counts: list[int], level: int) -> str:
        here = levels.get(level)
        return written(counts[level] or _start(here), _value(here, "numFmt") if here is not None else "")


def _value(element: Any, name: str) -> str:
    return next((attribute(each, "val") for each in inside(element, name)), "")


def _start(level: Any) -> int:
    return int(_value(level, "start") or 1) if level is not None else 1


def written(number: int, form: str) -> str:
    """Return a number in one of Word's forms, "lowerLetter" or "upperRoman"; in figures for all others."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN.items():
        while number >= value and len(written) < 20:
            written, number = written + sign, number - value
    return written
