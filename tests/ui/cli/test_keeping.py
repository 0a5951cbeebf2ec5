"""`doctor`, `backup` and `restore`, as they are typed."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from pullquote.index import refresh
from pullquote.ui.shared import checks as looked
from pullquote.ui.shared.checks import Check
from tests.ui.conftest import Door


@pytest.fixture
def library(tmp_path: Path, folder: Path, encoder: object) -> Path:
    refresh(tmp_path / "kept", folder, encoder)
    return tmp_path / "kept"


def test_a_library_is_copied_and_comes_back(door: Door, library: Path, tmp_path: Path) -> None:
    kept = door("backup", tmp_path / "file", "--library", library)
    assert (kept.exit_code, kept.stdout.startswith("backed up ")) == (0, True)
    back = door("restore", tmp_path / "file", "--library", tmp_path / "back")
    assert (back.exit_code, (tmp_path / "back" / "library.db").exists()) == (0, True)
    again = door("restore", tmp_path / "file", "--library", tmp_path / "back")
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)


def test_a_library_on_a_server_is_not_copied(door: Door, tmp_path: Path) -> None:
    result = door("backup", tmp_path / "file", "--library", "milvus://host:19530/name")
    assert (result.exit_code, "back it up there" in result.stderr) == (2, True)


def test_the_doctor_ends_with_1_where_a_check_fails(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    page = [Check("disk", "9 GB free"), Check("port", "it is taken", "choose another --port")]
    monkeypatch.setattr(looked, "checks", lambda *asked: iter(page))
    result = door("doctor")
    assert (result.exit_code, result.stdout.split("\n")[0].split()) == (1, ["ok", "disk", "9", "GB", "free"])
    assert "choose another --port" in result.stdout
    page.pop()
    assert door("doctor").exit_code == 0


def test_a_port_in_use_and_a_folder_that_is_not_there_are_found(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert looked._port("127.0.0.1", taken.getsockname()[1]).fix
    found = looked._tried("articles", lambda: looked._articles(tmp_path / "no"))
    assert (found.name, bool(found.fix)) == ("articles", True)
    tmp_path.joinpath("one.txt").write_text("One.")
    assert looked._articles(tmp_path) == Check("articles", f"1 files in {tmp_path}")
