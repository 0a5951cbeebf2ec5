"""Who may use a served page: user:password from the environment, from a file that others cannot read, or asked for.

Kept in memory as they are given, and compared as they are; nothing is written.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from pullquote.corpus import InvalidArgument

SHORTEST = 16  # characters of a token


def passwords(
    given: Sequence[str], file: Path | None = None, ask: Callable[[str], str] | None = None
) -> tuple[tuple[str, str], ...]:
    """The (user, password) pairs of texts 'user:password' and of the lines of a file; blank lines are none.

    `ask` gives the password of a text that names a user alone. InvalidArgument names what is wrong, and no password.
    """
    whole = [f"{text}:{ask(text)}" if ask and ":" not in text else text for text in given]
    lines = [("--auth", text) for text in whole]
    if file:
        lines += [(f"{file}, line {n}", text) for n, text in enumerate(_read(file), start=1) if text.strip()]
        if len(lines) == len(given):
            raise InvalidArgument(f"{file} contains no user:password")
    return tuple(_pair(place, text) for place, text in lines)


def tokens(file: Path | None) -> tuple[str, ...]:
    """The tokens of a file, a line each; blank lines are none. ValueError for a file without one, or a short one."""
    if file is None:
        return ()
    found = tuple(line.strip() for line in _read(file) if line.strip())
    if not found or any(len(token) < SHORTEST or not (token.isascii() and token.isprintable()) for token in found):
        raise InvalidArgument(f"{file} must hold a token a line, each of {SHORTEST} ASCII characters or more")
    return found


def _read(file: Path) -> list[str]:
    if os.name == "posix" and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InvalidArgument(f"others on this machine can read {file}; run: chmod 600 {file}")
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise InvalidArgument(f"{file} is not UTF-8; save it as UTF-8") from None


def _pair(place: str, text: str) -> tuple[str, str]:
    user, colon, password = text.strip().partition(":")
    if not (user and colon and password):
        raise InvalidArgument(f"{place}: not of the form user:password")
    return user, password
