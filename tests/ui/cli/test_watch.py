"""Watching a real folder with a small Pullquote: what is written appears, and no trouble ends it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from pullquote.corpus import Patterns
from pullquote.index import LibraryBusy
from pullquote.qa import Pullquote
from pullquote.ui.cli import watch as watching
from pullquote.ui.cli.watch import concerns, moving, watch
from tests.ui.conftest import Door

WAIT = 60  # seconds until a test gives up; none takes so long by itself


class Watched:
    """A library that is being watched, and what is told of it."""

    def __init__(self, library: Pullquote) -> None:
        self.library = library
        self.told: Queue[str] = Queue()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=watch, args=(library, self.told.put, self.stop))
        self.thread.start()

    def until(self, words: str) -> str:
        """The next thing told that holds the words."""
        while words not in (line := self.told.get(timeout=WAIT)):
            pass
        return line


@pytest.fixture
def library(folder: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pullquote]:
    monkeypatch.setattr(watching, "QUIET", 0.1)
    monkeypatch.setattr(watching, "AGAIN", 0.5)
    with Pullquote.open(folder, encoder=encoder, reader="sentences") as opened:
        yield opened


@pytest.fixture
def watched(library: Pullquote) -> Iterator[Watched]:
    (library.folder / "first.txt").write_text("A first look finds the finch.\n")
    watched = Watched(library)
    watched.until("added 1")  # the first look comes once it listens
    yield watched
    watched.stop.set()
    watched.thread.join()


def test_changes_appear_in_answers(watched: Watched) -> None:
    library, folder = watched.library, watched.library.folder
    (folder / "new.txt").write_text("The kiwi lays one enormous egg.\n")
    watched.until("added 1")
    assert library.ask("What does the kiwi lay?").quotes[0].article == "new.txt"
    (folder / "new.txt").rename(folder / "newer.txt")
    watched.until("removed 1")
    assert library.ask("What does the kiwi lay?").quotes[0].article == "newer.txt"
    (folder / "newer.txt").write_bytes(b"")
    assert watched.until("is empty") == "newer.txt: is empty"
    (folder / "newer.txt").write_text("The kiwi sleeps by day.\n")
    watched.until("added 1")
    assert library.ask("When does the kiwi sleep?").quotes[0].text == "The kiwi sleeps by day."


def test_only_what_changed_is_looked_at(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*how: Any) -> Any:
        raise AssertionError("all of the folder is looked at")

    monkeypatch.setattr("pullquote.corpus.look.scan", refused)
    (watched.library.folder / "new.txt").write_text("The kiwi lays one enormous egg.\n")
    watched.until("added 1")
    assert watched.library.ask("What does the kiwi lay?").quotes[0].article == "new.txt"


def test_a_change_of_what_is_ignored_is_followed(watched: Watched) -> None:
    (watched.library.folder / ".pullquoteignore").write_text("first.txt\n")
    assert watched.until("removed 1").startswith("added 0, changed 0, removed 1")
    (watched.library.folder / ".pullquoteignore").unlink()
    assert watched.until("added 1").startswith("added 1, changed 0, removed 0")


def test_a_library_that_is_deleted_is_made_again(watched: Watched) -> None:
    held = len(watched.library.articles())
    shutil.rmtree(watched.library.path)
    assert watched.until(f"added {held}, changed 0")
    assert watched.library.ask("What finds the finch?").quotes[0].article == "first.txt"


def test_a_build_that_fails_is_told_and_tried_again(library: Pullquote, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh, calls = library.refresh, []

    def failing(**how: Any) -> Any:
        calls.append(how)
        if len(calls) == 1:
            raise LibraryBusy("another build is under way")
        return refresh(**how)

    monkeypatch.setattr(library, "refresh", failing)
    (library.folder / "new.txt").write_text("The kiwi lays one enormous egg.\n")
    watched = Watched(library)
    watched.until("another build is under way")
    watched.until("added 1")
    watched.stop.set()
    watched.thread.join()


def test_in_another_thread_for_as_long_as_the_block_runs(library: Pullquote) -> None:
    told: Queue[str] = Queue()
    with watching.watching(library, told.put):
        (library.folder / "new.txt").write_text("The kiwi lays one enormous egg.\n")
        assert told.get(timeout=WAIT).startswith("added 1")
    assert "watch" not in {thread.name for thread in threading.enumerate()}


def test_the_options_of_build_reach_the_library(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    watched: list[object] = []
    monkeypatch.setattr(watching, "watch", lambda library, *_: watched.append(library))
    assert door("build", "--from-scratch", "--exclude", "drafts/*", "--encoder", "other", "--watch").exit_code == 0
    assert door("build", "--include", "").exit_code == 0
    assert door("build").exit_code == 0
    told = [(options["from_scratch"], options["patterns"], options["switch"]) for options in door.opened]
    assert told == [(True, Patterns(exclude=("drafts/*",)), True), (False, Patterns(), False), (False, None, False)]
    assert watched == [door.shelf]


def test_a_file_that_still_grows_is_left_for_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing, resting = folder / "owls.txt", folder / "tea.txt"

    class Ticks(threading.Event):
        """Each wait is over at once, and the file has grown."""

        def wait(self, timeout: float | None = None) -> bool:
            growing.write_text(growing.read_text() + "more")
            return False

    assert moving([growing, resting], folder, Ticks()) == ["owls.txt"]
    assert moving([resting], folder, Ticks()) == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a.txt", True),
        ("deep/b.PDF", True),
        ("folder.that.was", True),
        (".a.txt.swp", False),
        (".git/a.txt", False),
        (".pullquoteignore", True),
        ("deep/.pullquoteignore", False),
        ("~$letter.docx", False),
        ("#a.txt#", False),
        ("picture.gif", False),
        ("library/library.db", False),
        ("../elsewhere.txt", False),
    ],
)
def test_changes_that_concern_articles(tmp_path: Path, name: str, wanted: bool) -> None:
    for made in ("picture.gif", "#a.txt#", "~$letter.docx"):
        (tmp_path / made).write_text("")
    assert concerns((tmp_path / name).resolve(), tmp_path, tmp_path / "library") == wanted
