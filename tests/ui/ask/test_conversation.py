"""The conversation: stages, history, editing, stopping, and its ways to JSON and back and to Markdown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pullquote.qa import Answer, Pullquote, Quote
from pullquote.ui.ask.chat_html import html
from pullquote.ui.ask.chat_json import from_json, to_json
from pullquote.ui.ask.conversation import TURNS, Chat, Turn, asked, judged, stopped, switched
from pullquote.ui.ask.said import signature, was_said
from pullquote.ui.shared.markdown import escaped, markdown
from tests.ui.seen import ATTACKS, Seen

ARTICLES = {
    "owls.txt": "Owls\n\nBarn owls hunt at night. A barn owl eats about four voles a night.\n",
    "tea.md": "# Tea\n\nGreen tea comes from China.\n",
}


@pytest.fixture
def library(folder: Callable[..., Path], encoder: Any) -> Iterator[Pullquote]:
    with Pullquote.open(folder(ARTICLES), encoder=encoder, reader="sentences", threshold=0.0) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    def make(articles: dict[str, str]) -> Path:
        (tmp_path / "articles").mkdir()
        for name, text in articles.items():
            (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
        return tmp_path / "articles"

    return make


def last(library: Pullquote, question: str, chat: Chat | None = None, at: int | None = None) -> Chat:
    *_, now = asked(library, question, chat or Chat(), at)
    return now


def test_a_question_goes_through_its_stages(library: Pullquote) -> None:
    searching, reading, answered = asked(library, "barn owl", Chat())
    assert "Searching …" in html(searching)
    assert "Reading 2 passages …" in html(reading)
    assert '<mark data-quote="1"' in html(answered)
    assert "pq-stage" not in html(answered)


def test_earlier_questions_are_the_history(library: Pullquote) -> None:
    now = last(library, "When?", last(library, "Where do barn owls hunt?"))
    assert [turn.question for turn in now.turns] == ["Where do barn owls hunt?", "When?"]
    assert now.turns[1].answer
    assert now.turns[1].answer.understood == "When do barn owls hunt?"


def test_a_blank_question_changes_nothing(library: Pullquote) -> None:
    assert list(asked(library, " \n", Chat())) == [Chat()]


def test_what_the_user_can_mend_is_told_in_place_and_is_no_history(library: Pullquote) -> None:
    now = last(library, "\ud800")
    assert "not valid Unicode text" in html(now)
    assert now.history == []


def test_an_edited_question_makes_a_branch_and_nothing_answered_is_lost(library: Pullquote) -> None:
    first = last(library, "tea", last(library, "owl"))
    second = last(library, "barn owl", first, at=0)
    assert [turn.question for turn in second.turns] == ["barn owl"]
    back = switched(second, 0, -1)
    assert [turn.question for turn in back.turns] == ["owl", "tea"]
    assert switched(back, 0, 1) == second
    assert switched(second, 0, 1) == second  # there is no third
    assert "2/2" in html(second)
    assert "1/2" in html(back)


def test_branches_within_branches_stay_as_they_were(library: Pullquote) -> None:
    inner = last(library, "green tea", last(library, "tea", last(library, "owl")), at=1)  # owl > tea | green tea
    outer = last(library, "barn owl", inner, at=0)
    back = switched(outer, 0, -1)
    assert [turn.question for turn in switched(back, 1, -1).turns] == ["owl", "tea"]


def test_a_turn_without_an_answer_is_replaced_when_it_is_edited(library: Pullquote) -> None:
    now = last(library, "tea", last(library, "\ud800"), at=0)
    assert [turn.question for turn in now.turns] == ["tea"]
    assert now.turns[0].before == ()


def test_what_is_stopped_is_said_to_be(library: Pullquote) -> None:
    searching = next(iter(asked(library, "barn owl", last(library, "tea"))))
    now = stopped(searching)
    assert [turn.trouble for turn in now.turns] == ["", "Stopped."]
    assert "pq-stage" not in html(now)


def test_a_long_conversation_forgets_its_oldest_turns(library: Pullquote) -> None:
    before = Chat(tuple(Turn(str(number), trouble="x") for number in range(TURNS)))
    now = last(library, "owl", before)
    assert len(now.turns) == TURNS
    assert (now.turns[0].question, now.turns[-1].question) == ("1", "owl")


def test_a_kept_conversation_comes_back_as_it_was(library: Pullquote) -> None:
    chat = last(library, "When?", last(library, "Where do barn owls hunt?"))
    chat = last(library, "Where?", chat, at=1)
    again = from_json(to_json(chat, library), library)
    assert [turn.question for turn in switched(again, 1, -1).turns] == ["Where do barn owls hunt?", "When?"]
    assert again.id == chat.id
    assert again.history == chat.history
    assert again.turns[0].html in html(again)
    assert to_json(again, library) == to_json(chat, library)
    assert to_json(Chat(), library) == ""


def test_feedback_is_kept_once_and_said_to_be(library: Pullquote) -> None:
    chat = last(library, "When?", last(library, "Where do barn owls hunt?"))
    now = judged(library, judged(library, chat, 1, False, "no time"), 1, True, "")
    kept = [json.loads(line) for line in (library.path / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(k["question"], k["history"], k["rating"], k["remark"]) for k in kept] == [
        ("When?", ["Where do barn owls hunt?"], "down", "no time")
    ]
    assert "Marked as not helpful." in html(now)
    again = judged(library, now, 1, None, "")
    assert again.turns[1].liked is None
    assert (library.path / "feedback.jsonl").read_text(encoding="utf-8") == ""


def test_only_what_was_said_here_can_be_rated(library: Pullquote) -> None:
    honest = json.loads(to_json(last(library, "barn owl"), library))
    (turn,) = honest["turns"]
    forged = honest | {"turns": [turn | {"answer": turn["answer"] | {"answer": "penguins"}}]}
    unsigned = honest | {"turns": [{"question": "owl?", "answer": turn["answer"]}]}
    for told in (forged, unsigned):
        now = judged(library, from_json(json.dumps(told), library), 0, True, "")
        assert "Only an answer that was given here can be rated" in html(now)
    assert not (library.path / "feedback.jsonl").exists()
    now = judged(library, from_json(json.dumps(honest), library), 0, True, "")
    assert "Marked as helpful." in html(now)


def test_an_answer_keeps_its_signature_when_a_browser_writes_its_numbers_anew(library: Pullquote) -> None:
    answer = replace(library.ask("barn owl"), confidence=1.0)
    again = Answer.from_dict(answer.to_dict() | {"confidence": 1})
    assert was_said(library.path, again, signature(library.path, answer))


def test_the_key_of_signatures_is_for_its_owner_alone(library: Pullquote) -> None:
    signature(library.path, library.ask("barn owl"))
    assert (library.path / "answers.key").stat().st_mode & 0o777 == 0o600


def test_feedback_that_cannot_be_kept_says_why(library: Pullquote) -> None:
    now = judged(library, last(library, "barn owl"), 0, False, "x" * 3000)
    assert "a remark may have 2000 characters" in html(now)


@pytest.mark.parametrize(
    "kept",
    ["", "[]", "{", '{"turns": 3}', '{"id": 1, "turns": [{"question": "q", "answer": {}}]}', None, 7, "x" * 4_000_001,
     '{"id": 1, "turns": [{"question": "q", "answer": {"quotes": [{}]}}]}'],
)  # fmt: skip
def test_what_is_no_kept_conversation_is_refused_in_one_line(kept: Any, library: Pullquote) -> None:
    with pytest.raises(ValueError, match="the kept conversation cannot be read"):
        from_json(kept, library)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_kept_conversation_is_foreign_text(attack: str, library: Pullquote) -> None:
    quote = dict.fromkeys(("article", "title", "text"), attack)
    places = dict.fromkeys(("start", "end", "answer_start", "answer_end", "confidence"), 0)
    answer = {"question": attack, "understood": "x", "answer": attack, "confidence": 1, "found": True, "id": None}
    told = {
        "id": attack,
        "turns": [{"question": attack, "answer": answer | {"quotes": [quote | places | {"also": [attack]}]}}],
    }
    seen = Seen(html(from_json(json.dumps(told), library)))
    assert seen.tame
    assert attack in seen.text


def test_markdown_tells_question_answer_quote_and_place() -> None:
    quote = Quote("a/b.md", "On *tea*", 5, 17, "Tea is <hot>.", 12, 17, 0.9)
    told = markdown([("What is tea?", Answer("What is tea?", "What is tea?", "hot", (quote,), 0.9, True))])
    assert told == (
        "## What is tea?\n\n**hot** (almost certain)\n\n> Tea is \\<hot\\>.\n>\n"
        "> — *On \\*tea\\**, a/b.md, characters 5–17\n"
    )


def test_markdown_of_what_was_not_found_quotes_nothing() -> None:
    told = markdown([("Why?", Answer("Why?", "Why tea?", "", (), 0.1, False))])
    assert told == "## Why?\n\n*searched for “Why tea?”*\n\n*The articles do not seem to answer this.*\n"


def test_lines_that_would_be_lists_or_headings_stay_text() -> None:
    assert [escaped(line) for line in ("1. x", "- x", "# x", "a\n\nb")] == ["1\\. x", "\\- x", "\\# x", "a b"]
