"""The front door: what a user can mend becomes one line on stderr and exit status 2.

Only the rooms' own errors, `ValueError` and errors of the operating system are caught. Anything else is a defect of
Pullquote and shows its traceback.
"""

import sys
from typing import Any, NoReturn

import click

from pullquote.ui.shared.sanitize import one_line

MENDABLE = 2
INTERRUPTED = 130


def is_mendable(error: Exception) -> bool:
    """Whether the message was written for the user; imports the rooms only once something has gone wrong."""
    from pullquote.corpus import ArticlesNotFound
    from pullquote.index import LibraryError, ModelError

    return isinstance(error, ArticlesNotFound | LibraryError | ModelError | ValueError | OSError)


def message(error: Exception) -> str:
    """One line that says what is wrong and, for a wrong call, where to read on."""
    if isinstance(error, click.UsageError) and error.ctx:
        return f"{one_line(error.format_message())} See: {error.ctx.command_path} --help"
    if isinstance(error, click.ClickException):
        return one_line(error.format_message())
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return one_line(f"{error.filename}: {error.strerror}")
    return one_line(str(error)) or type(error).__name__


class FrontDoor(click.Group):
    """A group of commands that never shows a traceback for bad input."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        try:
            status = super().main(*args, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(MENDABLE)
        except (click.exceptions.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except Exception as error:
            if not isinstance(error, click.ClickException) and not is_mendable(error):
                raise
            click.echo(f"pullquote: {message(error)}", err=True)
            sys.exit(MENDABLE)
        sys.exit(status if isinstance(status, int) else 0)
