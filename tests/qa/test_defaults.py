"""Which folder and which library are meant where none is named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote import ArticlesNotFound, InvalidArgument, LibraryNotFound, Pullquote
from pullquote.corpus import bundled
from pullquote.qa import defaults
from pullquote.qa.defaults import located

Make = Callable[..., Path]
OWLS = {"owls.txt": "Barn owls hunt at night."}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and no variable of the user's."""
    monkeypatch.setattr(defaults, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.delenv("PULLQUOTE_LIBRARY", raising=False)
    return tmp_path / "cache"


@pytest.fixture
def opened(encoder: Any) -> Callable[..., Pullquote]:
    """Opens without a model."""
    return lambda *named, **options: Pullquote.open(*named, encoder=encoder, reader="sentences", **options)


def test_a_library_lies_in_its_folder_and_git_does_not_see_it(folder: Make, opened: Callable[..., Pullquote]) -> None:
    root = folder(OWLS)
    with opened(root) as library:
        assert library.path == root / ".pullquote"
    assert (root / ".pullquote" / ".gitignore").read_text() == "*\n"


def test_two_folders_side_by_side_have_a_library_each(tmp_path: Path, opened: Callable[..., Pullquote]) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text("Barn owls hunt at night.")
        with opened(tmp_path / name) as library:
            assert [entry.id for entry in library.articles()] == [f"{name}.txt"]


def test_the_library_in_or_above_the_working_directory_is_asked(
    folder: Make, opened: Callable[..., Pullquote], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(OWLS | {"deep/er/tea.txt": "Tea is green."})
    opened(root).close()
    for place in (root, root / "deep" / "er"):
        monkeypatch.chdir(place)
        with opened() as library:
            assert library.folder.resolve() == root
            assert library.report is not None
            assert library.report.unchanged == ("deep/er/tea.txt", "owls.txt")


def test_else_the_library_that_the_variable_names(
    folder: Make, opened: Callable[..., Pullquote], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(folder(OWLS)).close()
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    monkeypatch.setenv("PULLQUOTE_LIBRARY", str(tmp_path / "articles" / ".pullquote"))
    with opened() as library:
        assert library.folder == tmp_path / "articles"


def test_else_one_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LibraryNotFound, match="no library here; run `pullquote build FOLDER`"):
        located(None, None)
    with pytest.raises(LibraryNotFound, match="name the folder of its articles as well"):
        located(None, tmp_path / "library")


def test_the_demo_asks_the_bundled_articles_from_the_cache(cache: Path) -> None:
    assert located(None, None, demo=True) == (bundled(), cache / "demo")
    with pytest.raises(InvalidArgument, match="brings its own articles"):
        located("articles", None, demo=True)


def test_a_library_made_beside_the_folder_is_moved_into_it(
    folder: Make, opened: Callable[..., Pullquote], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(OWLS)
    beside = root.parent / ".pullquote"
    opened(root, beside).close()
    with opened(root) as library:
        assert library.path == root / ".pullquote"
        assert library.report is not None
        assert library.report.unchanged == ("owls.txt",)
    assert not beside.exists()
    monkeypatch.chdir(root)
    with opened(refresh=False) as library:  # it knows its folder from its new place, too
        assert library.folder.resolve() == root


def test_a_library_beside_the_folder_of_another_folder_stays(folder: Make, opened: Callable[..., Pullquote]) -> None:
    root = folder({"a/owls.txt": "Barn owls hunt.", "b/tea.txt": "Tea is green."})
    opened(root).close()  # that of the parent is named as one beside its folders was
    opened(root / "a").close()
    with opened(root, refresh=False) as library:
        assert [entry.id for entry in library.articles()] == ["a/owls.txt", "b/tea.txt"]


def test_the_library_of_a_folder_that_cannot_be_written_lies_in_the_cache(
    folder: Make, opened: Callable[..., Pullquote], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(OWLS)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != root)
    with opened(root) as library:
        assert library.path.parent == cache / "libraries"
        assert library.path.name.startswith("articles-")
    assert sorted(path.name for path in root.iterdir()) == ["owls.txt"]


@pytest.mark.parametrize("refresh", [True, False, "add"])
def test_a_folder_that_is_missing_says_so_and_nothing_is_written(
    tmp_path: Path, opened: Callable[..., Pullquote], refresh: Any
) -> None:
    with pytest.raises(ArticlesNotFound, match="nope does not exist"):
        opened(tmp_path / "nope", refresh=refresh)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("refresh", [True, "add"])
def test_a_folder_without_articles_says_so_and_nothing_is_written(
    tmp_path: Path, opened: Callable[..., Pullquote], refresh: Any
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "owl.gif").write_bytes(b"")
    with pytest.raises(ArticlesNotFound, match=r"photos contains no article \(.*\.md"):
        opened(tmp_path / "photos", refresh=refresh)
    assert [path.name for path in tmp_path.rglob("*")] == ["photos", "owl.gif"]
