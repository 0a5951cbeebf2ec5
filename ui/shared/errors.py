"""What the front doors do with an error: one line for what the user can fix, a report for our bugs.

The user can fix `PullquoteError`s, wrong usage of the command, and files of theirs that cannot be read or written.
"""

from __future__ import annotations

import errno
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

import click

from pullquote.ui.shared.sanitize import one_line

BUG = 1
FIXABLE = 2
INTERRUPTED = 130
LIBRARY = "pullquote.library"  # where click's context keeps the folder of the open library
VERSIONS = ("pullquote", "numpy", "openvino", "onnxruntime", "faiss-cpu", "tantivy", "gradio")
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)


def is_user_error(error: BaseException) -> bool:
    """Whether the user can fix it; imports the rooms only once something has gone wrong."""
    from pullquote.corpus import PullquoteError

    if isinstance(error, OSError) and not isinstance(error, PullquoteError):
        return error.errno in _DISK or (error.filename is not None and not _is_ours(error.filename))
    return isinstance(error, PullquoteError | click.ClickException)


def message(error: BaseException) -> str:
    """One line that says what is wrong and, for a usage error, where the help is."""
    if isinstance(error, click.UsageError) and error.ctx:
        return f"{one_line(error.format_message())} See: {error.ctx.command_path} --help"
    if isinstance(error, click.ClickException):
        return one_line(error.format_message())
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return one_line(f"{error.filename}: {error.strerror}")
    return one_line(str(error)) or type(error).__name__


def explain(error: Exception, library: Path | None = None) -> str:
    """One line for any error: its message where the user can fix it, else an apology that names the report.

    The report of a bug is written into the library's folder, or into the temporary one.
    """
    if is_user_error(error):
        return message(error)
    where = report(error, library)
    return f"Sorry, this is a bug in Pullquote ({type(error).__name__}). Please report it with the file {where}"


def report(error: BaseException, library: Path | None = None) -> Path:
    """Write traceback and versions to a file that only the user may read, in the first folder that can be written."""
    text = "".join(["\n".join(_versions()), "\n\n", *traceback.format_exception(error)]).encode(
        errors="backslashreplace"
    )
    for folder in (library, Path(tempfile.gettempdir())):
        try:
            with tempfile.NamedTemporaryFile(prefix="bug-", suffix=".log", dir=folder, delete=False) as stream:
                stream.write(text)
            return Path(stream.name)
        except OSError:
            if folder is not library:
                raise
    raise AssertionError("the temporary folder comes last")


def _versions() -> list[str]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    lines = [f"Python {platform.python_version()} on {platform.platform()}"]
    for name in VERSIONS:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name} is not installed")
    return lines


def _is_ours(file: Any) -> bool:
    """Whether a file is part of the installed package: if missing, it is not the user's fault."""
    import pullquote.qa

    weights = Path(pullquote.qa.__file__).parent / "weights"
    return isinstance(file, str | Path) and weights in Path(file).absolute().parents


class Bug(click.ClickException):
    """What is shown for a bug: an apology, exit status 1."""

    exit_code = BUG


class FrontDoor(click.Group):
    """A group of commands that shows one line for every error, and never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            if is_user_error(error) or isinstance(error, click.exceptions.Exit | click.exceptions.Abort):
                raise
            raise Bug(explain(error, ctx.meta.get(LIBRARY))) from error

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        try:
            status = super().main(*args, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(FIXABLE)
        except (click.exceptions.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except Exception as error:
            if not is_user_error(error):
                raise
            click.echo(f"pullquote: {message(error)}", err=True)
            sys.exit(BUG if isinstance(error, Bug) else FIXABLE)
        sys.exit(status if isinstance(status, int) else 0)
