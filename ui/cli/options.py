"""The options that every command shares → an open library.

Articles, library, models and threshold are read here and nowhere else. Whoever calls the command may hand in another
way to open a library as click's `obj`; by itself it uses `qa.Pullquote.open`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.ui.cli.progress import bar

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

FILTERS = ("tags", "author", "language", "after", "before", "collection")
FOLDER = click.Path(path_type=Path)


class PlaceType(click.Path):
    """A folder, or the address of a library that machines share."""

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        return value if "://" in str(value) else super().convert(value, parameter, context)


Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the articles and the library are, which models read them, and from which confidence on an answer counts.

    None = the default. `as_asked`: questions are searched for in their very words.
    """

    articles: Path | None = None
    library: Path | str | None = None
    encoder: str | None = None
    reader: str | None = None
    threshold: float | None = None
    as_asked: bool = False

    def at(self, folder: Path | None) -> Places:
        """With the folder given as an argument, which must not be told twice."""
        if folder and self.articles:
            raise click.UsageError(f"Two folders of articles: {folder} and --articles {self.articles}; give one.")
        return replace(self, articles=folder or self.articles)


def with_places(command: Command) -> Command:
    """Adds the common options; the command takes them as `places`."""

    @click.option(
        "--articles",
        type=FOLDER,
        metavar="DIR",
        help="Folder of articles (default: the library's, else the bundled ones).",
    )
    @click.option(
        "--library",
        type=PlaceType(path_type=Path),
        metavar="DIR",
        help="Folder of the library (default: beside the articles), or milvus://HOST:PORT/NAME.",
    )
    @click.option("--encoder", metavar="MODEL", help='"multilingual", or a sentence-transformers folder or hub name.')
    @click.option("--reader", metavar="MODEL", help="Question-answering model, a folder or hub name; or 'sentences'.")
    @click.option("--threshold", type=click.FloatRange(0, 1), metavar="0..1", help="Confidence an answer needs.")
    @click.option("--as-asked", is_flag=True, help="Search for a question's very words; change nothing about it.")
    @functools.wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        places = Places(**{field.name: options.pop(field.name) for field in fields(Places)})
        command(*args, places=places, **options)

    return wrapped


def with_refresh(command: Command) -> Command:
    """Adds the option of the commands that ask; these take `refresh`, see `Pullquote.open`."""

    @click.option("--no-refresh", is_flag=True, help="Ask the library as it is; do not look for changed articles.")
    @functools.wraps(command)
    def wrapped(*args: Any, no_refresh: bool, **options: Any) -> None:
        command(*args, refresh=False if no_refresh else "add", **options)

    return wrapped


def with_filters(command: Command) -> Command:
    """Adds the options that limit which articles are asked; the command takes those given as `filters`."""

    @click.option("--only", multiple=True, metavar="NAME", help="Ask only this article, or those of a GLOB.")
    @click.option("--tag", "tags", multiple=True, metavar="TAG", help="Ask only articles with this tag.")
    @click.option("--author", metavar="NAME", help="Ask only articles of an author whose name contains this.")
    @click.option("--language", metavar="CODE", help="Ask only articles in this language, such as en.")
    @click.option("--after", metavar="DATE", help="Ask only articles of this date or later (YYYY-MM-DD).")
    @click.option("--before", metavar="DATE", help="Ask only articles of an earlier date.")
    @click.option("--in", "collection", metavar="FOLDER", help="Ask only articles in this first folder.")
    @functools.wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        given = {name: options.pop(name) for name in FILTERS} | {"articles": options.pop("only")}
        filters = {name: value for name, value in given.items() if value}
        command(*args, filters=filters, **options)

    return wrapped


@contextmanager
def opened(places: Places, *, refresh: bool | str = True, **how: Any) -> Iterator[Pullquote]:
    """The library of these places, closed at the end. `refresh` and `how` it is matched go on to `Pullquote.open`."""
    open_library = click.get_current_context().obj or _open
    with bar("files") as progress:
        library = open_library(**asdict(places), refresh=refresh, progress=progress, **how)
    for note in library.notes:
        click.echo(note, err=True)
    with library:
        yield library


def _open(**options: Any) -> Pullquote:
    from pullquote.qa import Pullquote

    return Pullquote.open(**options)
