"""The truth of a library: one SQLite file with articles, passages, their vectors, the settings and a generation number.

An article's row is *staged* (live = 0) while a build works on it and *live* once the build is published, in one
transaction. Readers see live rows alone, so they see the old library or the new one and never a mixture; a build that
was stopped finds its staged rows again. Passage numbers are never used twice and a live passage's row never changes:
that is what lets the caches (`vectors`, `words`) catch up by comparing numbers. Knows no search engine, embeds nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from corpus import Article, Passage
from index.encode import FloatArray
from index.errors import LibraryError, LibraryMismatch, LibraryNotFound, explained
from index.report import Failure
from index.rows import FORMAT, NAMES, SCHEMA, Entry, to_article, to_passage


class Store:
    """One connection to the truth. Open one for reading and another for a build: they do not disturb each other."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise LibraryNotFound(f"there is no library at {path.parent}; run: pullquote build")
        self.path = path
        try:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
            self._prepare(create)
        except sqlite3.DatabaseError as error:
            raise explained(error, path) from error
        except OSError as error:
            raise LibraryError(
                f"the library {path.parent} cannot be written ({error.strerror}); choose another place with --library"
            ) from error

    def close(self) -> None:
        self._db.close()

    def __del__(self) -> None:  # a library replaced by a newer one is closed by whichever thread asks it last
        if hasattr(self, "_db"):
            self._db.close()

    # -- settings ------------------------------------------------------------------------------------------------

    def get(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @property
    def generation(self) -> int:
        """Rises by one with every published change. 0: nothing was published yet."""
        return int(self.get("generation") or 0)

    # -- reading -------------------------------------------------------------------------------------------------

    def entries(self, *, live: bool = True) -> dict[str, Entry]:
        """Articles by id, in order of id."""
        rows = self._db.execute(
            "SELECT a.number, a.id, a.title, a.record ->> 'date', a.fingerprint, a.size, a.modified, count(p.number)"
            " FROM articles a LEFT JOIN passages p ON p.article = a.number WHERE a.live = ?"
            " GROUP BY a.number ORDER BY a.id",
            (int(live),),
        )
        return {row[1]: Entry(*row) for row in rows}

    def article(self, id: str, *, live: bool = True) -> Article | None:
        row = self._db.execute(
            "SELECT id, fingerprint, title, record, text FROM articles WHERE id = ? AND live = ?", (id, int(live))
        ).fetchone()
        return None if row is None else to_article(*row)

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Live passages by number, rising; numbers that are not live are left out."""
        rows = self._db.execute(
            "SELECT p.number, a.id, p.first, p.last, p.heading, p.sentences, p.gaps FROM passages p"
            " JOIN articles a ON a.number = p.article AND a.live WHERE p.number IN (SELECT value FROM json_each(?))"
            " ORDER BY p.number",
            (_array(numbers),),
        )
        return {row[0]: to_passage(*row[1:]) for row in rows}

    def read(self, numbers: Iterable[int]) -> Iterator[tuple[Article, Passage]]:
        """Live passages with their articles, by rising number; each run of one article's passages reads it once."""
        article: Article | None = None
        for passage in self.passages(numbers).values():
            if article is None or article.id != passage.article:
                article = self.article(passage.article)
            if article is not None:
                yield article, passage

    def numbers(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Numbers of all live passages, rising; int64."""
        rows = self._db.execute(
            "SELECT p.number FROM passages p JOIN articles a ON a.number = p.article AND a.live ORDER BY p.number"
        )
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def vectors(self, numbers: Iterable[int]) -> FloatArray:
        """float32, (len(numbers), dim), in the order asked."""
        sql = "SELECT number, vector FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        found = dict(self._db.execute(sql, (_array(numbers),)).fetchall())
        return np.stack([np.frombuffer(found[int(n)], dtype=np.float16) for n in numbers]).astype(np.float32)

    def keys(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """The key of each passage's words: equal for equal words."""
        sql = "SELECT number, key FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, (_array(numbers),)).fetchall())

    def count(self) -> int:
        """Number of live passages."""
        sql = "SELECT count(*) FROM passages p JOIN articles a ON a.number = p.article AND a.live"
        return int(self._db.execute(sql).fetchone()[0])

    def failures(self) -> list[Failure]:
        return [Failure(*row) for row in self._db.execute("SELECT id, reason FROM failures ORDER BY id")]

    def equations(self) -> Iterator[tuple[str, list[list[Any]]]]:
        """What each live article equates, by id, in order; nothing of a library older than that."""
        if self._db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'names'").fetchone():
            rows = self._db.execute(
                "SELECT a.id, n.equations FROM names n JOIN articles a ON a.number = n.article AND a.live"
                " WHERE n.equations != '[]' ORDER BY a.id"
            )
            yield from ((id, json.loads(equations)) for id, equations in rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block is written, or nothing of it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise explained(error, self.path) from error
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:  # a full disk has rolled back already
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError):
                raise explained(error, self.path) from error
            raise

    def _prepare(self, create: bool) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -32000"):
            self._db.execute(f"PRAGMA {pragma}")
        empty = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if empty and create:
            with self.transaction():
                for statement in SCHEMA.split(";\n"):
                    self._db.execute(statement)
                self.put("format", str(FORMAT))
        if create:
            self._db.execute(NAMES)
        made_by = int(self.get("format") or 0)
        if made_by > FORMAT:
            raise LibraryMismatch(
                f"the library {self.path.parent} was made by a newer version (format {made_by}, this one reads"
                f" {FORMAT}); update pullquote, or choose another place with --library"
            )


def _array(numbers: Iterable[int]) -> str:
    """Numbers for json_each, which takes any count of them where SQL's own lists are limited."""
    return json.dumps([int(number) for number in numbers])
