"""What the styles of an OpenDocument file say of words: whether they are hidden, struck out, raised."""

from __future__ import annotations

from functools import reduce
from typing import Any, NamedTuple

from pullquote.corpus.kinds.archive import attribute, inside, tag

LONGEST = 20
"""Depth of styles based on each other."""


class Style(NamedTuple):
    """How words are shown."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False


class Styles:
    """The styles in some parts of a document, by name."""

    def __init__(self, *roots: Any) -> None:
        self._styles = {attribute(each, "name"): each for root in roots for each in inside(root, "style")}
        self._known: dict[str, Style] = {"": Style()}

    def of(self, name: str) -> Style:
        """Return what a style says, with those that it is based on."""
        if name not in self._known:
            chain = list[Any]()
            while (style := self._styles.get(name)) is not None and len(chain) < LONGEST:
                chain.append(style)
                name = attribute(style, "parent-style-name")
            said = reduce(_with, reversed(chain), Style())
            self._known[attribute(chain[0], "name") if chain else name] = said
            return said
        return self._known[name]


def _with(before: Style, style: Any) -> Style:
    """A style on top of the one that it is based on."""
    for each in style:
        if tag(each) == "text-properties":
            display, line, place = (
                attribute(each, key) for key in ("display", "text-line-through-style", "text-position")
            )
            before = Style(
                display == "none" if display else before.hidden,
                line != "none" if line else before.struck,
                place.startswith("super") or place[:1] in tuple("123456789") if place else before.raised,
            )
    return before
