"""The truth of a library: one SQLite file with articles, passages, their vectors, the settings and a generation number.

An article's row is *staged* (live = 0) while a build works on it and *live* once the build is published, in one
transaction. Readers see live rows alone, so they see the old library or the new one and never a mixture; a build that
was stopped finds its staged rows again. Passage numbers are never used twice and a live passage's row never changes;
articles know the generation that made them live and `gone` lists the passages removed of late, so that a cache of one
generation catches up with another at the cost of the change. Knows no search engine, embeds nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Passage, Patterns
from index.encode import FloatArray
from index.errors import LibraryDamaged, LibraryMismatch, LibraryNotFound, LibraryOutdated, explained
from index.report import Failure
from index.rows import FORMAT, Entry, Shape, digest, to_article, to_passage
from index.seal import Seal

Numbers = NDArray[np.int64]
KEPT = 32  # articles; an answer holds a dozen anyway, and the next question is often about the same ones


@dataclass(frozen=True)
class Standing:
    """Where the truth stands; equal standings mean equal articles, passages and caches.

    `words` and `vectors` are seals as text. `log`: a cache of that generation or a later one can catch up.
    """

    generation: int = 0
    log: int = 0
    shape: str = ""
    words: str = ""
    vectors: str = ""


class Store:
    """A connection that reads the truth. Builds do not disturb it, and it writes nothing."""

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
        """The database's errors in words for whoever asked."""
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

    @property
    def replaced(self) -> bool:
        """True when another file stands in the place of the one that was opened, or none."""
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
        told = json.loads(self.get("patterns") or "{}")
        return Patterns(**{name: tuple(globs) for name, globs in told.items()})

    @property
    def runtimes(self) -> list[str]:
        """What made the vectors, the first one first; as far as builds have noted it."""
        return list(json.loads(self.get("runtimes") or "[]"))

    def seal(self, name: str) -> Seal | None:
        """The seal of the cache `words` or `vectors`; None where there is none."""
        text = self.get(name)
        return None if text is None else Seal.read(text)

    def standing(self) -> Standing:
        rows = self._db.execute("SELECT key, value FROM meta WHERE key IN ('shape', 'words', 'vectors')").fetchall()
        return Standing(generation=self.generation, log=int(self.get("log") or 0), **dict(rows))

    # -- reading -------------------------------------------------------------------------------------------------

    def entries(self, *, live: bool = True) -> dict[str, Entry]:
        """Articles by id, in order of id."""
        rows = self._db.execute(
            "SELECT number, id, title, date, fingerprint, size, modified, passages FROM articles"
            " WHERE live = ? ORDER BY id",
            (int(live),),
        )
        return {row[1]: Entry(*row) for row in rows}

    def article(self, id: str, *, live: bool = True) -> Article | None:
        row = self._db.execute("SELECT number FROM articles WHERE id = ? AND live = ?", (id, int(live))).fetchone()
        return None if row is None else self._article(row[0])

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Passages by number, rising."""
        rows = self._db.execute(
            "SELECT p.number, a.id, p.first, p.last, p.heading, p.sentences, p.gaps FROM passages p"
            " JOIN articles a ON a.number = p.article WHERE p.number IN (SELECT value FROM json_each(?))"
            " ORDER BY p.number",
            (array(numbers),),
        )
        return {row[0]: to_passage(*row[1:]) for row in rows}

    def places(self, numbers: Iterable[int]) -> dict[int, tuple[str, int, bytes]]:
        """Article id, start, and key of each passage's words, which is equal for equal words; by number, rising."""
        rows = self._db.execute(
            "SELECT p.number, a.id, p.first, p.key FROM passages p JOIN articles a ON a.number = p.article"
            " WHERE p.number IN (SELECT value FROM json_each(?)) ORDER BY p.number",
            (array(numbers),),
        )
        return {number: (id, start, key) for number, id, start, key in rows}

    def within(self, ids: Iterable[str]) -> dict[str, Numbers]:
        """The numbers of each article's passages, of those that are held; int64."""
        rows = self._db.execute(
            "SELECT a.id, p.number FROM articles a LEFT JOIN passages p ON p.article = a.number"
            " WHERE a.live AND a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        found: dict[str, list[int]] = {}
        for id, number in rows:
            found.setdefault(id, []).extend([] if number is None else [number])
        return {id: np.array(numbers, dtype=np.int64) for id, numbers in found.items()}

    def read(self, numbers: Iterable[int]) -> Iterator[tuple[Article, Passage]]:
        """Passages with their articles, by rising number; each run of one article's passages reads it once."""
        rows = self._db.execute(
            "SELECT p.article, p.first, p.last, p.heading, p.sentences, p.gaps FROM passages p"
            " WHERE p.number IN (SELECT value FROM json_each(?)) ORDER BY p.number",
            (array(numbers),),
        ).fetchall()
        number, article = 0, None
        for row in rows:
            if article is None or number != row[0]:
                number, article = row[0], self._article(row[0])
            yield article, to_passage(article.id, *row[1:])

    def numbers(self, after: int = 0) -> Numbers:
        """Numbers of the live passages that a later generation than `after` made live, rising; int64."""
        rows = self._db.execute(
            "SELECT number FROM passages WHERE article IN (SELECT number FROM articles WHERE since > ? AND live)",
            (after,),
        )
        return np.sort(np.fromiter((row[0] for row in rows), dtype=np.int64))  # sorted by SQL all would be read

    def gone(self, after: int) -> Numbers:
        """Numbers of the passages that a later generation than `after` removed; int64."""
        rows = self._db.execute("SELECT number FROM gone WHERE generation > ? AND number > 0", (after,))
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def arrived(self, after: int) -> list[int]:
        """Numbers of the live articles that a later generation than `after` made live."""
        return [row[0] for row in self._db.execute("SELECT number FROM articles WHERE since > ? AND live", (after,))]

    def left(self, after: int) -> list[int]:
        """Numbers of the articles that a later generation than `after` removed."""
        rows = self._db.execute("SELECT -number FROM gone WHERE generation > ? AND number < 0", (after,))
        return [row[0] for row in rows]

    def vectors(self, numbers: Iterable[int]) -> FloatArray:
        """float32, (len(numbers), dim), in the order asked."""
        sql = "SELECT number, vector FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        found = dict(self._db.execute(sql, (array(numbers),)).fetchall())
        rows = [found[int(number)] for number in numbers]
        return np.frombuffer(b"".join(rows), dtype=np.float16).reshape(len(rows), -1).astype(np.float32)

    def count(self) -> int:
        """Number of live passages."""
        return int(self._db.execute("SELECT coalesce(sum(passages), 0) FROM articles WHERE live = 1").fetchone()[0])

    def failures(self) -> list[Failure]:
        return [Failure(*row) for row in self._db.execute("SELECT id, reason FROM failures ORDER BY id")]

    def equations(self, after: int = 0) -> Iterator[tuple[str, list[list[Any]]]]:
        """What each live article of a later generation than `after` equates, by id, in order."""
        rows = self._db.execute(
            "SELECT a.id, n.equations FROM names n JOIN articles a ON a.number = n.article AND a.live"
            " WHERE n.equations != '[]' AND a.since > ? ORDER BY a.id",
            (after,),
        )
        yield from ((id, json.loads(equations)) for id, equations in rows)

    def check(self) -> None:
        """Reads the whole file; LibraryDamaged where it is not what was written."""
        with self.explaining():
            told = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
            if told != "ok":
                raise explained(sqlite3.DatabaseError(told), self.path.parent)
            for (number,) in self._db.execute("SELECT article FROM texts").fetchall():
                self._read(number)

    def _article(self, number: int) -> Article:
        """The article of that number; the last few are kept, since none changes under its number."""
        if number not in self._kept:
            if len(self._kept) == KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[number] = self._read(number)
        return self._kept[number]

    def _read(self, number: int) -> Article:
        id, fingerprint, title, was, record, text = self._db.execute(
            "SELECT a.id, a.fingerprint, a.title, t.digest, t.record, t.text FROM articles a"
            " JOIN texts t ON t.article = a.number WHERE a.number = ?",
            (number,),
        ).fetchone()
        if digest(record, text) != was:
            raise LibraryDamaged(
                f"the library {self.path.parent} is damaged (the text of {id} is not what was written);"
                " run: pullquote build --from-scratch"
            )
        return to_article(id, fingerprint, title, record, text)

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
            self._kept: dict[int, Article] = {}
        except BaseException:
            db.close()
            raise
        return db

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
def _shape(told: str) -> Shape:
    return Shape(**json.loads(told))


def array(numbers: Iterable[int]) -> str:
    """Numbers for json_each, which takes any count of them where SQL's own lists are limited."""
    return json.dumps([int(number) for number in numbers])
