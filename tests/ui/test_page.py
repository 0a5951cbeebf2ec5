"""The page: one turn after another, with the earlier questions as history, and built without a server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from tests.ui.conftest import Shelf
from ui.page import STYLE, TURNS, Turn, answered, conversation, page
from ui.serve import Serving


def test_a_question_shows_at_once_and_its_answer_after(shelf: Shelf) -> None:
    first, second = answered(shelf, "barn owl", ())  # type: ignore[arg-type]
    assert first == (Turn("barn owl"),)
    assert "searching and reading" in conversation(first)
    assert "<mark>owl</mark>" in conversation(second)
    assert "searching and reading" not in conversation(second)


def test_earlier_questions_are_the_history(shelf: Shelf) -> None:
    *_, before = answered(shelf, "barn owl", ())  # type: ignore[arg-type]
    *_, after = answered(shelf, "night?", before)  # type: ignore[arg-type]
    assert [turn.question for turn in after] == ["barn owl", "night?"]
    assert "searched for “barn owl night?”" in after[1].answer


def test_a_blank_question_changes_nothing(shelf: Shelf) -> None:
    before = (Turn("a", "b"),)
    assert list(answered(shelf, " \n", before)) == [before]  # type: ignore[arg-type]
    assert shelf.asked == []


def test_what_the_user_can_mend_is_told_in_place(shelf: Shelf) -> None:
    *_, after = answered(shelf, "\ud800", ())  # type: ignore[arg-type]
    assert "not valid Unicode text" in after[0].answer
    *_, after = answered(shelf, "barn owl", after)  # type: ignore[arg-type]
    assert "searched for" not in after[1].answer  # what could not be asked is no history


def test_a_long_conversation_forgets_its_oldest_turns(shelf: Shelf) -> None:
    before = tuple(Turn(str(number), "x") for number in range(TURNS))
    *_, after = answered(shelf, "owl", before)  # type: ignore[arg-type]
    assert len(after) == TURNS
    assert (after[0].question, after[-1].question) == ("1", "owl")


def test_the_page_builds_and_knows_its_articles(shelf: Shelf) -> None:
    async def config_of_page() -> dict[str, Any]:
        return dict(page(shelf, Serving()).get_config_file())  # type: ignore[arg-type]

    config = asyncio.run(config_of_page())  # without a running loop gradio would leave one open
    values = [str(component["props"].get("value")) for component in config["components"]]
    assert any("2 articles, quoted word for word" in value for value in values)
    assert config["analytics_enabled"] is False


def test_the_style_names_no_other_host() -> None:
    assert Path(STYLE).is_file()
    assert not any(word in STYLE.read_text() for word in ("http", "@import", "url("))
