"""The fastest way is measured once for a processor, kept, and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pullquote.index.models import fastest as module
from pullquote.index.models.fastest import Measured, Way, fastest, measured


class Clock:
    """Ways to run a model, each taking its own seconds of a clock that nothing else moves."""

    def __init__(self, **seconds: float) -> None:
        self.now, self.made = 0.0, list[str]()
        self.ways: dict[str, Way] = {name: self._way(name, each) for name, each in seconds.items()}

    def _way(self, name: str, seconds: float) -> Way:
        def ready() -> Callable[[], object]:
            self.made.append(name)
            return lambda: setattr(self, "now", self.now + seconds)

        return ready


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(bf16=0.030, f32=0.020)
    monkeypatch.delenv(module.VARIABLE, raising=False)
    monkeypatch.setattr(module.time, "perf_counter", lambda: clock.now)
    monkeypatch.setattr(module, "processor", lambda: "this one")
    return clock


def test_the_fastest_is_chosen_kept_and_told(clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "cache" / "runtimes.json"
    assert fastest("embedding", "bf16", clock.ways, file) == "f32"
    assert measured(file) == {"embedding": Measured("f32", {"bf16": 30.0, "f32": 20.0})}
    assert fastest("embedding", "bf16", clock.ways, file) == "f32"
    assert clock.made == ["bf16", "f32"]  # measured once


@pytest.mark.parametrize(("seconds", "chosen"), [(0.0271, "bf16"), (0.0269, "f32")])
def test_another_than_the_usual_has_to_be_a_tenth_faster(
    clock: Clock, tmp_path: Path, seconds: float, chosen: str
) -> None:
    clock.ways = {"bf16": clock.ways["bf16"], "f32": clock._way("f32", seconds)}
    assert fastest("reader", "bf16", clock.ways, tmp_path / "runtimes.json") == chosen


def test_on_another_processor_it_is_measured_again(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "runtimes.json"
    fastest("embedding", "bf16", clock.ways, file)
    monkeypatch.setattr(module, "processor", lambda: "another one")
    assert measured(file) == {}
    fastest("embedding", "bf16", clock.ways, file)
    assert clock.made == ["bf16", "f32"] * 2
    assert set(json.loads(file.read_text())) == {"this one", "another one"}


@pytest.mark.parametrize(
    ("asked", "got"), [("usual", "bf16"), ("embedding=f32", "f32"), ("reader=f32", "bf16"), ("embedding=f8", "bf16")]
)
def test_a_variable_decides_without_measuring(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, got: str
) -> None:
    monkeypatch.setenv(module.VARIABLE, asked)
    assert fastest("embedding", "bf16", clock.ways, tmp_path / "runtimes.json") == got
    assert not clock.made


def test_nothing_is_measured_where_there_is_no_choice_or_nothing_can_be_kept(clock: Clock, tmp_path: Path) -> None:
    assert fastest("reader", "8 bits", {}, tmp_path / "runtimes.json") == "8 bits"
    (tmp_path / "file").write_text("")
    assert fastest("embedding", "bf16", clock.ways, tmp_path / "file" / "runtimes.json") == "bf16"
    assert not clock.made


@pytest.mark.parametrize("text", ["", "{", "[]", '{"this one": {"embedding": {"chosen": 1}}}'])
def test_a_damaged_file_is_written_again(clock: Clock, tmp_path: Path, text: str) -> None:
    file = tmp_path / "runtimes.json"
    file.write_text(text)
    assert measured(file) == {}
    assert fastest("embedding", "bf16", clock.ways, file) == "f32"
    assert measured(file)["embedding"].chosen == "f32"
