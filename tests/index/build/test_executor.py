"""The model embeds while files are read, names are mined and words are indexed."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import BuildSettings, Library, refresh
from pullquote.index.build import build
from pullquote.index.build.executor import LocalExecutor
from pullquote.index.build.read_files import DELAY
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


def test_the_model_embeds_while_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    count = DELAY + 10
    for number in range(count):
        (tmp_path / "articles" / f"{number:02}.txt").write_text(f"Owl number {number} sleeps by day.")
    begun = threading.Event()

    class Telling(WordHashEncoder):
        def encode(self, texts: Any) -> Any:
            begun.set()
            return super().encode(texts)

    def progress(done: int, total: int, label: str) -> None:
        if label == "reading" and done == total:
            assert begun.wait(60), "nothing is embedded until all is read"

    settings = BuildSettings(batch=4)
    report = refresh(tmp_path / "library", tmp_path / "articles", Telling(), settings, progress)
    assert (report.passages, report.embedded) == (count, count)


def test_a_line_that_is_found_to_repeat_at_last_is_in_no_passage(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    repeated = {0, *range(DELAY, DELAY + 4)}  # the first one is split before the fifth is read
    for number in range(DELAY + 10):
        line = "Write to the owl\n\n" if number in repeated else ""
        (tmp_path / "articles" / f"{number:02}.txt").write_text(f"{line}Owl number {number} sleeps by day.\n")
    encoder, path = WordHashEncoder(), tmp_path / "library"
    refresh(path, tmp_path / "articles", encoder, BuildSettings(batch=4))
    with closing(Library(path, encoder)) as library:
        hits = library.search("Write to the owl", 100)
    found = {hit.article.id: hit.article.text[hit.passage.start : hit.passage.end] for hit in hits}
    assert found == {f"{number:02}.txt": f"Owl number {number} sleeps by day." for number in range(DELAY + 10)}


def test_what_fails_is_raised_where_it_is_waited_for() -> None:
    def work(_: Any, number: int) -> int:
        if number == 1:
            raise ValueError("too much")
        return number

    with LocalExecutor(WordHashEncoder()) as executor:
        good, bad = executor.begin(work, 0), executor.begin(work, 1)
        assert good.result() == 0
        with pytest.raises(ValueError, match="too much"):
            bad.result()
