"""The small programs in `examples` run as they stand, with the real models."""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
Run = Callable[..., str]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("museum")
    (folder / "2024-05-01-museum.md").write_text("The harbour museum in Larvik opened in 1987. It shows forty boats.\n")
    return folder


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """run("name.py", argument, …) → what that program prints, in an empty folder."""
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))

    def program(name: str, *words: object) -> str:
        monkeypatch.setattr(sys, "argv", [name, *map(str, words)])
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
        return capsys.readouterr().out

    return program


def test_they_are_small() -> None:
    assert max(len(program.read_text().splitlines()) for program in EXAMPLES.glob("*.py")) <= 25


def test_claims_are_checked(run: Run, articles: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.txt"
    claims.write_text("The harbour museum in Larvik opened in 1987.\nThe harbour museum in Larvik opened in 1950.\n")
    printed = run("check_claims.py", claims, articles)
    assert printed.startswith("says so        The harbour museum in Larvik opened in 1987.\n")
    assert "says otherwise The harbour" in printed


def test_what_changed_is_told_once(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "questions.txt").write_text("When did the harbour museum open?\n")
    words = (tmp_path / "questions.txt", tmp_path / "last.jsonl", articles)
    assert run("nightly_digest.py", *words) == "new: When did the harbour museum open? 1987\n"
    assert run("nightly_digest.py", *words) == ""


def test_passages_come_with_source_and_date(run: Run, articles: Path) -> None:
    (line,) = run("retriever.py", "When did the museum open?", articles).splitlines()
    passage = json.loads(line)
    assert passage["source"].startswith("2024-05-01-museum.md:0-")
    assert (passage["date"], "1987" in passage["text"]) == ("2024-05-01", True)
