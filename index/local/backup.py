"""A library in a folder → one file, and back: the database at one moment, even while in use. The caches are left out,
since they are derived. Ratings are included.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from pullquote.corpus import InvalidArgument
from pullquote.index.errors import LibraryDamaged, LibraryMismatch, LibraryNotFound
from pullquote.index.local import derive
from pullquote.index.store.lock import alone
from pullquote.index.store.reader import Store
from pullquote.index.store.writing import TRUTH, explaining, writing

BESIDE = ("feedback.jsonl",)  # files that come along where they are there


def backup(library: Path, file: Path) -> None:
    """Write the library's state of this moment to a new file, whole or not at all; only its owner may read it.

    Raises InvalidArgument if the file is there. Builds and readers go on meanwhile.
    """
    if file.exists():
        raise InvalidArgument(f"{file} exists; name another file")
    store = Store(library / TRUTH)
    try:
        with TemporaryDirectory(dir=file.parent, prefix=".pullquote-") as place:
            copy, packed = Path(place) / TRUTH, Path(place) / "packed"
            store.copy(copy)
            with open(packed, "xb", opener=_private) as stream, tarfile.open(fileobj=stream, mode="w:gz") as archive:
                archive.add(copy, TRUTH)
                for name in BESIDE:
                    if (library / name).is_file():
                        archive.add(library / name, name)
            os.link(packed, file)  # fails if another file has appeared there
    except OSError as error:
        raise InvalidArgument(f"{file} cannot be written: {error.strerror or error}") from None
    finally:
        store.close()


def restore(file: Path, library: Path) -> None:
    """Make the library that a backup holds, in a folder that holds none yet. Its caches are made from it.

    InvalidArgument for a file that is no backup, raises LibraryMismatch if a library is there already.
    """
    with alone(library, 0.0):
        if (library / TRUTH).exists():
            raise LibraryMismatch(f"there is a library at {library} already; name another place with --library")
        try:
            with TemporaryDirectory(dir=library, prefix=".restored-") as place:
                _unpack(file, Path(place))
                _check(Path(place) / TRUTH)
                for name in (*BESIDE, TRUTH):  # the truth last: with it the library is there
                    if (Path(place) / name).exists():
                        os.replace(Path(place) / name, library / name)
        except (tarfile.TarError, EOFError, KeyError, LibraryDamaged, LibraryNotFound) as error:
            raise InvalidArgument(f"{file} is not a complete backup of a library ({error})") from None
        with explaining(library), writing(library / TRUTH) as store:
            derive.remake(store)


def _unpack(file: Path, place: Path) -> None:
    with tarfile.open(file) as archive:
        for name in (TRUTH, *(name for name in BESIDE if name in archive.getnames())):
            member = archive.extractfile(name)
            if member is None:
                raise KeyError(f"{name} is not a file")
            with open(place / name, "xb", opener=_private) as stream:
                shutil.copyfileobj(member, stream)


def _check(truth: Path) -> None:
    store = Store(truth)
    try:
        store.check()
    finally:
        store.close()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
