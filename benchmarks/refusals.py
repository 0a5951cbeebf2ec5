"""What makes a build remove nothing: states of a folder or library to be in for a while, by what `kills` calls them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from random import Random

from pullquote.index.build.removals import FEW
from pullquote.index.store.lock import alone

Refusal = Callable[[Path, Path, Random], AbstractContextManager[None]]


@contextmanager
def empty(articles: Path, library: Path, random: Random) -> Iterator[None]:
    """All articles out of sight, as on a drive that is not mounted."""
    aside = articles.with_name("aside")
    articles.rename(aside)
    articles.mkdir()
    try:
        yield
    finally:
        articles.rmdir()
        aside.rename(articles)


@contextmanager
def many_gone(articles: Path, library: Path, random: Random) -> Iterator[None]:
    """More files than a build removes unasked are out of sight, and not all."""
    files = sorted(file for file in articles.rglob("*") if file.is_file())
    gone = random.sample(files, random.randint(FEW + 1, len(files) - 1))
    aside = articles.with_name("aside")
    aside.mkdir()
    places = [(file, aside / str(number)) for number, file in enumerate(gone)]
    for file, place in places:
        file.rename(place)
    try:
        yield
    finally:
        for file, place in places:
            place.rename(file)
        aside.rmdir()


@contextmanager
def unlisted(articles: Path, library: Path, random: Random) -> Iterator[None]:
    """A folder in it, or the folder itself, cannot be listed by anyone but root."""
    folder = random.choice([articles, *(each for each in articles.iterdir() if each.is_dir())])
    folder.chmod(0)
    try:
        yield
    finally:
        folder.chmod(0o755)


@contextmanager
def locked(articles: Path, library: Path, random: Random) -> Iterator[None]:
    """Another process builds."""
    with alone(library, 0):
        yield


REFUSALS: dict[str, Refusal] = {"empty folder": empty, "many gone": many_gone, "lock held": locked}
if os.geteuid():
    REFUSALS["folder unlisted"] = unlisted
