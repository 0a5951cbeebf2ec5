"""The model embeds while names are mined and words are indexed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import refresh
from pullquote.index.build import build
from pullquote.index.build.executor import BEGUN, LocalExecutor
from tests.conftest import WordHashEncoder


def test_names_are_mined_while_the_model_embeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "owl.txt").write_text("The owl sleeps by day.")
    mined, mine = threading.Event(), build.mine

    class Waiting(WordHashEncoder):
        def encode(self, texts: Any) -> Any:
            assert mined.wait(60), "names are mined only after the model has ended"
            return super().encode(texts)

    def told(*how: Any) -> None:
        mine(*how)
        mined.set()

    monkeypatch.setattr(build, "mine", told)
    assert refresh(tmp_path / "library", tmp_path / "articles", Waiting()).embedded == 1


def test_results_come_in_order_and_no_more_is_taken_than_is_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(BEGUN + 5):
            taken.append(number)
            yield number

    with LocalExecutor(WordHashEncoder()) as executor:
        results = executor.begin(lambda _, number: number * 2, items())
        assert len(taken) == BEGUN
        assert next(results) == 0
        assert len(taken) == BEGUN + 1
        assert list(results) == [number * 2 for number in range(1, BEGUN + 5)]


def test_what_fails_is_raised_where_it_is_waited_for() -> None:
    def work(_: Any, number: int) -> int:
        if number == 1:
            raise ValueError("too much")
        return number

    with LocalExecutor(WordHashEncoder()) as executor:
        results = executor.begin(work, range(3))
        assert next(results) == 0
        with pytest.raises(ValueError, match="too much"):
            next(results)
