"""The truth of a library: one SQLite file with articles, passages, their vectors, the settings and a generation number.

An article's row is *staged* (live = 0) while a build works on it and *live* once the build is published, in one
transaction. Readers see live rows alone, so they see the old library or the new one and never a mixture; a build that
was stopped finds its staged rows again. Passage numbers are never used twice and a live passage's row never changes:
that is what lets the caches (`vectors`, `words`) catch up by comparing numbers. Knows no search engine, embeds nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import Article, Heading, Passage, Span
from index.encode import FloatArray
from index.report import Failure

FORMAT = 1

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, live INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    repeats TEXT,  -- the repeated lines left out when it was split; NULL: not split yet
    title TEXT NOT NULL, record TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (id, live)) STRICT;
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    first INTEGER NOT NULL, last INTEGER NOT NULL, heading TEXT NOT NULL, sentences TEXT NOT NULL, gaps TEXT NOT NULL,
    key BLOB NOT NULL, vector BLOB) STRICT;
CREATE INDEX passages_article ON passages (article);
CREATE INDEX passages_key ON passages (key);
CREATE TABLE lines (
    hash INTEGER, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (hash, article)) STRICT, WITHOUT ROWID;
CREATE INDEX lines_article ON lines (article);
CREATE TABLE failures (id TEXT PRIMARY KEY, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


class LibraryError(Exception):
    """A library cannot be used as asked; the message names the mend."""


class LibraryNotFound(LibraryError):
    """There is no library at the path."""


class LibraryDamaged(LibraryError):
    """The file is not a library, or no longer one."""


class LibraryMismatch(LibraryError):
    """The library was made by a newer version, or with another model or other settings."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a library knows of an article without its text; `passages` is their number."""

    number: int
    id: str
    title: str
    date: str
    fingerprint: str
    size: int
    modified: int
    passages: int


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
            raise _explained(error, path) from error
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
        return None if row is None else _article(*row)

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

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block is written, or nothing of it."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise _explained(error, self.path) from error
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:  # a full disk has rolled back already
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError):
                raise _explained(error, self.path) from error
            raise

    def _prepare(self, create: bool) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -32000"):
            self._db.execute(f"PRAGMA {pragma}")
        empty = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if empty and create:
            with self.transaction():
                for statement in _SCHEMA.split(";\n"):
                    self._db.execute(statement)
                self.put("format", str(FORMAT))
        made_by = int(self.get("format") or 0)
        if made_by > FORMAT:
            raise LibraryMismatch(
                f"the library {self.path.parent} was made by a newer version (format {made_by}, this one reads"
                f" {FORMAT}); update pullquote, or choose another place with --library"
            )


def _explained(error: sqlite3.DatabaseError, path: Path) -> LibraryError:
    if "locked" in str(error) or "busy" in str(error):
        return LibraryError(f"the library {path.parent} is being written by another program; try again in a moment")
    if "full" in str(error):
        return LibraryError(f"the disk of the library {path.parent} is full; free some space and build again")
    if "readonly" in str(error) or "unable to open" in str(error):
        return LibraryError(f"the library {path.parent} cannot be written; choose another place with --library")
    return LibraryDamaged(f"the library {path.parent} is damaged ({error}); delete that folder and build again")


def _article(id: str, fingerprint: str, title: str, record: str, text: str) -> Article:
    told = json.loads(record)
    return Article(
        id=id,
        title=title,
        text=text,
        fingerprint=fingerprint,
        author=told["author"],
        date=told["date"],
        url=told["url"],
        language=told["language"],
        headings=tuple(Heading(*h) for h in told["headings"]),
        noise=_spans(told["noise"]),
    )


def to_passage(id: str, first: int, last: int, heading: str, sentences: str, gaps: str) -> Passage:
    """A passage from the columns of its row."""
    return Passage(id, first, last, heading, _spans(json.loads(sentences)), _spans(json.loads(gaps)))


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((pair[0], pair[1]) for pair in pairs)


def _array(numbers: Iterable[int]) -> str:
    """Numbers for json_each, which takes any count of them where SQL's own lists are limited."""
    return json.dumps([int(number) for number in numbers])
