"""What Word's styles say of paragraphs and runs: headings, lists, hidden, struck-out or raised text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pullquote.corpus.kinds.archive import attribute, inside, tag

HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
HIGH = 4
"""Half points above the line from which a run is raised."""
LONGEST = 20
"""Depth of styles based on each other."""


class RunStyle(NamedTuple):
    """How a run is shown."""

    hidden: bool
    struck: bool
    raised: bool


class Kind(NamedTuple):
    """What a paragraph is: `level` of a heading or 0; the list it is in or '', and where in it (-1: see `name`)."""

    name: str
    level: int
    list_id: str
    list_level: int


class Styles:
    """The styles of one document; `lists`: id of each style that means a list → the list."""

    def __init__(self, root: Any) -> None:
        self._styles = {attribute(each, "styleId"): each for each in inside(root, "style")}
        self._default = next(
            (
                name
                for name, each in self._styles.items()
                if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true")
            ),
            "",
        )
        self._shown: dict[str, dict[str, Any]] = {}
        lists = {name: _value(each, "numId") for name, each in self._styles.items()}
        self.lists = {name: number for name, number in lists.items() if number is not None}

    def of(self, paragraph: Any) -> Kind:
        """Return what a paragraph is by its own properties, else those of its style and base styles."""
        own = _child(paragraph, "pPr")
        name = _value(own, "pStyle") or self._default
        chain = list(self._chain(name))
        sources = [own, *(_child(style, "pPr") for style in chain)]
        numbers = next((n for each in sources if (n := _child(each, "numPr")) is not None), None)
        list_id = _value(numbers, "numId") or ""
        level = _value(numbers, "ilvl")
        unknown = 0 if numbers is not None and numbers.getparent() is own else -1
        return Kind(name, self._level(sources, chain), "" if list_id == "0" else list_id, int(level or unknown))

    def run(self, run: Any) -> RunStyle:
        """Return how a run is shown; its own properties override its style."""
        own = _child(run, "rPr")
        props = dict(self._props(_value(own, "rStyle") or ""))
        props |= {tag(each): each for each in own} if own is not None else {}
        struck = is_on(props.get("strike")) or is_on(props.get("dstrike"))
        hidden = is_on(props.get("vanish")) or is_on(props.get("webHidden"))
        return RunStyle(hidden, struck, _is_raised(props.get("vertAlign"), props.get("position")))

    def _props(self, style: str) -> dict[str, Any]:
        if style not in self._shown:
            found: dict[str, Any] = {}
            for each in reversed(list(self._chain(style))):
                found |= {tag(prop): prop for prop in _child(each, "rPr")} if _child(each, "rPr") is not None else {}
            self._shown[style] = found
        return self._shown[style]

    def _chain(self, name: str) -> Iterator[Any]:
        for _ in range(LONGEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "basedOn") or ""

    def _level(self, sources: list[Any], chain: list[Any]) -> int:
        for style in chain:
            name = _value(style, "name") or ""
            if name.lower() == "title":
                return 1
            if match := HEADING.fullmatch(name):
                return int(match[1])
        outline = next((value for each in sources if (value := _value(each, "outlineLvl"))), "9")
        return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0


def _is_raised(align: Any, position: Any) -> bool:
    above = attribute(position, "val") if position is not None else ""
    return (align is not None and attribute(align, "val") == "superscript") or (above.isdigit() and int(above) >= HIGH)


def is_on(element: Any) -> bool:
    """Return whether a toggle property is present and on."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")


def _child(element: Any, name: str) -> Any:
    return next((each for each in element if tag(each) == name), None) if element is not None else None


def _value(element: Any, name: str) -> str | None:
    """`val` of the first element of that name below, whatever lies between; None if there is none."""
    for each in inside(element, name) if element is not None else ():
        return attribute(each, "val")
    return None
