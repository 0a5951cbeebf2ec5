"""The options that every command shares → an open library.

`--articles`, `--library` and `--threshold` are read here and nowhere else. Whoever calls the command may hand in
another way to open a library as click's `obj`; by itself it uses `qa.Pullquote.open`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.progress import Progress, bar

if TYPE_CHECKING:
    from qa import Pullquote

FOLDER = click.Path(path_type=Path)
Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the articles and the library are, and from which confidence on an answer counts. None = the default."""

    articles: Path | None = None
    library: Path | None = None
    threshold: float | None = None

    def at(self, folder: Path | None) -> Places:
        """With the folder given as an argument, which must not be told twice."""
        if folder and self.articles:
            raise click.UsageError(f"Two folders of articles: {folder} and --articles {self.articles}; give one.")
        return replace(self, articles=folder or self.articles)


def with_places(command: Command) -> Command:
    """Adds the common options; the command takes them as `places`."""

    @click.option("--articles", type=FOLDER, metavar="DIR", help="Folder of articles (default: the bundled ones).")
    @click.option("--library", type=FOLDER, metavar="DIR", help="Folder of the library (default: beside the articles).")
    @click.option("--threshold", type=click.FloatRange(0, 1), metavar="0..1", help="Confidence an answer needs.")
    @functools.wraps(command)
    def wrapped(*args: Any, articles: Path | None, library: Path | None, threshold: float | None, **rest: Any) -> None:
        command(*args, places=Places(articles, library, threshold), **rest)

    return wrapped


@contextmanager
def opened(places: Places, *, refresh: bool = True) -> Iterator[Pullquote]:
    """The library of these places, closed at the end. `refresh`: first matched with its folder, under a bar."""
    open_library = click.get_current_context().obj or _open
    with bar("files") as progress:
        library = open_library(
            places.articles, places.library, refresh=refresh, threshold=places.threshold, progress=progress
        )
    with library:
        yield library


def _open(articles: Path | None, library: Path | None, **options: bool | float | Progress | None) -> Pullquote:
    from qa import Pullquote

    return Pullquote.open(articles, library, **options)  # type: ignore[arg-type]
