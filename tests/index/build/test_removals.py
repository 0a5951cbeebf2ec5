"""A library is not emptied because a drive is missing."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import Patterns
from pullquote.index import Library, RefreshOptions, Report, refresh

Make = Callable[..., Path]
Build = Callable[..., Report]
MANY = {f"{number:02}.txt": f"The hill number {number} is {number} metres high.\n" for number in range(60)}


@pytest.fixture
def build(path: Path, encoder: Any) -> Build:
    """build(root, **options) → the report of a build of the library at `path`."""
    return lambda root, **options: refresh(path, root, encoder, options=RefreshOptions(**options))


def held(path: Path, encoder: Any) -> list[str]:
    library = Library(path, encoder)
    try:
        return [entry.id for entry in library.articles()]
    finally:
        library.close()


@pytest.mark.parametrize("asking", [False, True])
@pytest.mark.parametrize("gone", [60, 13])
def test_more_than_a_fifth_of_the_articles_is_not_removed_without_being_asked_for(
    folder: Make, path: Path, encoder: Any, build: Build, gone: int, asking: bool
) -> None:
    root = folder(MANY)
    build(root)
    lost = sorted(MANY)[:gone]
    for id in lost:
        (root / id).unlink()
    report = build(root, allow_removals=False if asking else None)
    assert (report.removed, list(report.kept)) == ((), lost)
    assert report.notes == (
        f"kept {gone} of 60 articles, whose files are gone: is a drive missing? If not, to remove them run:"
        " pullquote build --allow-removals",
    )
    assert held(path, encoder) == sorted(MANY)
    assert list(build(root, allow_removals=True).removed) == lost
    assert held(path, encoder) == sorted(MANY)[gone:]


def test_a_few_are_removed_and_all_of_a_few_are_not(folder: Make, build: Build) -> None:
    root = folder(dict(list(MANY.items())[:12]))
    build(root)
    for number in range(10):
        (root / f"{number:02}.txt").unlink()
    assert len(build(root).removed) == 10
    for number in (10, 11):
        (root / f"{number:02}.txt").unlink()
    assert build(root).kept == ("10.txt", "11.txt")


def test_to_ask_removes_nothing(folder: Make, build: Build) -> None:
    root = folder(dict(list(MANY.items())[:5]))
    build(root)
    (root / "00.txt").unlink()
    (root / "01.txt").write_text("")
    (root / "02.txt").rename(root / "two.txt")
    report = build(root, allow_removals=False)
    assert (report.added, report.removed, report.kept) == (("two.txt",), ("02.txt",), ("00.txt", "01.txt"))
    assert report.notes == (
        "kept 2 articles whose files are gone or damaged (00.txt, 01.txt); to remove them run: pullquote build",
    )
    assert build(root).removed == ("00.txt", "01.txt")


def test_a_folder_that_was_renamed_is_no_loss(folder: Make, path: Path, encoder: Any, build: Build) -> None:
    root = folder({f"old/{id}": text for id, text in MANY.items()})
    build(root)
    (root / "old").rename(root / "new")
    assert len(build(root).removed) == 60
    assert held(path, encoder) == [f"new/{id}" for id in sorted(MANY)]


def test_what_is_ignored_by_now_leaves(folder: Make, build: Build) -> None:
    root = folder(MANY)
    build(root)
    (root / ".pullquoteignore").write_text("*\n!59.txt\n")
    assert len(build(root, allow_removals=False).removed) == 59


def test_what_is_in_a_folder_that_cannot_be_listed_stays_and_is_marked(
    folder: Make, path: Path, encoder: Any, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, listed = folder({"a.txt": "The hill is high.", "b.txt": "So is the tower.", "shut/c.txt": "Tea."}), os.scandir
    build(root)
    (root / "a.txt").unlink()

    def failing(place: Any) -> Any:
        if str(place).endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", place)
        return listed(place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", failing)
        report = build(root)
        library = Library(path, encoder)
        assert (library.changes(root).gone, library.changes(root).unreachable) == (["a.txt"], ["shut/c.txt"])
    assert (report.removed, report.kept) == ((), ("a.txt", "shut/c.txt"))
    assert "kept 2 articles, because part of the folder cannot be read: shut (permission denied)" in report.notes[0]
    (marked,) = library.unreachable
    assert (marked.path, marked.reason) == ("shut", "permission denied")
    library.close()
    assert build(root).removed == ("a.txt",)


def test_an_empty_folder_is_marked_until_it_is_filled(
    folder: Make, path: Path, encoder: Any, build: Build, tmp_path: Path
) -> None:
    root = folder(MANY)
    build(root)
    root.rename(tmp_path / "elsewhere")
    root.mkdir()
    build(root)
    library = Library(path, encoder)
    (first,) = library.unreachable
    assert (first.path, first.reason) == ("", "it is empty")
    shutil.rmtree(root)
    (tmp_path / "elsewhere").rename(root)
    report = build(root)
    assert (len(report.unchanged), report.embedded, library.unreachable) == (60, 0, [])
    library.close()


@pytest.mark.parametrize("older", [False, True])
def test_another_content_of_the_same_size_and_time_is_read(folder: Make, path: Path, build: Build, older: bool) -> None:
    root = folder({"a.txt": "The hill is high.", "b.txt": "The tower is old."})
    build(root)
    if older:  # a library that was made before stamps were kept: the next build notes them
        with sqlite3.connect(path / "library.db") as db:
            db.execute("UPDATE articles SET stamp = ''")
        db.close()
        assert build(root).unchanged == ("a.txt", "b.txt")
    status = (root / "a.txt").stat()
    (root / "a.txt").write_text("The hill is tall.")
    os.utime(root / "a.txt", ns=(status.st_mtime_ns, status.st_mtime_ns))
    assert build(root).changed == ("a.txt",)
    assert build(root, checksum=True).unchanged == ("a.txt", "b.txt")


def test_a_pattern_that_matches_no_file_is_said(folder: Make, build: Build) -> None:
    report = build(folder({"a.txt": "The hill is high."}), patterns=Patterns(exclude=("*.pdf",)))
    assert report.notes == ("no file matches the pattern '*.pdf'",)
