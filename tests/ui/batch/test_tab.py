"""The tab "Batch" without a browser: bad files, answers as they come, the table, and the files to download."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from pullquote.qa import Answer, Quote
from pullquote.qa.answers.answer import Group
from pullquote.ui.batch import html as sheet_html
from pullquote.ui.batch import sheet
from pullquote.ui.batch.sheet import Sheet, SheetSettings
from pullquote.ui.batch.tab import Keep, answerer, batch_tab, opener, saver, stopper
from pullquote.ui.limits.clients import Clients
from tests.ui.conftest import Door
from tests.ui.conftest import FolderEditor as Double
from tests.ui.seen import ATTACKS, Seen

AT_ONCE = SheetSettings(together=4, pulse=0)  # every handful is shown
QUESTIONS = ["barn owl", "tea", "nothing here of it", "night", "pot"]


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps({"question": question}) + "\n" for question in QUESTIONS))
    return path


def states(shelf: Double, keep: Keep, path: Path, stop: int = 99) -> list[Any]:
    """What the page shows while a file is answered, until it is stopped."""

    async def all_of_it() -> list[Any]:
        steps = answerer(shelf, keep, Clients(), AT_ONCE)(str(path), None)  # type: ignore[arg-type]
        seen = []
        async for step in steps:
            seen.append(step)
            if len(seen) == stop:
                break
        await steps.aclose()  # type: ignore[attr-defined]
        return seen

    return asyncio.run(all_of_it())


def shown(found: bool, text: str) -> Sheet:
    quote = Quote(text, text, 5, 5 + len(text), text, 6, 5 + len(text), 0.9)
    return Sheet(text, 1, answers=(Answer(text, text, text, (quote,), 0.9, found),))


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str, found: bool) -> None:
    for html in (sheet_html.table(shown(found, attack)), sheet_html.holds(Sheet(attack, 2))):
        seen = Seen(html)
        assert attack in seen.text
        assert not {"img", "script", "svg", "iframe"} & set(seen.tags)
        assert not [name for name in seen.attributes if name.startswith("on")]


def test_a_row_holds_question_answer_confidence_quote_and_article() -> None:
    quote = Quote("a b.md", "Owls", 10, 25, "Barn owls hunt.", 15, 19, 0.95)
    found = Sheet("q.csv", 1, answers=(Answer("Who hunts?", "Who hunts?", "owls", (quote,), 0.95, True),))
    html = sheet_html.table(found)
    assert '<b dir="auto">owls</b>' in html
    assert '<span title="confidence 0.95" data-sure="0.9500">almost certain</span>' in html
    assert "Barn <mark>owls</mark> hunt." in html
    assert 'href="#article=a%20b.md&amp;start=10&amp;end=25"' in html
    missed = sheet_html.table(Sheet("q.csv", 1, answers=(Answer("Who?", "Who?", "", (quote,), 0.1, False),)))
    assert "The articles do not seem to answer this." in missed
    assert "<mark>" not in missed


def test_many_answers_are_counted_where_they_are_not_shown() -> None:
    (answer,) = shown(True, "owl").answers
    count = sheet_html.ROWS + 3
    many = Sheet("q.csv", count, answers=(answer,) * count)
    assert sheet_html.table(many).count("<tr") == sheet_html.ROWS + 1
    assert "… 3 more: download to see all" in sheet_html.table(many)
    assert f"{count} of {count} questions asked, {count} answered, 0 not found." in sheet_html.progress(many)


def test_answers_come_as_they_are_made_and_are_those_of_the_command(door: Door, asked: Path, tmp_path: Path) -> None:
    keep = saver(str(tmp_path / "cache"))
    *steps, last = states(door.shelf, keep, asked)
    assert [len(step[0].answers) for step in steps] == [0, 4]
    assert "4 of 5 questions" in steps[1][1]
    assert [step[4]["interactive"] for step in (*steps, last)] == [True, True, False]  # Stop
    assert "5 of 5 questions asked" in last[1]
    for button, suffix in zip((last[5], last[7]), (".csv", ".jsonl"), strict=True):
        output = tmp_path / f"answers{suffix}"
        door("batch", asked, "-o", output)
        assert Path(button["value"]).name == f"questions-answers{suffix}"
        assert Path(button["value"]).read_bytes() == output.read_bytes()


def test_what_was_answered_before_a_stop_can_be_had(shelf: Double, asked: Path, tmp_path: Path) -> None:
    keep = saver(str(tmp_path / "cache"))
    now = states(shelf, keep, asked, stop=2)[-1][0]
    assert shelf.asked == QUESTIONS[:4]
    _, told, _, start, stop, *_, jsonl = stopper(keep)(now)
    assert "Stopped: 4 of 5 questions asked" in told
    assert (start["interactive"], stop["interactive"]) == (True, False)
    assert len(Path(jsonl["value"]).read_text().splitlines()) == 4
    assert stopper(keep)(Sheet())[5]["value"] is None  # stopped before the first answer


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("q.pdf", "question\nowl\n", "q.pdf is neither .csv, .xlsx, .jsonl nor .txt"),
        ("q.csv", "owl\nnight\n", "q.csv has no column &#x27;question&#x27;"),
        ("q.csv", "question\n", "q.csv contains no questions."),
        ("q.jsonl", '{"question": "owl"}\nowl\n', "q.jsonl: line 2: not JSON"),
        ("q.jsonl", '{"question": "?!"}\n', "contains no words"),
        ("q.csv", 'question\n"<script>alert(1)</script', "unexpected end of data"),
    ],
)
def test_bad_files_give_one_clear_line(shelf: Double, tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    _, said, table, start, *_ = opener()(str(path))
    assert (said.count("<p"), told in said, table) == (1, True, "")
    assert str(tmp_path) not in said
    assert not start["interactive"]
    *_, last = states(shelf, saver(str(tmp_path)), path)
    assert told in last[1]
    assert shelf.asked == []


def test_limits_of_a_file_are_told(asked: Path) -> None:
    with pytest.raises(ValueError, match="contains 5 questions; at most 4 here"):
        sheet.checked(asked, SheetSettings(questions=4))
    with pytest.raises(ValueError, match=r"has \d+ bytes; at most 9 bytes here"):
        sheet.checked(asked, SheetSettings(bytes=9))


def test_opening_and_clearing_a_file(asked: Path) -> None:
    _, told, _, start, *_ = opener()(str(asked))
    assert "5 questions in questions.jsonl." in told
    assert start["interactive"]
    now, told, table, start, *_ = opener()(None)
    assert (now, told, table, start["interactive"]) == (Sheet(), "", "", False)


def test_no_event_is_open_to_other_programs(shelf: Double) -> None:
    async def built() -> dict[str, Any]:
        with gr.Blocks(analytics_enabled=False) as blocks, gr.Tab("Batch"):
            batch_tab(shelf, Clients())  # type: ignore[arg-type]
        return dict(blocks.get_config_file())

    events = asyncio.run(built())["dependencies"]
    assert events
    assert {event["api_visibility"] for event in events} == {"private"}


def test_what_is_no_single_answer_is_told_as_what_it_is() -> None:
    quote = Quote("a.md", "Owls", 0, 5, "Owls.", 0, 4, 0.95)
    topic = Answer("Compare owls", "owls", "", (quote, quote), 0.95, True)
    hello = Answer("hello", "hello", "", (), 0.0, False, reply="Hello.")
    html = sheet_html.table(Sheet("q.csv", 2, answers=(topic, hello)))
    assert "2 quotes" in html
    assert "almost certain" not in html
    assert "Hello." in html
    assert "do not seem" not in html
    assert "2 answered, 0 not found" in sheet_html.progress(Sheet("q.csv", 2, answers=(topic, hello)))


def test_articles_that_differ_give_all_their_answers() -> None:
    quotes = tuple(Quote(f"{n}.md", "Owls", 0, 5, "Owls.", 0, 4, 0.9) for n in range(2))
    groups = (Group("four", 0.9, (0,)), Group("five", 0.8, (1,)))
    html = sheet_html.table(Sheet("q.csv", 1, answers=(Answer("?", "?", "four", quotes, 0.9, True, answers=groups),)))
    assert "2 articles, 2 answers" in html
    assert "four; five" in html


def test_rows_without_a_question_are_told(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text("id,question\n1,owl\n2,\n")
    told = Seen(opener()(str(path))[1]).text
    assert told == "1 question in q.csv.1 row without a question skipped."
