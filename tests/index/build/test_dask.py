"""Work spread over workers gives the library that one process makes, whoever dies on the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import BuildSettings, FloatArray, LibraryError, RefreshOptions, Report, refresh
from pullquote.index.store.writing import TRUTH
from tests.conftest import WordHashEncoder

Make = Callable[..., Path]
SETTINGS = BuildSettings(batch=4)
pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="needs: pip install --editable '.[workers]'")


@pytest.fixture(autouse=True)
def _by_value() -> Iterator[None]:
    """Workers have the rooms and no tests: what stands in these is sent to them."""
    import cloudpickle

    for module in (sys.modules[WordHashEncoder.__module__], sys.modules[__name__]):
        cloudpickle.register_pickle_by_value(module)
    yield
    for module in (sys.modules[WordHashEncoder.__module__], sys.modules[__name__]):
        cloudpickle.unregister_pickle_by_value(module)


class Mortal(WordHashEncoder):
    """The first worker that embeds dies of it, as of a kill; a file tells the others that one is dead."""

    def __init__(self, dead: Path) -> None:
        super().__init__()
        self.dead = dead

    def encode(self, texts: Sequence[str]) -> FloatArray:
        try:
            self.dead.touch(exist_ok=False)
        except FileExistsError:
            return super().encode(texts)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def articles(folder: Make) -> Path:
    menu = "Home\n\nAbout us\n\n"
    texts = {f"{n}.txt": f"{menu}The shop number {n} sells shoes (OS{n}). It is in Jakarta.\n" for n in range(30)}
    return folder(
        texts | {"none.txt": "", "broken.pdf": "no PDF", "burma.md": "Burma, also known as Myanmar, is far.\n"}
    )


def truth(path: Path) -> list[tuple[Any, ...]]:
    """All articles, passages and vectors, bit for bit."""
    db = sqlite3.connect(path / TRUTH)
    rows = db.execute(
        "SELECT a.id, a.fingerprint, n.equations, p.first, p.last, p.heading, p.sentences, p.gaps, p.key, p.vector"
        " FROM articles a JOIN names n ON n.article = a.number JOIN passages p ON p.article = a.number"
        " WHERE a.live ORDER BY a.id, p.first"
    ).fetchall()
    db.close()
    return rows


def told(report: Report) -> tuple[Any, ...]:
    return report.added, report.changed, report.removed, report.failed, report.passages, report.embedded


def test_two_workers_make_what_one_process_makes_though_one_of_them_is_killed(
    folder: Make, path: Path, tmp_path: Path
) -> None:
    root = articles(folder)
    alone = refresh(path, root, WordHashEncoder(), SETTINGS)
    spread = path.with_name("spread")
    dead = tmp_path / "dead"
    assert told(refresh(spread, root, Mortal(dead), SETTINGS, options=RefreshOptions(workers="2"))) == told(alone)
    assert dead.exists()
    assert truth(spread) == truth(path)
    assert len(truth(path)) == 31


@pytest.mark.parametrize("workers", ["", "0", "-1", "two", "127.0.0.1:8786", "²"])
def test_what_is_no_number_and_no_address_is_a_wrong_argument(
    folder: Make, path: Path, encoder: Any, workers: str
) -> None:
    with pytest.raises(ValueError, match="must be a number of processes, or an address such as tcp://host:8786"):
        refresh(path, folder({}), encoder, options=RefreshOptions(workers=workers))


def test_a_scheduler_that_is_not_there_is_told(
    folder: Make, path: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pullquote.index.build.dask.CONNECT", 0.5)
    with pytest.raises(LibraryError, match=r"no dask scheduler answers at tcp://127\.0\.0\.1:9; start one"):
        refresh(path, folder({}), encoder, options=RefreshOptions(workers="tcp://127.0.0.1:9"))
