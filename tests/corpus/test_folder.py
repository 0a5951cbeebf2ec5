from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import ArticlesNotFound, Patterns, files, scan


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


def test_a_file_is_one_article_however_many_paths_lead_to_it(folder: Callable[..., Path]):
    root = folder({"z/real.txt": "x", "b.txt": "y"})
    (root / "a.txt").symlink_to(root / "z" / "real.txt")
    (root / "linked").symlink_to(root / "z", target_is_directory=True)
    (root / "self").symlink_to(root, target_is_directory=True)
    os.link(root / "b.txt", root / "c.txt")
    found = scan(root)
    assert [file.id for file in found.files] == ["b.txt", "z/real.txt"]
    assert found.copies == {"a.txt": "z/real.txt", "linked": "z", "self": "", "c.txt": "b.txt"}
    assert [id for id in ("a.txt", "linked/real.txt", "b.txt", "d.txt") if found.left_out(id)] == [
        "a.txt",
        "linked/real.txt",
    ]


def test_a_link_to_a_folder_above_is_not_followed(folder: Callable[..., Path]):
    root = folder({"a.txt": "x"})
    (root / "everything").symlink_to("/", target_is_directory=True)
    (root / "above").symlink_to(root.parent, target_is_directory=True)
    assert [file.id for file in files(root)] == ["a.txt"]


def test_a_folder_that_cannot_be_listed_is_named_with_all_below_it(
    folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
):
    root, listed = folder({"a.txt": "x", "shut/b.txt": "x"}), os.scandir

    def failing(path: str) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", failing)
    found = scan(root)
    assert [file.id for file in found.files] == ["a.txt"]
    assert found.unlisted == {"shut": "permission denied"}
    assert [found.unreachable(id) for id in ("shut/b.txt", "shut/c/d.txt", "a.txt")] == ["shut", "shut", None]


def test_the_stamp_changes_where_size_and_time_do_not(folder: Callable[..., Path]):
    root = folder({"a.txt": "one"})
    (before,) = files(root)
    (root / "new").write_text("two")
    os.utime(root / "new", ns=(before.modified, before.modified))
    (root / "new").replace(root / "a.txt")
    (after,) = files(root)
    assert (after.size, after.modified) == (before.size, before.modified)
    assert after.stamp != before.stamp


def test_what_programs_made_for_themselves_is_ignored(folder: Callable[..., Path]):
    names = ("node_modules/x/readme.md", "a/_site/b.html", "lib/site-packages/c.txt", "env/pyvenv.cfg", "env/d.txt")
    root = folder(dict.fromkeys((*names, "target/CACHEDIR.TAG", "target/e.md", "site/f.md"), "x"))
    assert [file.id for file in files(root)] == ["site/f.md"]
    assert scan(root).ignored == {"a/_site", "env", "lib/site-packages", "node_modules", "target"}
    back = scan(root, Patterns(exclude=("!node_modules/*", "!*/_site")))
    assert [file.id for file in back.files] == ["a/_site/b.html", "node_modules/x/readme.md", "site/f.md"]


def test_the_folder_s_own_file_ignores_and_takes_back(folder: Callable[..., Path]):
    rules = "# ours\n/drafts/\n*.html\n!keep.html\n!node_modules/\n"
    names = ("drafts/a.md", "old/drafts/b.md", "c.html", "old/keep.html", "node_modules/d.md")
    root = folder(dict.fromkeys(names, "x") | {".pullquoteignore": rules})
    found = scan(root)
    assert [file.id for file in found.files] == ["node_modules/d.md", "old/drafts/b.md", "old/keep.html"]
    assert found.ignored == {"drafts", "c.html"}


def test_files_of_kinds_that_are_not_read_are_counted(folder: Callable[..., Path]):
    root = folder({"a.txt": "x", "b.zip": "", "c/d.ZIP": "", "Makefile": "", ".hidden.zip": "", "~$e.docx": ""})
    assert scan(root).unread == {".zip": 2, "": 1}
