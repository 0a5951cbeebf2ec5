"""Looking only at what changed finds what looking at all of the folder finds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pullquote.corpus import Look, Patterns, scan

ALL = Patterns()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "deep/b.txt", "deep/c.md", "deep/d.gif", "node_modules/e.txt", "target.txt"):
        (tmp_path / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "articles" / name).write_text(f"The {name} is here.")
    (tmp_path / "articles" / "link.txt").symlink_to("target.txt")
    (tmp_path / "articles" / ".pullquoteignore").write_text("draft-*\n")
    return tmp_path / "articles"


def written(name: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Something longer than it was before.")
        return folder / name

    return write


def removed(name: str) -> Callable[[Path], Path]:
    def remove(folder: Path) -> Path:
        place = folder / name
        for file in place.iterdir() if place.is_dir() else ():
            file.unlink()
        place.rmdir() if place.is_dir() else place.unlink()
        return place

    return remove


def linked(name: str, how: Callable[[Path, Path], None]) -> Callable[[Path], Path]:
    def link(folder: Path) -> Path:
        how(folder / "a.txt", folder / name)
        return folder / name

    return link


def ruled(folder: Path) -> Path:
    """A rule for another file than the one that changes."""
    (folder / ".pullquoteignore").write_text("deep/b.txt\n")
    return written("a.txt")(folder)


@pytest.mark.parametrize(
    "change",
    [
        *map(
            written, ("a.txt", "deep/b.txt", "new.txt", "new/f.txt", "draft-1.txt", "node_modules/g.txt", "target.txt")
        ),
        *map(removed, ("a.txt", "deep/b.txt", "deep", "link.txt", "target.txt", "node_modules")),
        linked("again.txt", os.symlink),
        linked("again.txt", os.link),
        ruled,
    ],
)
def test_it_finds_what_looking_at_everything_finds(folder: Path, change: Callable[[Path], Path]) -> None:
    look = Look()
    assert look.at(folder, ALL) == scan(folder)
    changed = change(folder)
    assert look.at(folder, ALL, [changed]) == scan(folder)
    written("later.txt")(folder)
    assert look.at(folder, ALL, [folder / "later.txt"]) == scan(folder)


def test_only_what_changed_is_looked_at(folder: Path) -> None:
    look = Look()
    before = look.at(folder, ALL)
    written("a.txt")(folder)
    named = written("deep/b.txt")(folder)
    after = look.at(folder, ALL, [named])
    assert [file.id for file in after.files if file not in before.files] == ["deep/b.txt"]
    assert look.at(folder, ALL) == scan(folder)


def test_other_patterns_are_looked_for_everywhere(folder: Path) -> None:
    look = Look()
    look.at(folder, ALL)
    back = Patterns(exclude=("!node_modules",))
    assert look.at(folder, back, []) == scan(folder, back)
    assert "node_modules/e.txt" in {file.id for file in look.at(folder, back, []).files}
