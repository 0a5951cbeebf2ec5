"""Whatever happens to its files, a library answers right or says in one line what to do."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from pullquote.index import Library, LibraryBusy, LibraryDamaged, LibraryError, LibraryMismatch, RefreshOptions, refresh
from pullquote.index.store.schema import FORMAT
from pullquote.index.store.writing import TRUTH

THREE = {
    "shop.txt": "The shop in Jakarta sells shoes. It opened in March.\n",
    "wallet.txt": "The wallet pays for tea in Lisbon. Tourists like the wallet.\n",
    "cat.txt": "A cat sleeps on the piano. The piano is old.\n",
}
Make = Callable[..., Path]


def lose(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 4
    file.unlink()  # it may be linked to the file of another state
    file.write_bytes(data)


def swap(file: Path) -> None:
    file.unlink()
    file.write_bytes(b"of another library")


def held(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()} - {TRUTH, f"{TRUTH}-wal", f"{TRUTH}-shm", "lock"}


@pytest.mark.parametrize("damage", [lose, cut, flip, swap])
@pytest.mark.parametrize("cache", ["words", "vectors"])
def test_a_damaged_cache_is_noticed_told_and_made_again(
    folder: Make, path: Path, encoder: Any, state: Any, caplog: pytest.LogCaptureFixture, cache: str, damage: Any
) -> None:
    refresh(path, folder(THREE), encoder)
    before = state(path, encoder)
    (place,) = path.glob(f"{cache}-*")
    for file in [*place.glob("*.idx"), *place.glob("*.faiss")]:
        damage(file)
    with caplog.at_level(logging.WARNING):
        assert state(path, encoder) == before
    assert [record.message for record in caplog.records] == [
        f"the {cache} of the library {path} were missing or damaged; they are rebuilt from it"
    ]
    caplog.clear()
    assert state(path, encoder) == before  # mended for good
    assert caplog.records == []
    assert {name.split("-")[0] for name in held(path)} == {"words", "vectors"}


@pytest.mark.parametrize("cache", ["words", "vectors"])
def test_while_a_build_runs_lost_caches_are_made_in_memory(
    folder: Make, path: Path, encoder: Any, state: Any, caplog: pytest.LogCaptureFixture, cache: str
) -> None:
    refresh(path, folder(THREE), encoder)
    before = state(path, encoder)
    (place,) = path.glob(f"{cache}-*")
    shutil.rmtree(place)
    with FileLock(path / "lock"):
        assert state(path, encoder) == before
    assert "under way" in caplog.text
    assert not place.exists()


def test_a_build_goes_on_from_damaged_words(folder: Make, path: Path, encoder: Any, state: Any) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    (place,) = path.glob("words-*")
    (place / "meta.json").write_text("{}")
    (root / "new.txt").write_text("A new shop opens in Rome tomorrow.\n")
    refresh(path, root, encoder)
    refresh(path.with_name("fresh"), root, encoder)
    assert state(path, encoder) == state(path.with_name("fresh"), encoder)


def test_what_a_stopped_build_left_is_swept_away(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    (path / "words-0").mkdir()
    (path / "vectors-0").mkdir()
    refresh(path, root, encoder)
    assert not {"words-0", "vectors-0"} & held(path)


def test_a_file_that_is_no_library_is_named_and_built_from_scratch(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    path.mkdir()
    (path / TRUTH).write_bytes(b"no database at all " * 100)
    for use in (lambda: refresh(path, root, encoder), lambda: Library(path, encoder)):
        with pytest.raises(LibraryDamaged, match="run: pullquote build --from-scratch"):
            use()
    assert len(refresh(path, root, encoder, options=RefreshOptions(from_scratch=True)).added) == 3


def test_a_text_that_changed_on_the_disk_is_noticed(folder: Make, path: Path, encoder: Any) -> None:
    refresh(path, folder(THREE), encoder)
    file = path / TRUTH
    data = file.read_bytes()
    assert data.count(b"sells shoes") == 1
    file.write_bytes(data.replace(b"sells shoes", b"sells shops"))
    with pytest.raises(LibraryDamaged, match=r"the text of shop\.txt has changed.*--from-scratch"):
        Library(path, encoder).search("shop")


def test_after_a_crash_the_next_build_reads_the_library_through(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    with sqlite3.connect(path / TRUTH) as db:
        db.execute("INSERT INTO meta VALUES ('writing', '1')")  # as a killed build leaves it
        db.execute("UPDATE texts SET text = replace(text, 'shoes', 'shops')")
    db.close()
    with pytest.raises(LibraryDamaged, match="--from-scratch"):
        refresh(path, root, encoder)
    assert len(refresh(path, root, encoder, options=RefreshOptions(from_scratch=True)).added) == 3
    assert refresh(path, root, encoder).embedded == 0


def made_by(path: Path, version: int) -> None:
    with sqlite3.connect(path / TRUTH) as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'format'", (version,))
    db.close()


def test_a_library_of_a_newer_version_is_refused(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    made_by(path, FORMAT + 1)
    for use in (lambda: refresh(path, root, encoder), lambda: Library(path, encoder)):
        with pytest.raises(LibraryMismatch, match="newer version"):
            use()
    assert len(refresh(path, root, encoder, options=RefreshOptions(from_scratch=True)).added) == 3


def test_a_library_of_an_older_version_is_made_anew_by_the_next_build(
    folder: Make, path: Path, encoder: Any, caplog: pytest.LogCaptureFixture
) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    made_by(path, FORMAT - 1)
    with pytest.raises(LibraryMismatch, match="older version; run: pullquote build"):
        Library(path, encoder)
    assert len(refresh(path, root, encoder).added) == 3
    assert "made by an older version and is being rebuilt" in caplog.text


def test_the_lock_is_freed_even_where_the_note_on_the_builder_cannot_be_removed(
    folder: Make, path: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, unlink = folder(THREE), Path.unlink

    def failing(file: Path, missing_ok: bool = False) -> None:
        if file.name == "builder":
            raise OSError(errno.EIO, "Input/output error")
        unlink(file, missing_ok)

    monkeypatch.setattr(Path, "unlink", failing)
    assert refresh(path, root, encoder).added
    assert refresh(path, root, encoder, options=RefreshOptions(wait=0)).unchanged


def test_a_second_build_says_who_is_building(folder: Make, path: Path, encoder: Any) -> None:
    root = folder(THREE)
    seen: list[str] = []

    def meanwhile(done: int, total: int, label: str) -> None:
        if not seen:
            with pytest.raises(LibraryBusy, match=rf"under way \(process {os.getpid()} on .*\); try again") as busy:
                refresh(path, root, encoder, options=RefreshOptions(wait=0))
            seen.append(str(busy.value))

    assert refresh(path, root, encoder, progress=meanwhile).added
    assert seen
    assert refresh(path, root, encoder).unchanged  # the lock is free again


def test_a_second_build_waits_for_the_first_and_says_for_whom(
    folder: Make, path: Path, encoder: Any, caplog: pytest.LogCaptureFixture
) -> None:
    root, reports = folder(THREE), []
    second = threading.Thread(
        target=lambda: reports.append(refresh(path, root, encoder, options=RefreshOptions(wait=None)))
    )

    def meanwhile(done: int, total: int, label: str) -> None:
        if not second.ident:
            second.start()
            while "waiting for another build" not in caplog.text:
                second.join(0.01)

    assert len(refresh(path, root, encoder, progress=meanwhile).added) == 3
    second.join()
    assert len(reports[0].unchanged) == 3
    assert f"(process {os.getpid()} on " in caplog.text


def test_a_place_that_cannot_be_written(folder: Make, tmp_path: Path, encoder: Any) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="choose another place with --library"):
        refresh(tmp_path / "file" / "library", folder(THREE), encoder)
