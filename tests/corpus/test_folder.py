from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pullquote.corpus import ArticlesNotFound, files


def test_files_come_sorted_by_id_from_nested_folders(folder: Callable[..., Path]):
    root = folder({"b.txt": "", "a/z.md": "", "a/b/c.HTML": "", "a.pdf": "", "notes.xyz": "", "a.docx": ""})
    found = files(root)
    assert [file.id for file in found] == ["a.docx", "a.pdf", "a/b/c.HTML", "a/z.md", "b.txt"]
    assert all(file.path == root / file.id for file in found)


def test_size_and_time_are_the_file_s(folder: Callable[..., Path]):
    root = folder({"a.txt": "12345"})
    (found,) = files(root)
    assert (found.size, found.modified) == (5, (root / "a.txt").stat().st_mtime_ns)


def test_hidden_files_and_folders_and_the_library_are_passed_over(folder: Callable[..., Path]):
    root = folder({".a.txt": "", ".git/b.txt": "", ".pullquote/c.txt": "", "~$d.docx": "", "e.txt": ""})
    assert [file.id for file in files(root)] == ["e.txt"]


def test_one_name_in_two_folders_is_two_articles(folder: Callable[..., Path]):
    root = folder({"a/same.txt": "x", "b/same.txt": "x"})
    assert [file.id for file in files(root)] == ["a/same.txt", "b/same.txt"]


def test_links_in_a_circle_and_to_nowhere_are_survived(folder: Callable[..., Path]):
    root = folder({"a/b.txt": "x"})
    (root / "a" / "up").symlink_to(root, target_is_directory=True)
    (root / "a" / "self").symlink_to(root / "a", target_is_directory=True)
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    assert [file.id for file in files(root)] == ["a/b.txt"]


def test_a_linked_folder_is_followed(folder: Callable[..., Path], tmp_path: Path):
    root = folder({"a.txt": "x"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.txt").write_text("x")
    (root / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert [file.id for file in files(root)] == ["a.txt", "linked/b.txt"]


def test_an_empty_folder_has_no_files(folder: Callable[..., Path]):
    assert files(folder({})) == []


def test_a_missing_folder_and_a_file_name_the_mend(folder: Callable[..., Path]):
    root = folder({"a.txt": "x"})
    with pytest.raises(ArticlesNotFound, match=r"nowhere does not exist\. Name a folder with --articles\."):
        files(root / "nowhere")
    with pytest.raises(ArticlesNotFound, match=r"a\.txt is a file, not a folder\. Name a folder"):
        files(root / "a.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_name_that_is_no_utf_8_is_spelt_out(tmp_path: Path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xffd.txt")).write_text("The hill is high.")
    (found,) = files(tmp_path)
    assert found.id == r"b\xffd.txt"
    assert found.path.read_text() == "The hill is high."
