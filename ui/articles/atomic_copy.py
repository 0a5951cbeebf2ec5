"""Files into folders, whole or not at all, where none stands."""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path
from uuid import uuid4


def put(source: Path, target: Path) -> str:
    """Copies a file to where none stands: '' when it is there, else what is in its way."""
    part = target.with_name(f".{uuid4().hex}.part")  # hidden, so that no build reads half a file
    try:
        with source.open("rb") as given, part.open("xb") as stream:
            shutil.copyfileobj(given, stream)
            stream.flush()
            os.fsync(stream.fileno())
        _link(part, target)
    except FileExistsError:
        same = target.is_file() and not target.is_symlink() and filecmp.cmp(part, target, shallow=False)
        return "" if same else "another file has this name; rename one of them"
    finally:
        part.unlink(missing_ok=True)
    return ""


def _link(part: Path, target: Path) -> None:
    """Gives a file its name; raises FileExistsError if that is taken, be it meanwhile and be it by a link to
    nowhere."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.replace(part, target)


def free(path: Path) -> Path:
    """The path itself, or with the first number behind its name that is not taken."""
    number, other = 1, path
    while os.path.lexists(other):
        number += 1
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return other
