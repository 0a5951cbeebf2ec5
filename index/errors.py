"""Why a library cannot be used. Every message says how to fix it.

LibraryError
├── LibraryNotFound    there is none at the path
├── LibraryDamaged     the file is not a library, or is damaged
├── LibraryMismatch    made by another version, with another model, other settings, or from another folder
│   └── LibraryOutdated    by an older version
├── LibraryBusy        another build is under way
└── UnknownArticle     it contains no article of that name
"""

from __future__ import annotations

import errno
from pathlib import Path

from pullquote.corpus import PullquoteError


class LibraryError(PullquoteError):
    """A library cannot be used as asked; the message says how to fix it."""


class LibraryNotFound(LibraryError):
    """There is no library at the path."""


class LibraryDamaged(LibraryError):
    """The file is not a library, or is damaged."""


class LibraryMismatch(LibraryError):
    """The library was made by another version, with another model, other settings, or from another folder."""


class LibraryOutdated(LibraryMismatch):
    """The library was made by an older version; the next build remakes it."""


class LibraryBusy(LibraryError):
    """Another build of the same library is under way."""


class UnknownArticle(LibraryError, KeyError):
    """The library contains no article of the name; the message names the nearest."""

    __str__ = Exception.__str__  # a KeyError shows its message in quotation marks


# What SQLite's and the system's error names mean to the user.
FIXES = {
    "BUSY": "is being written by another program; try again in a moment",
    "LOCKED": "is being written by another program; try again in a moment",
    "FULL": "has no space left on its disk, and nothing is lost; free some and build again",
    "READONLY": "cannot be written; choose another place with --library",
    "CANTOPEN": "cannot be opened; choose another place with --library",
    "PERM": "cannot be opened for lack of permission; choose another place with --library",
    "IOERR": "could not be read or written ({detail}), and nothing is lost; check its disk and build again",
}
DAMAGED = "is damaged ({detail}); run: pullquote build --from-scratch"


def explained(error: Exception, folder: Path) -> LibraryError:
    """Return an error of the database, a search engine or the system as one line for the user."""
    name = _name(error)
    detail = " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
    for sign, fix in FIXES.items():
        if name.startswith(sign):
            return LibraryError(f"the library {folder} {fix.format(detail=detail)}")
    return LibraryDamaged(f"the library {folder} {DAMAGED.format(detail=detail)}")


def _name(error: Exception) -> str:
    """Return one of the keys of MENDS, or another name of SQLite's."""
    if isinstance(error, OSError):
        known = {errno.ENOSPC: "FULL", errno.EDQUOT: "FULL", errno.EROFS: "READONLY", errno.EACCES: "PERM"}
        return known.get(error.errno or 0, "READONLY" if error.errno == errno.ENOTDIR else "IOERR")
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    if name:
        return str(name)
    if any(sign in str(error) for sign in ("os error", "IoError", "could not write", "write error")):  # of an engine
        return "FULL" if any(sign in str(error) for sign in ("No space", "os error 28", "code: 28")) else "IOERR"
    return ""
