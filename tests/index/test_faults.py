"""Builds that are killed, or whose disk fails or is full: what was there stays, and the next build does the rest."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import LibraryError, refresh

ROOT = Path(__file__).parents[2]
OLD = {"shop.txt": "The shop in Jakarta sells shoes.\n", "cat.txt": "A cat sleeps on the piano.\n"}
NEW = {"wallet.txt": "The wallet pays for tea in Lisbon.\n", "cat.txt": "The cat wakes on the piano.\n"}
Make = Callable[..., Path]


def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path) -> None:
    """Five builds; `make prove` kills 300."""
    trial = [sys.executable, "-m", "benchmarks.kills", tmp_path / "trial", "--kills", "5"]
    done = subprocess.run(trial, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, "nothing lost" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("call", ["link", "mkdir", "open"])
def test_a_call_that_fails_is_told_and_loses_nothing(
    folder: Make, path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The first, second, … call of its kind fails, until there is none left that could."""
    root = folder(OLD)
    refresh(path, root, encoder)
    old = state(path, encoder)
    folder(NEW)
    refresh(path.with_name("fresh"), root, encoder)
    new = state(path.with_name("fresh"), encoder)
    real, told = getattr(os, call), list[str]()
    for which in range(1, 1000):
        calls = 0

        def failing(target: Any, *more: Any, _which: int = which, **how: Any) -> Any:
            nonlocal calls
            if isinstance(target, os.PathLike | str) and path in Path(target).parents:
                calls += 1
                if calls == _which:
                    raise OSError(28, "No space left on device")
            return real(target, *more, **how)

        with monkeypatch.context() as patched:
            patched.setattr(os, call, failing)
            try:
                refresh(path, root, encoder)
            except LibraryError as error:
                told.append(str(error))
        assert state(path, encoder) in (old, new)
        if calls < which:
            break
    refresh(path, root, encoder)
    assert state(path, encoder) == new
    assert told or call == "link"  # where links fail the files are copied
    assert all("no space left on its disk, and nothing is lost" in line for line in told)


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes: as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [0, 3_000, 60_000, 200_000])
def test_without_space_a_build_says_so_and_loses_nothing(
    folder: Make, path: Path, encoder: Any, state: Any, room: int
) -> None:
    root = folder(OLD)
    refresh(path, root, encoder)
    old = state(path, encoder)
    folder({f"{i}.txt": " ".join(f"The shop sells {i} shoes and {j} hats." for j in range(150)) for i in range(8)})
    with files_up_to(room), pytest.raises(LibraryError, match=r"could not be read or written|no space left") as told:
        refresh(path, root, encoder)
    assert "\n" not in str(told.value)
    assert state(path, encoder) == old
    refresh(path, root, encoder)
    refresh(path.with_name("fresh"), root, encoder)
    assert state(path, encoder) == state(path.with_name("fresh"), encoder)
