"""Caches are made in memory where there is room, and end up in the library all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import refresh
from pullquote.index.local import scratch as made
from pullquote.index.local import words
from pullquote.index.local.scratch import scratch


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(made, "MEMORY", memory)
    monkeypatch.setattr(made, "SPARE", 0)
    return memory


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    cache = tmp_path / "library" / "words-1"
    cache.mkdir(parents=True)
    return cache


def test_what_is_made_ends_up_in_the_folder(memory: Path, cache: Path) -> None:
    with scratch(cache, 0) as place:
        assert place.parent == memory
        (place / "one.term").write_text("1")
        assert list(cache.iterdir()) == []
    assert (cache / "one.term").read_text() == "1"
    assert list(memory.iterdir()) == []


@pytest.mark.parametrize("why", ["full", "missing"])
def test_without_room_in_memory_the_folder_itself_is_written(memory: Path, cache: Path, why: str) -> None:
    if why == "missing":
        memory.rmdir()
    with scratch(cache, 1 << 60 if why == "full" else 0) as place:
        assert place == cache


def test_what_a_killed_build_left_is_swept_and_that_of_other_libraries_stays(memory: Path, cache: Path) -> None:
    with scratch(cache, 0) as place:
        mine = place.name[: len("pullquote-") + 16]
    for left in (f"{mine}-killed", "pullquote-0123456789abcdef-running"):
        (memory / left).mkdir()
    with scratch(cache, 0):
        pass
    assert [left.name for left in memory.iterdir()] == ["pullquote-0123456789abcdef-running"]


def test_a_large_library_goes_on_from_the_files_before(
    memory: Path, folder: Callable[..., Path], path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "ANEW", 0)
    texts = {f"{name}.txt": f"The {name} of the shop likes the piano.\n" for name in ("cat", "dog", "owl", "cow")}
    root = folder(texts)
    refresh(path, root, encoder)
    before = {file.name: file.stat().st_ino for file in path.glob("words-*/*") if file.suffix == ".term"}
    (root / "dog.txt").unlink()
    (root / "hen.txt").write_text("The hen looks at the wallet.\n")
    refresh(path, root, encoder)
    after = {file.name: file.stat().st_ino for file in path.glob("words-*/*") if not file.is_symlink()}
    assert before.items() <= after.items()
    assert [article.id for article in state(path, encoder).articles] == ["cat.txt", "cow.txt", "hen.txt", "owl.txt"]


def test_a_build_that_stops_says_why_though_its_folder_is_still_written_to(
    memory: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(39, "Directory not empty")

    monkeypatch.setattr("os.rmdir", full)
    with pytest.raises(KeyboardInterrupt), scratch(cache, 1):
        raise KeyboardInterrupt
    monkeypatch.undo()
    assert list(memory.iterdir())  # the next build removes it
