"""Every file beside the truth may be damaged: it is made again in place, and the library answers meanwhile."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, integrity, refresh
from pullquote.index.store.writing import TRUTH

TWO = {
    "shop.txt": "The shop in Jakarta sells shoes. It opened in March.\n",
    "cat.txt": "A cat sleeps on the piano. The piano is old.\n",
}
Damage = Callable[[Path], None]


def noise(file: Path) -> None:
    rewritten(file, random.Random(file.name).randbytes(max(64, file.stat().st_size)))


def bits(file: Path) -> None:
    data = bytearray(file.read_bytes() or b"x")
    for place in range(0, len(data), 40):
        data[place] ^= 129
    rewritten(file, bytes(data))


def cut(file: Path) -> None:
    rewritten(file, file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    rewritten(file, b"")


def rewritten(file: Path, data: bytes) -> None:
    file.unlink()  # it may be linked to the file of another state
    file.write_bytes(data)


def beside(library: Path) -> list[Path]:
    """All files but the truth and the engine's locks."""
    found = sorted(file.relative_to(library) for file in library.rglob("*") if file.is_file())
    return [file for file in found if not file.name.startswith((TRUTH, ".tantivy"))]


def answers(library: Library) -> list[Any]:
    return [library.search(word, 3) for word in ("shoes", "piano", "Rome")]


@pytest.mark.parametrize("damage", [noise, bits, cut, emptied])
def test_what_is_damaged_answers_and_is_made_again(
    folder: Callable[..., Path], tmp_path: Path, encoder: Any, damage: Damage
) -> None:
    sound, root = tmp_path / "sound", folder(TWO)
    refresh(sound, root, encoder)
    with_all = answers(Library(sound, encoder))
    names = beside(sound)
    assert len(names) > 8  # the words' files, the vectors, the notes
    for name in names:
        shutil.copytree(sound, tmp_path / "library")
        damage(tmp_path / "library" / name)
        library = Library(tmp_path / "library", encoder)
        assert answers(library) == with_all, name
        library.close()
        assert not integrity(tmp_path / "library").damaged, name
        shutil.rmtree(tmp_path / "library")


@pytest.mark.parametrize("damage", [noise, emptied])
def test_a_build_over_what_is_damaged_makes_it_again(
    folder: Callable[..., Path], tmp_path: Path, encoder: Any, damage: Damage
) -> None:
    sound, root = tmp_path / "sound", folder(TWO)
    refresh(sound, root, encoder)
    (root / "new.txt").write_text("A new shop opens in Rome tomorrow.\n")
    refresh(tmp_path / "fresh", root, encoder)
    wanted = answers(Library(tmp_path / "fresh", encoder))
    for name in beside(sound):
        copy = tmp_path / f"library-{name.name}"
        shutil.copytree(sound, copy)
        old = Library(copy, encoder)
        before = answers(old)
        damage(copy / name)
        assert answers(old) == before, name  # opened before
        assert refresh(copy, root, encoder).added == ("new.txt",), name
        assert answers(old) == answers(Library(copy, encoder)) == wanted, name
        assert not integrity(copy).damaged, name
        old.close()
