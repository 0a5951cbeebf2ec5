"""A folder that is watched: looked at as a whole once, and then only at the paths that changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from pullquote.corpus.folder import File, Scan, file_of, may_be_article, require, scan, written
from pullquote.corpus.ignored import Ignored
from pullquote.corpus.patterns import Patterns


class Look:
    """What a folder held at the last look. Not thread-safe."""

    def __init__(self) -> None:
        self._last: tuple[Path, Ignored, Scan] | None = None

    def at(self, folder: Path, patterns: Patterns, changed: Iterable[Path] | None = None) -> Scan:
        """Return what `scan` would, given the paths that changed since the last call; None for any path.

        All is looked at again where the rules changed, or a path is a folder or link, or more than one path leads to
        it. Changes behind links that lead out of the folder are not noticed until then.
        """
        rules, found = Ignored.of(require(folder), patterns), None
        if changed is not None and self._last and self._last[:2] == (folder, rules):
            found = _followed(self._last[2], folder, rules, changed)
        found = scan(folder, patterns) if found is None else found
        self._last = folder, rules, found
        return found


def _followed(before: Scan, root: Path, rules: Ignored, changed: Iterable[Path]) -> Scan | None:
    """The scan after these changes; None if they cannot be told from the paths alone."""
    if before.unlisted:
        return None
    files, ignored = {file.id: file for file in before.files}, set(before.ignored)
    shared = {*before.copies, *before.copies.values()}
    for path in changed:
        id = written(path.relative_to(root).as_posix())
        if before.left_out(id.rpartition("/")[0]):
            continue
        found = _file(id, path) if id not in shared and _is_real(path.parent, root) else None
        if found is None or (id not in files and any(other.startswith(f"{id}/") for other in files)):
            return None
        files.pop(id, None)
        ignored.discard(id)
        if isinstance(found, File):
            if rules.file(id):
                ignored.add(id)
            else:
                files[id] = found
    by_id = sorted(files.values(), key=lambda file: file.id)
    return Scan(by_id, before.copies, {}, frozenset(ignored), before.unread)


def _file(id: str, path: Path) -> File | bool | None:
    """The file at a path, False if nothing is there; None if that is no plain file with this name alone."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return False
    except OSError:
        return None
    plain = stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and may_be_article(path.name)
    return file_of(id, str(path), status) if plain else None


def _is_real(folder: Path, root: Path) -> bool:
    """Whether no link leads from the root to the folder."""
    return Path(os.path.realpath(folder)) == Path(os.path.realpath(root), folder.relative_to(root))
