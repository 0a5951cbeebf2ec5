"""Style sheets of a page → what they say of its elements where that changes how words are read: struck out, raised.

Only rules for a class by itself are followed (`.old`, `span.old`); one that depends on what is around it may be another
one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

COMMENT = re.compile(r"/\*(?:.*?\*/|.*)", re.DOTALL)
CLASS = re.compile(r"\s*\w*\.([\w-]+)\s*")
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
RAISED = re.compile(r"vertical-align\s*:\s*super\b|(?<![\w-])top\s*:\s*-0?\.\d+em", re.IGNORECASE)
UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def style(root: _Element, sheets: Iterable[str], *, scripts: bool = True) -> None:
    """Write into the elements of a page what its style sheets say of them; what they hide may be shown by `scripts`."""
    rules = [rule for sheet in sheets for rule in _rules(COMMENT.sub("", sheet))]
    struck, high, unseen = ({name for name, said in rules if kind.search(said)} for kind in (STRUCK, RAISED, UNSEEN))
    for element in root.iter() if struck or high or (unseen and not scripts) else ():
        names = set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
        if names & struck:
            element.set("style", f"{element.get('style') or ''};text-decoration:line-through")
        if names & high and element.tag == "span":
            element.tag = "sup"
        if names & unseen and not scripts:
            element.set("hidden", "")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Each class that a rule is for, and what it says."""
    for rule in sheet.split("}"):
        before, _, said = rule.rpartition("{")
        for found in map(CLASS.fullmatch, before.rpartition("{")[2].split(",")):
            if found:
                yield found[1], said
