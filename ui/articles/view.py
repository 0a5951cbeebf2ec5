"""All articles → the part of them that a page shows: in a folder, with some words, in an order, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pullquote.ui.articles.folder_editor import FIRST, Item, search

ROWS = 100  # of one page
ORDERS: dict[str, Callable[[Item], Any]] = {
    "title": lambda item: item.title.casefold(),
    "date": lambda item: item.date,
    "size": lambda item: item.size,
    "passages": lambda item: item.passages,
    "read": lambda item: item.read,
    "state": lambda item: FIRST.index(item.state),
}


@dataclass(frozen=True, slots=True)
class FolderView:
    """`by` is a name of `ORDERS`; `page` counts from 0; `folder`: the first of the path, '' for all."""

    words: str = ""
    folder: str = ""
    by: str = "state"
    down: bool = False
    page: int = 0

    def changed(self, wanted: dict[str, Any]) -> FolderView:
        """As a browser asks for it, as far as that can be. A column that is asked for again turns its order."""
        if isinstance(page := wanted.get("page"), int) and page >= 0:
            return replace(self, page=page)
        if isinstance(folder := wanted.get("folder"), str):
            return replace(self, folder=folder, page=0)
        if (by := str(wanted.get("by"))) in ORDERS:
            down = not self.down if by == self.by else by in ("date", "size", "passages")
            return replace(self, by=by, down=down, page=0)
        return self

    def searching(self, words: str) -> FolderView:
        """With these words; from the first page on where they are new."""
        return self if words == self.words else replace(self, words=words, page=0)


@dataclass(frozen=True, slots=True)
class Part:
    """`items` of the page, the first of which is the `start`-th of `total` that fit."""

    items: Sequence[Item]
    start: int
    total: int


def part(items: Sequence[Item], view: FolderView) -> Part:
    """The page that is viewed; the last one where there are fewer."""
    inside = [item for item in items if not view.folder or item.id.startswith(f"{view.folder}/")]
    fitting = sorted(search(inside, view.words), key=ORDERS[view.by], reverse=view.down)
    last = max(0, len(fitting) - 1) // ROWS
    start = min(view.page, last) * ROWS
    return Part(fitting[start : start + ROWS], start, len(fitting))


def folders(items: Sequence[Item]) -> dict[str, int]:
    """The first folders of the paths, with the number of their articles."""
    return dict(sorted(Counter(item.id.partition("/")[0] for item in items if "/" in item.id).items()))
