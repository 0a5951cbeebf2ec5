"""A library → one file and back: all that it holds, at any moment, and nothing half."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import InvalidArgument
from pullquote.index import LibraryMismatch, LibraryNotFound, backup, integrity, refresh, restore

TEXTS = {"shop.txt": "The shop in Jakarta sells shoes.\n", "cat.txt": "A cat sleeps on the piano.\n"}
Make = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.tgz"


def test_what_comes_back_is_what_was_there(folder: Make, path: Path, encoder: Any, state: Any, file: Path) -> None:
    refresh(path, folder(TEXTS), encoder)
    (path / "feedback.jsonl").write_text("{}\n")
    backup(path, file)
    restore(file, path.with_name("other"))
    assert state(path.with_name("other"), encoder) == state(path, encoder)
    assert integrity(path.with_name("other")).damaged == ()
    assert (path.with_name("other") / "feedback.jsonl").read_text() == "{}\n"
    assert file.stat().st_mode & 0o077 == 0


def test_during_a_build_the_state_before_is_kept(
    folder: Make, path: Path, encoder: Any, state: Any, file: Path
) -> None:
    root = folder(TEXTS)
    refresh(path, root, encoder)
    before = state(path, encoder)
    (root / "new.txt").write_text("The wallet pays for tea.\n")
    refresh(path, root, encoder, progress=lambda done, total, label: file.exists() or backup(path, file))
    restore(file, path.with_name("other"))
    assert state(path.with_name("other"), encoder) == before
    assert refresh(path.with_name("other"), root, encoder).added == ("new.txt",)


def test_nothing_is_written_over(folder: Make, path: Path, encoder: Any, file: Path) -> None:
    refresh(path, folder(TEXTS), encoder)
    backup(path, file)
    with pytest.raises(InvalidArgument, match="exists"):
        backup(path, file)
    with pytest.raises(LibraryMismatch, match="there is a library"):
        restore(file, path)


def test_without_a_library_there_is_no_backup(path: Path, file: Path) -> None:
    with pytest.raises(LibraryNotFound):
        backup(path, file)
    assert not file.exists()


@pytest.mark.parametrize("how", ["cut", "other", "text"])
def test_what_is_no_whole_backup_leaves_no_library(
    folder: Make, path: Path, encoder: Any, file: Path, how: str
) -> None:
    refresh(path, folder(TEXTS), encoder)
    if how == "cut":
        backup(path, file)
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif how == "other":
        with tarfile.open(file, "w:gz") as archive:
            archive.addfile(tarfile.TarInfo("../library.db"), io.BytesIO())
    else:
        file.write_text("no archive")
    with pytest.raises(InvalidArgument, match="not a complete backup"):
        restore(file, path.with_name("other"))
    assert not (path.with_name("other") / "library.db").exists()


def test_damage_is_named(folder: Make, path: Path, encoder: Any) -> None:
    refresh(path, folder(TEXTS), encoder)
    assert integrity(path).damaged == ()
    (list_of_files,) = path.glob("words-*/meta.json")
    list_of_files.write_text("{}")
    assert integrity(path).damaged == ("words",)
    assert refresh(path, folder({}), encoder).unchanged
    assert integrity(path).damaged == ()


def test_a_library_is_its_owners_alone(folder: Make, path: Path, encoder: Any) -> None:
    refresh(path, folder(TEXTS), encoder)
    assert path.stat().st_mode & 0o077 == 0
    assert (path / "library.db").stat().st_mode & 0o077 == 0
