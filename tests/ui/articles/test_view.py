"""Which part of the articles is shown."""

from __future__ import annotations

from typing import Any

import pytest

from pullquote.ui.articles.folder_editor import HELD, NEW, Item
from pullquote.ui.articles.view import ORDERS, ROWS, FolderView, folders, part

ITEMS = [
    Item("press/owls.md", "Owls", HELD, 30, "2024-05-01", 3),
    Item("tea.md", "Tea", NEW, 10),
    Item("press/ale.md", "ale", HELD, 20, "2025-01-01", 1),
]


def ids(view: FolderView) -> list[str]:
    return [item.id for item in part(ITEMS, view).items]


def test_the_order_is_that_of_a_column_and_turns_when_asked_again() -> None:
    view = FolderView().changed({"by": "title"})
    assert ids(view) == ["press/ale.md", "press/owls.md", "tea.md"]
    assert ids(view.changed({"by": "title"})) == ["tea.md", "press/owls.md", "press/ale.md"]
    assert ids(FolderView().changed({"by": "size"})) == ["press/owls.md", "press/ale.md", "tea.md"]  # large ones first
    assert ids(FolderView())[0] == "tea.md"  # what calls for a look


def test_a_folder_and_words_narrow_it() -> None:
    assert folders(ITEMS) == {"press": 2}
    assert ids(FolderView().changed({"folder": "press"}).searching("OWL")) == ["press/owls.md"]


def test_new_words_begin_on_the_first_page_and_a_page_too_far_is_the_last() -> None:
    many = [Item(f"{n}.md", f"{n:04}", HELD, 1) for n in range(2 * ROWS + 1)]
    assert FolderView(page=2).searching("x").page == 0
    assert FolderView("x", page=2).searching("x").page == 2
    last = part(many, FolderView(page=9))
    assert (last.start, len(last.items), last.total) == (2 * ROWS, 1, 2 * ROWS + 1)
    assert part([], FolderView(page=3)).total == 0


@pytest.mark.parametrize("wanted", [{}, {"page": -1}, {"page": "1"}, {"folder": 3}, {"by": "id"}, {"by": ["title"]}])
def test_what_is_no_view_changes_nothing(wanted: dict[str, Any]) -> None:
    assert FolderView().changed(wanted) == FolderView()
    assert set(ORDERS) >= {"title", "date", "size", "passages", "state"}
