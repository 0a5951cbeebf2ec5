"""Why a library cannot be used; each message names the mend.

LibraryError
├── LibraryNotFound    there is none at the path
├── LibraryDamaged     the file is no library, or no longer one
├── LibraryMismatch    made by a newer version, with another model, other settings, or from another folder
└── LibraryBusy        another build is under way
"""

from __future__ import annotations

from pathlib import Path


class LibraryError(Exception):
    """A library cannot be used as asked; the message names the mend."""


class LibraryNotFound(LibraryError):
    """There is no library at the path."""


class LibraryDamaged(LibraryError):
    """The file is not a library, or no longer one."""


class LibraryMismatch(LibraryError):
    """The library was made by a newer version, with another model, other settings, or from another folder."""


class LibraryBusy(LibraryError):
    """Another build of the same library is under way."""


def explained(error: Exception, path: Path) -> LibraryError:
    """An error of the database in words for whoever asked."""
    if "locked" in str(error) or "busy" in str(error):
        return LibraryError(f"the library {path.parent} is being written by another program; try again in a moment")
    if "full" in str(error):
        return LibraryError(f"the disk of the library {path.parent} is full; free some space and build again")
    if "readonly" in str(error) or "unable to open" in str(error):
        return LibraryError(f"the library {path.parent} cannot be written; choose another place with --library")
    return LibraryDamaged(f"the library {path.parent} is damaged ({error}); delete that folder and build again")
