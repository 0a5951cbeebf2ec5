"""A connection to the truth of a library: opening the file, reading one state of it, and its settings.

Knows no article. `reader` knows what the file holds.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pullquote.corpus import Patterns
from pullquote.index.errors import LibraryMismatch, LibraryNotFound, LibraryOutdated, explained
from pullquote.index.report import Unreachable
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.schema import FORMAT, Shape


@dataclass(frozen=True)
class StoreState:
    """The state of the truth; equal states mean equal articles, passages and caches.

    `words` and `vectors` are manifests as text. `log`: a cache of that generation or a later one can catch up.
    """

    generation: int = 0
    log: int = 0
    shape: str = ""
    words: str = ""
    vectors: str = ""


class Meta:
    """A connection that reads, and the settings found by it. Builds do not disturb it."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise LibraryNotFound(f"there is no library at {path.parent}; run: pullquote build")
        self.path = path
        with self.explaining():
            self._db = self._connect()
            self._check_format()

    def close(self) -> None:
        self._db.close()

    def __del__(self) -> None:  # a library replaced by a newer one is closed by whichever thread asks it last
        if hasattr(self, "_db"):
            self._db.close()

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Turn the database's errors into messages for the user."""
        try:
            yield
        except sqlite3.ProgrammingError:  # a defect of ours, not of the file
            raise
        except sqlite3.Error as error:
            raise explained(error, self.path.parent) from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within the block all is read from one state of the truth. Not to be nested."""
        with self.explaining():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("COMMIT")

    def copy(self, to: Path) -> None:
        """Write what is there at this moment to a new file; waits for no build and holds none up."""
        with self.explaining(), closing(sqlite3.connect(to)) as copy:
            self._db.backup(copy)

    @property
    def replaced(self) -> bool:
        """True when another file is in place of the one that was opened, or none."""
        try:
            return os.stat(self.path).st_ino != self._inode
        except OSError:
            return True

    # -- settings ------------------------------------------------------------------------------------------------

    def get(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    @property
    def version(self) -> int:
        """Changes whenever another connection has written; of use to compare within this one."""
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    @property
    def generation(self) -> int:
        """Rises by one with every published change. 0: nothing was published yet."""
        return int(self.get("generation") or 0)

    @property
    def shape(self) -> Shape | None:
        """What the live articles were made with; None before the first build."""
        shape = self.get("shape")
        return None if shape is None else _shape(shape)

    @property
    def patterns(self) -> Patterns:
        """Which files of the folder the library holds."""
        globs = json.loads(self.get("patterns") or "{}")
        return Patterns(**{name: tuple(each) for name, each in globs.items()})

    @property
    def unreachable(self) -> list[Unreachable]:
        """What of the folder could not be read at the last build."""
        return [Unreachable(**each) for each in json.loads(self.get("unreachable") or "[]")]

    @property
    def runtimes(self) -> list[str]:
        """What made the vectors, the first one first; as far as builds have noted it."""
        return list(json.loads(self.get("runtimes") or "[]"))

    def manifest(self, name: str) -> Manifest | None:
        """The manifest of the cache `words` or `vectors`; None if there is none."""
        text = self.get(name)
        return None if text is None else Manifest.read(text)

    def state(self) -> StoreState:
        rows = self._db.execute("SELECT key, value FROM meta WHERE key IN ('shape', 'words', 'vectors')").fetchall()
        return StoreState(generation=self.generation, log=int(self.get("log") or 0), **dict(rows))

    def _connect(self) -> sqlite3.Connection:
        """Read-only. Where nothing can be written, not even beside the file, it is read as one that stays as it is."""
        try:
            return self._connected("mode=ro")
        except sqlite3.OperationalError:
            beside = self.path.with_name(self.path.name + "-wal")
            if beside.exists() and beside.stat().st_size:
                raise
            return self._connected("mode=ro&immutable=1")

    def _connected(self, how: str) -> sqlite3.Connection:
        db = sqlite3.connect(
            f"{self.path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False, timeout=30
        )
        try:
            db.execute("PRAGMA cache_size = -32000")
            db.execute("SELECT count(*) FROM sqlite_schema")
            self._inode = os.stat(self.path).st_ino
        except BaseException:
            db.close()
            raise
        return db

    def _check_file(self) -> None:
        """Reads all of its pages."""
        result = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if result != "ok":
            raise sqlite3.DatabaseError(result)

    def _check_format(self) -> None:
        if not self._db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'").fetchone()[0]:
            raise LibraryNotFound(f"the library {self.path.parent} is not finished; run: pullquote build")
        made_by = int(self.get("format") or 0)
        if made_by == FORMAT:
            return
        if made_by < FORMAT:
            raise LibraryOutdated(f"the library {self.path.parent} was made by an older version; run: pullquote build")
        raise LibraryMismatch(
            f"the library {self.path.parent} was made by a newer version (format {made_by}, this one reads {FORMAT});"
            " update pullquote, or choose another place with --library"
        )


@lru_cache(maxsize=4)  # each question looks at it
def _shape(text: str) -> Shape:
    return Shape(**json.loads(text))
