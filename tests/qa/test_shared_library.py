"""A library that machines share, from Python and the command line: who builds it, who asks it as it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import bundled
from pullquote.index import LibraryMismatch
from pullquote.qa import Pullquote
from pullquote.ui.cli.command import main
from tests.index.servers import Memory

Make = Callable[..., Path]
PLACE = "milvus://memory:1/library"


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Memory:
    memory = Memory()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "here"))
    monkeypatch.setattr("pullquote.index.server.milvus.Collections", lambda access, name: memory)
    return memory


@pytest.fixture
def articles(folder: Make) -> Path:
    return folder({"shop.txt": "The shop opens in Jakarta in May.\n", "cat.txt": "A cat likes the piano a lot.\n"})


def opened(encoder: Any, articles: Path | None = None, **how: Any) -> Pullquote:
    return Pullquote.open(articles, PLACE, encoder=encoder, reader="sentences", threshold=0, **how)


def test_it_is_built_and_asked_by_its_address(articles: Path, encoder: Any, tmp_path: Path) -> None:
    with opened(encoder, articles) as library:
        assert library.report.added == ("cat.txt", "shop.txt")
        assert library.ask("Where does the shop open?").quotes[0].text == "The shop opens in Jakarta in May."
        assert (library.place, library.path.parent.parent) == (PLACE, tmp_path / "here")
        assert library.status().library == PLACE


def test_without_articles_the_folder_it_was_built_from_is_followed(articles: Path, encoder: Any) -> None:
    opened(encoder, articles).close()
    (articles / "new.txt").write_text("The piano is sold.\n")
    with opened(encoder) as library:
        assert (library.folder, library.report.added, library.as_it_is) == (articles, ("new.txt",), False)


def test_another_machine_asks_it_as_it_is(
    articles: Path, encoder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(encoder, articles).close()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    with opened(encoder) as library:
        assert library.as_it_is
        assert library.ask("Where does the shop open?").quotes[0].article == "shop.txt"
        status = library.status()
        assert (status.folder, status.articles, status.added, status.removed) == (None, 2, (), ())
        with pytest.raises(LibraryMismatch, match="was not built from a folder on this machine"):
            library.refresh()
    assert {entry.id for entry in opened(encoder).articles()} == {"cat.txt", "shop.txt"}  # and not the bundled ones
    assert bundled() != library.folder


def asked(capsys: pytest.CaptureFixture[str], *arguments: str, library: Any = None) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(list(arguments), obj=library)
    return (int(end.value.code or 0), *capsys.readouterr())


def test_the_command_line_takes_an_address(articles: Path, encoder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def library(**options: Any) -> Pullquote:
        return Pullquote.open(**options | {"encoder": encoder, "reader": "sentences", "threshold": 0})

    code, out, _ = asked(capsys, "build", str(articles), "--library", PLACE, library=library)
    assert (code, out[:8]) == (0, "added 2,")
    code, out, _ = asked(capsys, "status", "--json", "--library", PLACE, library=library)
    assert (code, json.loads(out)["library"]) == (0, PLACE)


def test_troubles_are_one_line_without_the_token(
    articles: Path, encoder: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULLQUOTE_TOKEN", "root:n0t-to-be-told")
    for address, said in (
        ("milvus://root:n0t-to-be-told@h:1/n", "must not contain a user or password"),
        ("milvus://h:1", "is not the address of a library"),
        ("redis://h:1/n", "is neither"),
        (PLACE, "there is no library at milvus://memory:1/library; run: pullquote build"),
    ):
        code, out, err = asked(capsys, "status", "--library", address)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert said in err
        assert "n0t" not in err
