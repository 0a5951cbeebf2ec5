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

from pullquote.index import Encoder, Failure, Report
from pullquote.qa import Pullquote
from pullquote.ui.articles import html as articles_html
from pullquote.ui.articles.folder_editor import CHANGED, FAILED, GONE, HELD, NEW, FolderEditor, Item, Receipt
from pullquote.ui.articles.html import ROWS
from pullquote.ui.articles.rebuild import Step
from pullquote.ui.articles.tab import articles_tab, looker, rebuilder, receiver, remover
from pullquote.ui.shared.highlight import id_of, key
from tests.ui.seen import ATTACKS, Seen


@pytest.fixture
def editor(folder: Path, encoder: Encoder) -> Iterator[FolderEditor]:
    with Pullquote.open(folder, folder.parent / "library", encoder=encoder, reader="sentences") as library:
        yield FolderEditor(library)


def asked_to_remove(told: Any) -> gr.EventData:
    return gr.EventData(None, told)


def config(editor: FolderEditor, read_only: bool) -> dict[str, Any]:
    async def built() -> dict[str, Any]:
        with gr.Blocks(analytics_enabled=False) as blocks, gr.Tab("Articles"):
            articles_tab(editor.library, read_only=read_only)
        return dict(blocks.get_config_file())

    return asyncio.run(built())  # without a running loop gradio would leave one open


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str) -> None:
    items = [Item(attack, attack, state, 1, attack, 2, attack) for state in (FAILED, NEW, CHANGED, GONE, HELD)]
    report = Report(added=(attack,), failed=(Failure(attack, attack),))
    drawn = [
        articles_html.table(items, "", read_only=False),
        articles_html.table([], attack, read_only=False),
        articles_html.since(items),
        articles_html.received([Receipt(attack, attack)]),
        articles_html.report(report),
        articles_html.progress(Step(1, 2, attack)),
        articles_html.notice(attack),
    ]
    seen = [Seen(html) for html in drawn]
    for one in seen:
        assert attack in one.text
        assert not {"img", "script", "svg", "iframe", "input"} & set(one.tags)
        assert not [name for name in one.attributes if name.startswith("on")]
    assert unquote(re.findall(r'href="#article=([^"]*)"', drawn[0])[0]) == attack


@pytest.mark.parametrize("id", ["a b/ü+&=#%.md", "茶.txt", "line\nbreak.txt", "not unicode \udcff.txt", *ATTACKS])
def test_any_id_survives_an_attribute(id: str) -> None:
    assert re.fullmatch(r"[\w.~%-]*", key(id), re.ASCII)
    assert id_of(key(id)) == id


def test_actions_are_those_that_make_sense() -> None:
    def actions(state: str, read_only: bool = False) -> tuple[bool, bool]:
        html = articles_html.table([Item("a.md", "A", state, 1)], "", read_only=read_only)
        return ">Open<" in html, ">Remove<" in html

    assert actions(HELD) == actions(CHANGED) == (True, True)
    assert actions(NEW) == actions(FAILED) == (False, True)
    assert actions(GONE) == (True, False)
    assert actions(HELD, read_only=True) == (True, False)


def test_a_long_list_asks_to_be_searched() -> None:
    html = articles_html.table([Item(f"{n}.md", str(n), HELD, 1) for n in range(ROWS + 7)], "", read_only=True)
    assert html.count("<tr") == ROWS + 1
    assert "… 7 more: search to narrow" in html


def test_changes_since_the_build_are_counted_and_named() -> None:
    items = [Item(f"new{n}.md", "", NEW, 1) for n in range(7)] + [Item("gone.md", "", GONE, 1, passages=3)]
    text = Seen(articles_html.since(items)).text
    assert text == (
        "1 article, 3 passages. Since the last build: 7 new, 1 gone"
        " (new0.md, new1.md, new2.md, new3.md, new4.md, new5.md and 2 more)."
    )
    assert "Nothing has changed" in articles_html.since([Item("a.md", "", HELD, 1)])


def test_looking_lists_what_is_searched_for(editor: FolderEditor) -> None:
    table, since = looker(editor)("owl")
    assert "owls.txt" in table
    assert "tea.txt" not in table
    assert "2 articles, 2 passages. Nothing has changed" in since
    assert "No article matches “&lt;b&gt;”." in looker(editor)("<b>")[0]
    assert looker(editor)(None) == looker(editor)("")  # before the page is whole


def test_upload_rebuild_ask_remove_rebuild(editor: FolderEditor, tmp_path: Path) -> None:
    source = tmp_path / "oolong.md"
    source.write_text("Oolong is half fermented.")
    table, since, told, box = receiver(editor)([str(source)], "")
    assert "1 new" in since
    assert "new, not yet read" in table
    assert "1 file added: rebuild to read it." in told
    assert box is None  # ready for the next files

    *steps, (report, button) = rebuilder(editor)()
    assert "<progress" in steps[0][0]
    assert (steps[0][1]["interactive"], button["interactive"]) == (False, True)
    assert "<summary>1 added</summary>" in report
    assert editor.library.ask("Oolong is half fermented?").found

    table, since, told = remover(editor)("", asked_to_remove({"key": key("oolong.md")}))
    assert "gone from disk" in table
    assert str(editor.library.path / "removed" / "oolong.md") in told
    *_, (report, _) = rebuilder(editor)()
    assert "<summary>1 removed</summary>" in report


@pytest.mark.parametrize("told", [None, {}, {"key": None}, {"key": "..%2Fowls.txt"}, "owls.txt", {"key": ["owls.txt"]}])
def test_what_the_browser_sends_is_not_trusted(editor: FolderEditor, told: Any) -> None:
    *_, said = remover(editor)("", asked_to_remove(told))
    assert "is not in the articles&#x27; folder" in said
    assert len(editor.items()) == 2


def test_what_can_be_mended_is_told_in_place(editor: FolderEditor, tmp_path: Path) -> None:
    assert "is none of the kinds" in receiver(editor)([str(tmp_path / "run.exe")], "")[2]
    editor.library.folder.rename(tmp_path / "elsewhere")
    assert "does not exist" in looker(editor)("")[0]
    *_, (told, button) = rebuilder(editor)()
    assert "does not exist" in told
    assert button["interactive"]


def test_a_read_only_page_cannot_change_anything(editor: FolderEditor) -> None:
    kinds = {component["type"] for component in config(editor, read_only=True)["components"]}
    assert not kinds & {"file", "button", "uploadbutton"}
    assert {"file", "button"} <= {component["type"] for component in config(editor, read_only=False)["components"]}
    closed = FolderEditor(editor.library, read_only=True)
    assert "read-only" in receiver(closed)(["x.md"], "")[2]
    assert "read-only" in remover(closed)("", asked_to_remove({"key": "owls.txt"}))[2]
    assert "read-only" in list(rebuilder(closed)())[-1][0]


@pytest.mark.parametrize("read_only", [True, False])
def test_no_event_is_open_to_other_programs(editor: FolderEditor, read_only: bool) -> None:
    events = config(editor, read_only)["dependencies"]
    assert len(events) == (1 if read_only else 5)
    assert {event["api_visibility"] for event in events} == {"private"}
