"""The shelf: what stands in it and how, and that taking in and away loses nothing and writes nowhere else."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.index import Encoder, Report
from pullquote.qa import Pullquote
from pullquote.ui.articles import folder_editor as shelf_module
from pullquote.ui.articles.folder_editor import (
    CHANGED,
    FAILED,
    GONE,
    HELD,
    NEW,
    FolderEditor,
    Receipt,
    UploadSettings,
    search,
)
from pullquote.ui.articles.rebuild import Step, rebuilding
from pullquote.ui.articles.safe_name import safe_name

HOSTILE = [
    ("../../x.txt", "x.txt"),
    ("a/../../b.md", "b.md"),
    ("..\\..\\windows\\b.md", "b.md"),
    ("/etc/passwd.txt", "passwd.txt"),
    ("<img src=x onerror=alert(1)>.md", "<img src=x onerror=alert(1)>.md"),
    ("tea\0.md", "tea.md"),
    ("te\x1b[31ma\r\n.md", "te[31ma.md"),
    ("ev\u202etxt.md", "evtxt.md"),
    ("half\ud800.md", "half.md"),
    ("..tea.md", "tea.md"),
    (". ~$tea.docx", "tea.docx"),
    ("tea.md. . ", "tea.md"),
    ("CON.md", "_CON.md"),
    ("com1", "_com1"),
    ("x" * 300 + ".md", "x" * 197 + ".md"),
    ("茶" * 100 + ".md", "茶" * 65 + ".md"),  # 65 · 3 + 3 ≤ 200 bytes
    ("cafe\u0301.md", "caf\u00e9.md"),
    ("a." + "x" * 300, "a"),
    ("./", ""),
]


@pytest.fixture
def library(folder: Path, encoder: Encoder) -> Iterator[Pullquote]:
    with Pullquote.open(folder, folder.parent / "library", encoder=encoder, reader="sentences") as opened:
        yield opened


@pytest.fixture
def shelf(library: Pullquote) -> FolderEditor:
    return FolderEditor(library)


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    """A folder that files come from."""
    (tmp_path / "upload").mkdir()
    return tmp_path / "upload"


def given_file(upload: Path, name: str, text: str = "Oolong is half fermented.") -> Path:
    (upload / name).write_text(text)
    return upload / name


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_state_is_told_those_that_call_for_a_look_first(shelf: FolderEditor) -> None:
    folder = shelf.library.folder
    (folder / "broken.pdf").write_bytes(b"no pdf")
    (folder / "cats.txt").write_text("Cats sleep.")
    shelf.rebuild()
    (folder / "owls.txt").write_text("Owls.")
    (folder / "tea.txt").unlink()
    (folder / "new.md").write_text("New.")
    items = shelf.items()
    states = [("broken.pdf", FAILED), ("new.md", NEW), ("owls.txt", CHANGED), ("tea.txt", GONE), ("cats.txt", HELD)]
    assert [(item.id, item.state) for item in items] == states
    broken, new, owls, _, cats = items
    assert "damaged" in broken.reason
    assert (broken.size, new.size, cats.size) == (len("no pdf"), len("New."), len("Cats sleep."))
    assert (new.passages, cats.passages) == (0, 1)
    assert [item.held for item in items] == [False, False, True, True, True]
    assert owls.title == "Owls"
    (folder / "broken.pdf").unlink()
    assert "broken.pdf" not in [item.id for item in shelf.items()]


def test_search_wants_every_word_in_title_or_name(shelf: FolderEditor) -> None:
    items = shelf.items()
    assert [item.id for item in search(items, "OWL txt")] == ["owls.txt"]
    assert search(items, "owl tea") == []
    assert search(items, " ") == items


@pytest.mark.parametrize(("name", "safe"), HOSTILE)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_a_safe_name_is_one_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert not set(safe) & {"/", "\\", "\0"}
    assert not safe.startswith(".")
    assert len(safe.encode()) <= UploadSettings().name_bytes
    assert all(unicodedata.category(sign) != "Cc" for sign in safe)


@pytest.mark.parametrize("name", ["oolong.md", "<img src=x onerror=alert(1)>.md", "$(touch x).txt", "a'b\"c.md"])
def test_a_file_received_stands_in_the_folder_and_nowhere_else(shelf: FolderEditor, upload: Path, name: str) -> None:
    source = given_file(upload, name)
    before = everything(upload.parent)
    assert shelf.receive([source]) == [Receipt(name)]
    assert everything(upload.parent) == before | {f"articles/{name}": source.read_bytes()}
    assert shelf.rebuild().added == (name,)
    assert shelf.library.ask("Oolong is half fermented?").quotes[0].article == name


def test_another_file_of_the_name_is_never_overwritten(shelf: FolderEditor, upload: Path) -> None:
    before = everything(shelf.library.folder)
    same = given_file(upload, "owls.txt", before["owls.txt"].decode())
    other = given_file(upload, "tea.txt", "Coffee.")
    (shelf.library.folder / "folder.md").mkdir()
    (shelf.library.folder / "link.md").symlink_to(upload / "nowhere.md")
    taken = [given_file(upload, "folder.md"), given_file(upload, "link.md")]
    receipts = shelf.receive([same, other, *taken])
    assert receipts[0] == Receipt("owls.txt")  # it is there already
    assert "that of" in receipts[1].there
    for receipt in receipts[2:]:
        assert "another file has this name" in receipt.refused
    assert everything(shelf.library.folder) == before
    assert not (upload / "nowhere.md").exists()


def test_without_hard_links_nothing_is_overwritten_either(
    shelf: FolderEditor, upload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*paths: Path) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(shelf_module.os, "link", refuse)
    before = everything(shelf.library.folder)
    receipts = shelf.receive([given_file(upload, "tea.txt"), given_file(upload, "oolong.md", "Oolong.")])
    assert [receipt.taken for receipt in receipts] == [False, True]
    assert everything(shelf.library.folder) == before | {"oolong.md": b"Oolong."}


def test_a_file_is_written_whole_or_not_at_all(
    shelf: FolderEditor, upload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        hidden = [name for name in os.listdir(shelf.library.folder) if name.startswith(".")]
        assert len(hidden) == 1  # what is half written is hidden from a build
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf_module.os, "fsync", full)
    before = everything(shelf.library.folder)
    (receipt,) = shelf.receive([given_file(upload, "oolong.md")])
    assert receipt.refused == "cannot be written: No space left on device"
    assert everything(shelf.library.folder) == before


def test_limits_are_told_with_what_was_seen(shelf: FolderEditor, upload: Path) -> None:
    small = replace(shelf, settings=UploadSettings(file_bytes=10, files=4))
    names = ["big.md", "none.md", "run.exe", ".md"]
    texts = ["x" * 11, "", "MZ", "x"]
    sources = [given_file(upload, name, text) for name, text in zip(names, texts, strict=True)]
    big, none, strange, nameless = (receipt.refused for receipt in small.receive(sources))
    assert big == "has 11 bytes; the limit is 10 bytes"
    assert none == "is empty"
    assert strange.startswith("is not a supported file type (.adoc .")
    assert nameless.startswith("is not a supported file type")
    with pytest.raises(ValueError, match="5 files at once are too many; add at most 4"):
        small.receive([*sources, sources[0]])


def test_what_is_removed_is_moved_aside_each_time(shelf: FolderEditor) -> None:
    folder, texts = shelf.library.folder, ["Cats sleep.", "Cats play."]
    places = []
    for text in texts:
        (folder / "pets").mkdir(exist_ok=True)
        (folder / "pets" / "cats.txt").write_text(text)
        places.append(shelf.remove("pets/cats.txt"))
    removed = shelf.library.path / "removed" / "pets"
    assert places == [removed / "cats.txt", removed / "cats (2).txt"]
    assert [place.read_text() for place in places] == texts
    shelf.remove("tea.txt")
    assert shelf.rebuild().removed == ("tea.txt",)


@pytest.mark.parametrize("id", ["../secret.txt", "secret.txt", "", "/etc/passwd", "owls.txt/..", "link/secret.txt"])
def test_only_files_of_the_folder_are_removed(shelf: FolderEditor, id: str) -> None:
    outside = shelf.library.folder.parent / "outside"
    outside.mkdir()
    for secret in (outside / "secret.txt", outside.parent / "secret.txt"):
        secret.write_text("secret")
    (shelf.library.folder / "link").symlink_to(outside)
    with pytest.raises(ValueError, match=r"(is not in|outside) the articles' folder"):
        shelf.remove(id)
    assert (outside / "secret.txt").read_text() == (outside.parent / "secret.txt").read_text() == "secret"


def test_removed_files_are_not_read_again_where_the_library_lies_among_the_articles(
    folder: Path, encoder: Encoder
) -> None:
    with Pullquote.open(folder, folder / "library", encoder=encoder, reader="sentences") as library:
        shelf = FolderEditor(library)
        place = shelf.remove("tea.txt")
        assert place.is_file()
        assert [item.id for item in shelf.items()] == ["tea.txt", "owls.txt"]
        assert shelf.rebuild().removed == ("tea.txt",)


def test_a_read_only_shelf_changes_nothing(library: Pullquote, upload: Path) -> None:
    shelf = FolderEditor(library, read_only=True)
    before = everything(library.folder)
    for change in (lambda: shelf.receive([given_file(upload, "a.md")]), lambda: shelf.remove("tea.txt"), shelf.rebuild):
        with pytest.raises(ValueError, match="read-only"):
            change()
    assert everything(library.folder) == before
    assert len(shelf.items()) == 2


def test_a_rebuild_tells_its_steps_and_then_its_report(shelf: FolderEditor) -> None:
    (shelf.library.folder / "new.md").write_text("Oolong is half fermented.")
    *steps, report = rebuilding(shelf)
    assert all(isinstance(step, Step) for step in steps)
    assert isinstance(report, Report)
    assert report.added == ("new.md",)


def test_a_rebuild_raises_what_the_build_raises(shelf: FolderEditor) -> None:
    with pytest.raises(ValueError, match="read-only"):
        list(rebuilding(replace(shelf, read_only=True)))
