"""The tab "Articles" without a browser: what it draws, what its handlers do, and what a read-only page leaves out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import gradio as gr
import pytest

from pullquote.index import Encoder, Failure, Report, UnknownArticle
from pullquote.qa import Pullquote
from pullquote.ui.articles import html as articles_html
from pullquote.ui.articles.folder_editor import CHANGED, FAILED, GONE, HELD, NEW, FolderEditor, Item, Receipt
from pullquote.ui.articles.rebuild import Step
from pullquote.ui.articles.tab import (
    Pending,
    articles_tab,
    looker,
    rebuilder,
    receiver,
    remover,
    replacer,
    restorer,
    shower,
)
from pullquote.ui.articles.view import ROWS, FolderView
from pullquote.ui.shared.highlight import id_of, key
from tests.ui.seen import ATTACKS, Seen


@pytest.fixture
def shelf(folder: Path, encoder: Encoder) -> Iterator[FolderEditor]:
    with Pullquote.open(folder, folder.parent / "library", encoder=encoder, reader="sentences") as library:
        yield FolderEditor(library)


def asked_to_remove(told: Any) -> gr.EventData:
    return gr.EventData(None, told)


def config(shelf: FolderEditor, read_only: bool) -> dict[str, Any]:
    async def built() -> dict[str, Any]:
        with gr.Blocks(analytics_enabled=False) as blocks, gr.Tab("Articles"):
            articles_tab(shelf.library, read_only=read_only)
        return dict(blocks.get_config_file())

    return asyncio.run(built())  # without a running loop gradio would leave one open


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str) -> None:
    items = [Item(attack, attack, state, 1, attack, 2, attack) for state in (FAILED, NEW, CHANGED, GONE, HELD)]
    report = Report(added=(attack,), failed=(Failure(attack, attack),))
    drawn = [
        articles_html.table(items, FolderView(), read_only=False),
        articles_html.table([], FolderView(attack), read_only=False),
        articles_html.since(items),
        articles_html.received([Receipt(attack, attack)]),
        articles_html.report(report),
        articles_html.progress(Step(1, 2, attack)),
        articles_html.message_html(attack),
    ]
    seen = [Seen(html) for html in drawn]
    for one in seen:
        assert attack in one.text
        assert not {"img", "script", "svg", "iframe"} & set(one.tags)
        assert not [name for name in one.attributes if name.startswith("on")]
    assert unquote(re.findall(r'href="#article=([^"]*)"', drawn[0])[0]) == attack


@pytest.mark.parametrize("id", ["a b/ü+&=#%.md", "茶.txt", "line\nbreak.txt", "not unicode \udcff.txt", *ATTACKS])
def test_any_id_survives_an_attribute(id: str) -> None:
    assert re.fullmatch(r"[\w.~%-]*", key(id), re.ASCII)
    assert id_of(key(id)) == id


def test_actions_are_those_that_make_sense() -> None:
    def actions(state: str, read_only: bool = False) -> tuple[bool, bool]:
        html = articles_html.table([Item("a.md", "A", state, 1)], FolderView(), read_only=read_only)
        return ">Open<" in html, ">Remove<" in html

    assert actions(HELD) == actions(CHANGED) == (True, True)
    assert actions(NEW) == actions(FAILED) == (False, True)
    assert actions(GONE) == (True, False)
    assert actions(HELD, read_only=True) == (True, False)


def test_a_long_list_comes_in_pages() -> None:
    items = [Item(f"{n}.md", str(n), HELD, 1) for n in range(ROWS + 7)]
    first, last = (articles_html.table(items, FolderView(page=page), read_only=True) for page in (0, 1))
    assert (first.count("<tr"), last.count("<tr")) == (ROWS + 1, 7 + 1)
    assert f"1–{ROWS} of {ROWS + 7}" in first
    assert 'data-page="1">Next' in first
    assert 'data-page="0">‹ Previous' in last


def test_changes_since_the_build_are_counted_and_named() -> None:
    items = [Item(f"new{n}.md", "", NEW, 1) for n in range(7)] + [Item("gone.md", "", GONE, 1, passages=3)]
    text = Seen(articles_html.since(items)).text
    assert text == (
        "1 article, 3 passages. Since the last build: 7 new, 1 gone"
        " (new0.md, new1.md, new2.md, new3.md, new4.md, new5.md and 2 more)."
    )
    assert "Nothing has changed" in articles_html.since([Item("a.md", "", HELD, 1)])


def test_looking_lists_what_is_searched_for(shelf: FolderEditor) -> None:
    table, since = looker(shelf)("owl", FolderView())
    assert "owls.txt" in table
    assert "tea.txt" not in table
    assert "2 articles, 2 passages. Nothing has changed" in Seen(since).text
    assert "No article matches “&lt;b&gt;”." in looker(shelf)("<b>", FolderView())[0]
    assert looker(shelf)(None, FolderView()) == looker(shelf)("", FolderView())  # before the page is whole


def test_upload_rebuild_ask_remove_rebuild(shelf: FolderEditor, tmp_path: Path) -> None:
    source = tmp_path / "oolong.md"
    source.write_text("Oolong is half fermented.")
    table, since, told, box = receiver(shelf)([str(source)], "", FolderView(), Pending())
    assert "1 new" in since
    assert "new, not yet read" in table
    assert "1 file added." in told
    assert box is None  # ready for the next files

    *steps, (report, button) = rebuilder(shelf)()
    assert "<progress" in steps[0][0]
    assert (steps[0][1]["interactive"], button["interactive"]) == (False, True)
    assert "<summary>1 added</summary>" in report
    assert shelf.library.ask("What is half fermented?").found

    table, since, told = remover(shelf)("", FolderView(), Pending(), asked_to_remove({"keys": [key("oolong.md")]}))
    assert "gone from disk" in table
    assert str(shelf.library.path / "removed" / "oolong.md") in told
    *_, (report, _) = rebuilder(shelf)()
    assert "<summary>1 removed</summary>" in report


def test_a_build_follows_whatever_changes_the_folder(shelf: FolderEditor) -> None:
    events = config(shelf, read_only=False)["dependencies"]
    followed = [one["trigger_after"] for one in events if one["trigger_after"] is not None]
    assert len(followed) == 10  # four kinds of change by a build, and six builds by a look


@pytest.mark.parametrize("told", [None, {}, {"keys": None}, {"keys": ["..%2Fowls.txt"]}, "owls.txt"])
def test_what_the_browser_sends_is_not_trusted(shelf: FolderEditor, told: Any) -> None:
    *_, said = remover(shelf)("", FolderView(), Pending(), asked_to_remove(told))
    assert "is not in the articles&#x27; folder" in said
    assert len(shelf.items()) == 2


def test_what_can_be_mended_is_told_in_place(shelf: FolderEditor, tmp_path: Path) -> None:
    assert (
        "is not a supported file type" in receiver(shelf)([str(tmp_path / "run.exe")], "", FolderView(), Pending())[2]
    )
    shelf.library.folder.rename(tmp_path / "elsewhere")
    assert "does not exist" in looker(shelf)("", FolderView())[0]
    *_, (told, button) = rebuilder(shelf)()
    assert "does not exist" in told
    assert button["interactive"]


def test_a_read_only_page_cannot_change_anything(shelf: FolderEditor) -> None:
    kinds = {component["type"] for component in config(shelf, read_only=True)["components"]}
    assert not kinds & {"file", "button", "uploadbutton"}
    assert {"file", "button"} <= {component["type"] for component in config(shelf, read_only=False)["components"]}
    closed = FolderEditor(shelf.library, read_only=True)
    assert "read-only" in receiver(closed)(["x.md"], "", FolderView(), Pending())[2]
    assert "read-only" in remover(closed)("", FolderView(), Pending(), asked_to_remove({"keys": ["owls.txt"]}))[2]
    assert "read-only" in list(rebuilder(closed)())[-1][0]


@pytest.mark.parametrize("read_only", [True, False])
def test_no_event_is_open_to_other_programs(shelf: FolderEditor, read_only: bool) -> None:
    events = config(shelf, read_only)["dependencies"]
    assert len(events) == (2 if read_only else 18)
    assert {event["api_visibility"] for event in events} == {"private"}


def test_a_removal_of_several_can_be_taken_back(shelf: FolderEditor) -> None:
    pending = Pending()
    keys = [key("owls.txt"), key("tea.txt")]
    table, _, told = remover(shelf)("", FolderView(), pending, asked_to_remove({"keys": keys}))
    assert table.count("gone from disk") == 2
    assert "2 files were moved to" in told
    table, _, told = restorer(shelf)("", FolderView(), pending)
    assert "gone from disk" not in table
    assert "Nothing was removed." in told
    assert "nothing to undo" in restorer(shelf)("", FolderView(), pending)[2]


def test_what_is_removed_is_not_asked_from_then_on_and_leaves_with_the_build(shelf: FolderEditor) -> None:
    pending, keys = Pending(), [key("owls.txt"), key("tea.txt")]
    remover(shelf)("", FolderView(), pending, asked_to_remove({"keys": keys[:1]}))
    assert {quote.article for quote in shelf.library.ask("barn owl").quotes} <= {"tea.txt"}
    restorer(shelf)("", FolderView(), pending)
    remover(shelf)("", FolderView(), pending, asked_to_remove({"keys": keys}))
    with pytest.raises(UnknownArticle, match="no article is left to ask"):
        shelf.library.ask("barn owl")
    restorer(shelf)("", FolderView(), pending)
    assert shelf.library.ask("barn owl").quotes
    remover(shelf)(
        "", FolderView(), pending, asked_to_remove({"keys": keys})
    )  # all: by hand this would look like a lost drive
    assert "2 removed" in list(rebuilder(shelf)())[-1][0]
    assert not shelf.library.leaving


def test_what_a_build_kept_is_removed_when_that_is_agreed_to(shelf: FolderEditor) -> None:
    for name in ("owls.txt", "tea.txt"):
        (shelf.library.folder / name).unlink()
    kept = list(rebuilder(shelf)())[-1][0]
    assert "is a drive missing?" in kept
    assert 'data-do="agree"' in kept
    removed = list(rebuilder(shelf, allow_removals=True)())[-1][0]
    assert "2 removed" in removed
    assert "agree" not in removed


def test_another_file_of_a_name_is_told_and_replaced_when_asked_for(shelf: FolderEditor, tmp_path: Path) -> None:
    pending, new = Pending(), tmp_path / "owls.txt"
    new.write_text("Owls sleep by day.")
    told = receiver(shelf)([str(new)], "", FolderView(), pending)[2]
    assert "owls.txt is there already: that of" in told
    assert "the one sent" in told
    table, _, told = replacer(shelf)("", FolderView(), pending, asked_to_remove({"key": key("owls.txt")}))
    assert "1 file added" in told
    assert "changed on disk" in table
    assert (shelf.library.folder / "owls.txt").read_text() == "Owls sleep by day."
    assert (shelf.removed_folder / "owls.txt").exists()


def test_the_view_follows_what_is_asked_for(shelf: FolderEditor) -> None:
    def titles(view: FolderView) -> list[str]:
        table = articles_html.table(shelf.items(), view, read_only=True)
        return re.findall(r'class="pq-title" dir="auto">(\w+)<', table)

    view = shower(shelf)("", FolderView(), asked_to_remove({"by": "title"}))[2]
    assert titles(view) == ["Owls", "Tea"]
    view = shower(shelf)("", view, asked_to_remove({"by": "title"}))[2]
    assert titles(view) == ["Tea", "Owls"]
    assert shower(shelf)("", view, asked_to_remove({"by": "x", "page": -1, "folder": 7}))[2] == view
