"""The automatic numbers of OpenDocument lists: "3.", "(b)", "§ 2". Bullets have none."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from pullquote.corpus.kinds.archive import attribute, inside, tag
from pullquote.corpus.office.word_numbers import written

PLACE = re.compile(r"%(\d{1,2})%")
DEEPEST = 10
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Lists:
    """Counts the items of the lists in some parts of a document, by the style of each list."""

    def __init__(self, *roots: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {
            attribute(style, "name"): {
                int(attribute(level, "level") or 1) - 1: level
                for level in style
                if tag(level) == "list-level-style-number"
            }
            for root in roots
            for style in inside(root, "list-style")
        }
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * DEEPEST)

    def restart(self, style: str) -> None:
        """Begin a list anew."""
        self._counts.pop(style, None)

    def next(self, style: str, level: int) -> str:
        """Return the label of the next item, level from 0; '' where it has none."""
        levels, counts = self._levels.get(style, {}), self._counts[style]
        if level >= DEEPEST:
            return ""
        counts[level] = counts[level] + 1 if counts[level] else _start(levels.get(level))
        counts[level + 1 :] = [0] * (DEEPEST - level - 1)
        here = levels.get(level)
        if here is None or not attribute(here, "num-format"):
            return ""
        if form := attribute(here, "num-list-format"):
            return PLACE.sub(lambda place: self._number(levels, counts, int(place[1]) - 1), form)
        shown = range(max(0, level + 1 - int(attribute(here, "display-levels") or 1)), level + 1)
        numbers = ".".join(self._number(levels, counts, each) for each in shown)
        return f"{attribute(here, 'num-prefix')}{numbers}{attribute(here, 'num-suffix')}"

    def _number(self, levels: dict[int, Any], counts: list[int], level: int) -> str:
        here = levels.get(level)
        form = attribute(here, "num-format") if here is not None else ""
        return written(counts[level] or _start(here), FORMS.get(form, ""))


def _start(level: Any) -> int:
    return int(attribute(level, "start-value") or 1) if level is not None else 1
