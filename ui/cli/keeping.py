"""The commands for those who keep a library: `doctor`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path

import click

from pullquote.ui.cli.options import Places, with_places
from pullquote.ui.shared.sanitize import one_line

FILE = click.Path(path_type=Path)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address the chat will be served at.")
@click.option(
    "--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="Port the chat will be served at."
)
@with_places("articles", "library", "encoder", "reader", "demo")
def doctor(host: str, port: int, places: Places) -> None:
    """Check folder, library, models, disk and port; exit with 1 if one fails."""
    from pullquote.qa.defaults import located
    from pullquote.ui.shared.checks import checks

    failed, at = False, (places.articles, places.library, places.demo)
    for check in checks(lambda: located(*at), places.encoder, places.reader, host, port):
        failed |= bool(check.fix)
        click.echo(f"{'FAIL' if check.fix else 'ok':4}  {check.name:10} {one_line(check.found)}")
        if check.fix:
            click.echo(f"{'':16} {one_line(check.fix)}")
    if failed:
        click.get_current_context().exit(1)


@click.command()
@click.argument("file", type=FILE)
@with_places("articles", "library", "demo")
def backup(file: Path, places: Places) -> None:
    """Copy the library to FILE, even while it is in use."""
    from pullquote.index import backup

    library = _folder(places)
    backup(library, file)
    click.echo(f"backed up {one_line(str(library))} to {one_line(str(file))} ({file.stat().st_size:,} bytes)")


@click.command()
@click.argument("file", type=FILE)
@with_places("articles", "library", "demo")
def restore(file: Path, places: Places) -> None:
    """Restore the library from the backup FILE, unless there is one already."""
    from pullquote.index import restore

    library = _folder(places)
    restore(file, library)
    click.echo(f"restored {one_line(str(file))} to {one_line(str(library))}")


def _folder(places: Places) -> Path:
    """The folder of the library."""
    from pullquote.corpus import InvalidArgument
    from pullquote.qa.defaults import located

    at = places.library or located(places.articles, None, places.demo)[1]
    if isinstance(at, str):
        raise InvalidArgument(f"{at} is a server's; back it up there, or the library it was built from")
    return at
