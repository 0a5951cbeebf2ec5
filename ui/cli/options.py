"""The options that every command shares → an open library.

Articles, library, models and threshold are read here and nowhere else. Whoever calls the command may hand in another
way to open a library as click's `obj`; by itself it uses `qa.Pullquote.open`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.ui.shared.errors import LIBRARY
from pullquote.ui.shared.progress import bar

if TYPE_CHECKING:
    from pullquote.qa import Pullquote

FILTERS = ("tags", "author", "language", "after", "before", "collection")
FOLDER = click.Path(path_type=Path, readable=False)  # what it held may be in the library


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
    models: str | None = None
    as_asked: bool = False
    demo: bool = False


_OPTIONS = {
    "articles": click.option(
        "--articles", type=FOLDER, metavar="DIR", help="Folder of articles; the same as the argument ARTICLES."
    ),
    "library": click.option(
        "--library",
        type=PlaceType(path_type=Path),
        metavar="DIR",
        help="Folder of the library (default: .pullquote in ARTICLES, else in or above the working directory, else"
        " $PULLQUOTE_LIBRARY), or milvus://HOST:PORT/NAME.",
    ),
    "encoder": click.option(
        "--encoder",
        metavar="MODEL",
        help="Embedding model: 'multilingual', or a sentence-transformers model by folder or hub name"
        " (default: the packaged MiniLM).",
    ),
    "reader": click.option(
        "--reader",
        metavar="MODEL",
        help="Question-answering model by folder or hub name, or 'sentences' (default: the bundled one).",
    ),
    "models": click.option(
        "--models",
        type=click.Choice(["english", "any", "auto"]),
        help="Models by what they read: English, any language (extra 'languages'), or chosen by the articles"
        " (default).",
    ),
    "threshold": click.option(
        "--threshold",
        type=click.FloatRange(0, 1),
        metavar="0..1",
        help="Confidence an answer needs (default: the reader's own; 0.32 to 0.45 for the bundled one, by the size of "
        "the library).",
    ),
    "as_asked": click.option("--as-asked", is_flag=True, help="Do not rewrite the question before searching."),
    "demo": click.option("--demo", is_flag=True, help="Use the bundled articles; their library is kept in your cache."),
}
ASKING = tuple(_OPTIONS)


def with_places(*names: str) -> Callable[[Command], Command]:
    """Add the argument ARTICLES and the options named, in their order here; the command takes them all as `places`."""

    def add(command: Command) -> Command:
        @functools.wraps(command)
        def wrapped(*args: Any, articles_folder: Path | None, **options: Any) -> None:
            places = Places(**{name: options.pop(name) for name in names})
            if articles_folder and places.articles:
                raise click.UsageError(
                    f"two folders of articles were given: {articles_folder} and --articles {places.articles}"
                )
            command(*args, places=replace(places, articles=articles_folder or places.articles), **options)

        given: Command = wrapped
        for name in reversed(names):
            given = _OPTIONS[name](given)
        return click.argument("articles_folder", metavar="[ARTICLES]", type=FOLDER, required=False)(given)

    return add


def with_refresh(command: Command) -> Command:
    """Adds the option of the commands that ask; these take `refresh`, see `Pullquote.open`."""

    @click.option("--no-refresh", is_flag=True, help="Use the library as it is; do not look for changed articles.")
    @functools.wraps(command)
    def wrapped(*args: Any, no_refresh: bool, **options: Any) -> None:
        command(*args, refresh=False if no_refresh else "add", **options)

    return wrapped


def with_filters(command: Command) -> Command:
    """Adds the options that limit which articles are asked; the command takes those given as `filters`."""

    @click.option("--only", multiple=True, metavar="NAME", help="Ask only this article, or those matching a GLOB.")
    @click.option("--tag", "tags", multiple=True, metavar="TAG", help="Ask only articles with this tag.")
    @click.option("--author", metavar="NAME", help="Ask only articles whose author's name contains this.")
    @click.option("--language", metavar="CODE", help="Ask only articles in this language, such as en.")
    @click.option("--after", metavar="DATE", help="Ask only articles dated this day or later (YYYY-MM-DD).")
    @click.option("--before", metavar="DATE", help="Ask only articles dated before this day.")
    @click.option("--in", "collection", metavar="FOLDER", help="Ask only articles in this top-level folder.")
    @functools.wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        given = {name: options.pop(name) for name in FILTERS} | {"articles": options.pop("only")}
        filters = {name: value for name, value in given.items() if value}
        command(*args, filters=filters, **options)

    return wrapped


@contextmanager
def opened(places: Places, *, refresh: bool | str = True, **how: Any) -> Iterator[Pullquote]:
    """The library of these places, closed at the end. `refresh` and `how` it is matched go on to `Pullquote.open`."""
    context = click.get_current_context()
    open_library = context.obj or _open
    with bar("files") as progress:
        library = open_library(**asdict(places), refresh=refresh, progress=progress, **how)
    for note in library.notes:
        click.echo(note, err=True)
    context.meta[LIBRARY] = library.path
    with library:
        yield library


def _open(**options: Any) -> Pullquote:
    from pullquote.qa import Pullquote

    return Pullquote.open(**options)
