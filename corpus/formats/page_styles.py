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
LIFTED = re.compile(r"-\d*\.?\d+em")
Said = dict[str, str]
"""What is said of a class: property → value."""


def style(root: _Element, sheets: Iterable[str], *, scripts: bool = True) -> None:
    """Write into the elements of a page what its style sheets say of them; what they hide may be shown by `scripts`."""
    said: dict[str, Said] = {}
    for sheet in sheets:
        for name, new in _rules(COMMENT.sub("", sheet)):
            said.setdefault(name, {}).update(new)
    struck, high, unseen = ({name for name in said if kind(said[name])} for kind in (_struck, _raised, _unseen))
    for element in root.iter() if struck or high or (unseen and not scripts) else ():
        names = set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
        if names & struck:
            element.set("style", f"{element.get('style') or ''};text-decoration:line-through")
        if names & high and element.tag == "span":
            element.tag = "sup"
        if names & unseen and not scripts:
            element.set("hidden", "")


def _struck(said: Said) -> bool:
    return "line-through" in said.get("text-decoration", "")


def _raised(said: Said) -> bool:
    small = "font-size" in said and bool(LIFTED.match(said.get("top", "")))
    return small or said.get("vertical-align") == "super"


def _unseen(said: Said) -> bool:
    return said.get("display") == "none"


def _rules(sheet: str) -> Iterator[tuple[str, Said]]:
    """Each class that a rule is for, and what it says; rules in "@media" and the like hold only elsewhere."""
    for head, body in _blocks(sheet):
        parts = (part.partition(":") for part in body.lower().split(";"))
        said = {name.strip().removesuffix("-line"): value.split("!")[0].strip() for name, _, value in parts}
        for found in map(CLASS.fullmatch, head.rpartition(";")[2].split(",")):
            if found:
                yield found[1], said


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces of each outermost block, and in them."""
    depth, begins, opened = 0, 0, 0
    for brace in re.finditer(r"[{}]", sheet):
        if brace[0] == "{":
            opened = brace.end() if depth == 0 else opened
            depth += 1
        elif depth == 1:
            yield sheet[begins : opened - 1], sheet[opened : brace.start()]
            depth, begins = 0, brace.end()
        else:
            depth = max(0, depth - 1)
