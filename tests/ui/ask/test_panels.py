"""What the chat offers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from pullquote.qa import Pullquote, Suggestions
from pullquote.qa.query.examples import keep
from pullquote.ui.ask.conversation import Chat
from pullquote.ui.ask.panels import offered


class Large:
    """A library whose articles take too long to be looked at while someone waits."""

    generation = 3

    def __init__(self, path: Path) -> None:
        self.path = path

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} was called")


def test_questions_kept_by_a_build_are_offered_without_asking_or_reading_anything(tmp_path: Path) -> None:
    keep(tmp_path, 3, [f"Who built tower {n}?" for n in range(1, 9)])
    shown = list(offered(Suggestions(cast("Pullquote", Large(tmp_path))), Chat()))
    assert len(shown) == 4
    assert [f"tower {n}" in shown[-1] for n in range(1, 6)] == [True, True, True, True, False]
