"""Writing to the truth: articles are staged beside the live ones, given their passages, and published all at once.

Decides nothing about what to stage; that is `build`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import numpy as np

from pullquote.corpus import Article, File, Passage, Patterns, version_of
from pullquote.index.arrays import Numbers
from pullquote.index.report import Failure, Unreachable
from pullquote.index.store.manifest import Manifest, settle
from pullquote.index.store.reader import Store, array
from pullquote.index.store.schema import ADDED_TABLES, FORMAT, SCHEMA, Shape, digest, to_passage, to_printed, to_record
from pullquote.index.text.aliases import AliasPair
from pullquote.index.text.terms import VERSION

COUNT = (
    "(SELECT count(*) FROM (SELECT 1 FROM lines l JOIN articles ON number = l.article"
    " WHERE l.hash = c.hash AND {which} LIMIT {at_least}))"
)
SMALL = 100_000
"""Characters of an article that is kept in memory after it was staged."""
COMING = "(live = 0 OR number NOT IN (SELECT number FROM temp.going))"  # once this build is published


class Staging(Store):
    """A store that a build writes to; made if there is none. One at a time: `refresh` holds the lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.explaining():
            self.path.touch(0o600)  # whose mode SQLite gives to the files beside it
            self._db = self._connected("mode=rwc")
            for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "temp_store = MEMORY"):
                self._db.execute(f"PRAGMA {pragma}")
            if not self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                with self.transaction():
                    for statement in SCHEMA.split(";\n"):
                        self._db.execute(statement)
                    self.put("format", str(FORMAT))
                settle(path.parent)
            self._check_format()
            for column in self._lacking:
                self._db.execute(f"ALTER TABLE articles ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
            self.__dict__.pop("_lacking", None)
            for table, statement in ADDED_TABLES.items():
                if not self._has(table):
                    self._db.execute(statement)
            self.leave([])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block is written, or nothing of it."""
        with self.explaining():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk has rolled back already
                    self._db.execute("ROLLBACK")
                raise

    def put(self, key: str, value: str | None) -> None:
        """Note a setting; None forgets it."""
        if value is None:
            self._db.execute("DELETE FROM meta WHERE key = ?", (key,))
        else:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # -- articles ------------------------------------------------------------------------------------------------

    def stage(self, article: Article, file: File, lines: Iterable[int]) -> None:
        """Put a read article beside the live ones; its passages follow with `split`."""
        self.unstage_one(article.id)
        self._db.execute(
            "INSERT OR IGNORE INTO temp.going SELECT number FROM articles WHERE id = ? AND live = 1", (article.id,)
        )
        number = self._db.execute(
            "INSERT INTO articles (id, live, fingerprint, size, modified, title, date, stamp, version)"
            " VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(article.id, article.fingerprint, file.size, file.modified, article.title, article.date, file.stamp),
                version_of(article.id),
            ),
        ).lastrowid
        if number is not None and len(article.text) <= SMALL:
            self._keep(number, article)  # it is split and embedded soon
        record = to_record(article)
        self._db.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?)", (number, digest(record, article.text), record, article.text)
        )
        if article.pages:
            printed = to_printed(article.pages)
            self._db.execute("INSERT INTO printed VALUES (?, ?, ?, ?)", (number, digest(*printed), *printed))
        self._db.executemany("INSERT INTO lines VALUES (?, ?)", ((line, number) for line in lines))

    def unstage(self, keep: Iterable[str]) -> None:
        """Forget staged articles, except for those with the ids to keep."""
        self._db.execute(
            "DELETE FROM articles WHERE live = 0 AND id NOT IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keep)),),
        )

    def unstage_one(self, id: str) -> None:
        """Forget one staged article, if there is one of that id."""
        self._db.execute("DELETE FROM articles WHERE id = ? AND live = 0", (id,))

    def restage(self, ids: Iterable[str]) -> None:
        """Stage copies of live articles, to be split again."""
        columns = "id, fingerprint, size, modified, title, date, stamp, version"
        for id in ids:
            (old,) = self._db.execute("SELECT number FROM articles WHERE id = ? AND live = 1", (id,)).fetchone()
            new = self._db.execute(
                f"INSERT INTO articles ({columns}, live) SELECT {columns}, 0 FROM articles WHERE number = ?", (old,)
            ).lastrowid
            self._db.execute(
                "INSERT INTO texts SELECT ?, digest, record, text FROM texts WHERE article = ?", (new, old)
            )
            self._db.execute(
                "INSERT INTO printed SELECT ?, digest, pages, packed FROM printed WHERE article = ?", (new, old)
            )
            self._db.execute("INSERT INTO lines SELECT hash, ? FROM lines WHERE article = ?", (new, old))

    def touch(self, files: Iterable[tuple[int, File]]) -> None:
        """Note, by number of article, that unchanged files have new dates."""
        for number, file in files:
            self.stamp([(number, file)])
            self._db.execute("UPDATE articles SET modified = ? WHERE number = ?", (file.modified, number))
            self.put(f"touched {number}", "")

    def stamp(self, files: Iterable[tuple[int, File]]) -> None:
        """Note, by number of article, the stamps of their files."""
        rows = ((file.stamp, number) for number, file in files)
        self._db.executemany("UPDATE articles SET stamp = ? WHERE number = ?", rows)

    def touched_numbers(self) -> set[int]:
        """Numbers of the articles that were touched since they were last forgotten."""
        rows = self._db.execute("SELECT substr(key, 9) FROM meta WHERE key LIKE 'touched %'")
        return {int(row[0]) for row in rows}

    def forget_touched(self) -> None:
        self._db.execute("DELETE FROM meta WHERE key LIKE 'touched %'")

    def leave(self, ids: Iterable[str]) -> None:
        """Note which live articles go once this build is published: these, and those that are staged again."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS going (number INTEGER PRIMARY KEY)")
        self._db.execute("DELETE FROM temp.going")
        self._db.execute(
            "INSERT INTO temp.going SELECT number FROM articles WHERE live = 1 AND id IN"
            " (SELECT value FROM json_each(?) UNION SELECT id FROM articles WHERE live = 0)",
            (json.dumps(list(ids)),),
        )

    # -- repeated lines ------------------------------------------------------------------------------------------

    def count_lines(self, at_least: int) -> None:
        """Count the lines of all articles that come or go: in how many articles they stand now, and will stand.

        Counts no further than `at_least`, and no other lines: the number of an untouched line stays what it was.
        """
        self._db.execute("DROP TABLE IF EXISTS temp.counted")
        now, then = (COUNT.format(which=which, at_least=int(at_least)) for which in ("live = 1", COMING))
        self._db.execute(
            f"CREATE TEMP TABLE counted AS SELECT c.hash, {now} AS now, {then} AS will FROM ("
            " SELECT hash FROM lines WHERE article IN (SELECT number FROM articles WHERE live = 0)"
            " UNION SELECT hash FROM lines WHERE article IN (SELECT number FROM temp.going)) c"
        )
        self._db.execute("CREATE UNIQUE INDEX temp.counted_hash ON counted (hash)")

    def repeated_by_now(self, id: str, at_least: int) -> frozenset[int]:
        """Those of a staged article's lines that are in `at_least` of the articles that this build has so far."""
        rows = self._db.execute(
            "SELECT c.hash FROM lines c WHERE c.article = (SELECT number FROM articles WHERE id = ? AND live = 0)"
            f" AND {COUNT.format(which=COMING, at_least=int(at_least))} >= ?",
            (id, at_least),
        )
        return frozenset(row[0] for row in rows)

    def repeated(self, at_least: int) -> dict[str, frozenset[int]]:
        """Id of each staged article → those of its lines that will be in `at_least` articles. See `count_lines`."""
        rows = self._db.execute(
            "SELECT a.id, c.hash FROM articles a LEFT JOIN lines l ON l.article = a.number"
            " LEFT JOIN temp.counted c ON c.hash = l.hash AND c.will >= ? WHERE a.live = 0",
            (at_least,),
        )
        found: dict[str, set[int]] = {}
        for id, line in rows:
            found.setdefault(id, set()).update(() if line is None else (line,))
        return {id: frozenset(lines) for id, lines in found.items()}

    def touched(self, at_least: int) -> list[str]:
        """Ids of the live articles that stay and in which other lines will count as repeated. See `count_lines`."""
        rows = self._db.execute(
            "SELECT DISTINCT a.id FROM temp.counted c CROSS JOIN lines l ON l.hash = c.hash CROSS JOIN articles a"
            " ON a.number = l.article WHERE (c.now >= ?1) != (c.will >= ?1) AND a.live = 1"
            " AND a.number NOT IN (SELECT number FROM temp.going) ORDER BY a.id",
            (at_least,),
        )
        return [row[0] for row in rows]

    # -- passages ------------------------------------------------------------------------------------------------

    def splits(self) -> dict[str, str | None]:
        """Id of each staged article → the repeated lines it was split with, None if it is not split yet."""
        return dict(self._db.execute("SELECT id, repeats FROM articles WHERE live = 0 ORDER BY id").fetchall())

    def split(self, id: str, repeats: str, rows: Iterable[tuple[Passage, bytes]], left: str = "[]") -> int:
        """Give a staged article its passages, each with the key of its words; the vectors follow. `left` is what they
        leave out, see `left_terms`. Returns the article's number.
        """
        number = int(self._db.execute("SELECT number FROM articles WHERE id = ? AND live = 0", (id,)).fetchone()[0])
        vectors = "SELECT key, vector FROM passages WHERE article = ? AND vector IS NOT NULL"
        known = dict(self._db.execute(vectors, (number,)).fetchall())  # it may have been split before
        self._db.execute("DELETE FROM passages WHERE article = ?", (number,))
        self._db.execute("INSERT OR REPLACE INTO left_out VALUES (?, ?, ?)", (number, VERSION, left))
        count = self._db.executemany(
            "INSERT INTO passages (article, first, last, heading, sentences, gaps, key, vector)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (
                (number, p.start, p.end, p.heading, json.dumps(p.sentences), json.dumps(p.noise), key, known.get(key))
                for p, key in rows
            ),
        ).rowcount
        self._db.execute(
            "UPDATE articles SET repeats = ?, passages = ? WHERE number = ?", (repeats, max(count, 0), number)
        )
        return number

    def unnamed(self, version: int) -> list[tuple[int, str, bool]]:
        """Number, id and whether live of each article whose names were not mined by this version."""
        rows = self._db.execute(
            "SELECT a.number, a.id, a.live FROM articles a LEFT JOIN names n ON n.article = a.number AND n.version = ?"
            " WHERE n.article IS NULL",
            (version,),
        )
        return [(number, id, bool(live)) for number, id, live in rows]

    def name(self, number: int, version: int, aliases: Iterable[AliasPair]) -> None:
        """Keep what an article equates."""
        rows = json.dumps(list(aliases), ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO names VALUES (?, ?, ?)", (number, version, rows))

    def reuse_vectors(self, numbers: Iterable[int], *, live: bool) -> None:
        """Give these passages the vector of one with the same key: a staged one, or if `live` any."""
        which = "" if live else " AND known.article IN (SELECT number FROM articles WHERE live = 0)"
        self._db.execute(
            "UPDATE passages SET vector = (SELECT known.vector FROM passages known"
            f" WHERE known.key = passages.key AND known.vector IS NOT NULL{which} LIMIT 1)"
            " WHERE vector IS NULL AND number IN (SELECT value FROM json_each(?))",
            (array(numbers),),
        )

    def unembedded(self) -> int:
        """How many different texts are in passages without a vector."""
        return int(self._db.execute("SELECT count(DISTINCT key) FROM passages WHERE vector IS NULL").fetchone()[0])

    def embedded_up_to(self) -> int:
        """A number below those of all passages without a vector, those to come included."""
        waiting = "SELECT min(number) FROM passages INDEXED BY passages_waiting WHERE vector IS NULL"
        (first,) = self._db.execute(waiting).fetchone()
        (last,) = self._db.execute("SELECT max(number) FROM passages").fetchone()
        return int(first - 1 if first else last or 0)

    def next_unembedded(self, after: int, most: int) -> list[int]:
        """The lowest numbers above `after` of passages without a vector."""
        rows = self._db.execute(  # the index of these passages is by key: all of them would be read and sorted
            "SELECT number FROM passages NOT INDEXED WHERE number > ? AND vector IS NULL ORDER BY number LIMIT ?",
            (after, most),
        )
        return [row[0] for row in rows]

    def unembedded_passages(self, numbers: Iterable[int]) -> list[tuple[bytes, str, Passage]]:
        """Key, article id and passage of those of these passages that have no vector, in order of number."""
        rows = self._db.execute(
            "SELECT p.key, a.id, p.first, p.last, p.heading, p.sentences, p.gaps FROM passages p"
            " JOIN articles a ON a.number = p.article"
            " WHERE p.number IN (SELECT value FROM json_each(?)) AND p.vector IS NULL ORDER BY p.number",
            (array(numbers),),
        )
        return [(row[0], row[1], to_passage(*row[1:])) for row in rows]

    def give_vectors(self, vectors: Iterable[tuple[bytes, bytes]]) -> None:
        """Store vectors (half precision, as bytes) with the staged passages of their keys."""
        self._db.executemany(
            "UPDATE passages SET vector = ? WHERE key = ? AND vector IS NULL",
            ((vector, key) for key, vector in vectors),
        )

    def embedded_by(self, runtime: str, *, anew: bool) -> None:
        """Note what computed the vectors of this build, beside earlier ones; `anew`: it computed all."""
        before = [] if anew else self.runtimes
        self.put("runtimes", json.dumps(list(dict.fromkeys([*before, *([runtime] if runtime else [])]))))

    def coming(self) -> tuple[Numbers, Numbers]:
        """Numbers of the passages that this build will add, and of those it will remove; rising, int64."""
        sql = "SELECT number FROM passages WHERE article IN (SELECT number FROM {})"
        added, removed = (
            np.sort(np.fromiter((row[0] for row in self._db.execute(sql.format(which))), dtype=np.int64))
            for which in ("articles WHERE live = 0", "temp.going")
        )
        return added, removed

    def remember(self, folder: str, patterns: Patterns, unreachable: Iterable[Unreachable]) -> None:
        """Note where the articles come from, which of them are taken, and what could not be read."""
        notes = {"folder": folder, "patterns": json.dumps(asdict(patterns))}
        notes["unreachable"] = json.dumps([asdict(each) for each in unreachable])
        with self.transaction():
            for key, value in notes.items():
                self.put(key, value)

    # -- publishing ----------------------------------------------------------------------------------------------

    def publish(self, failures: Iterable[Failure], shape: Shape, words: Manifest) -> None:
        """Make the staged articles live in place of those that go, and count a generation. On the disk for good."""
        self._db.execute("PRAGMA synchronous = FULL")
        with self.transaction():
            coming = self.generation + 1
            self._db.execute(
                "INSERT OR REPLACE INTO gone SELECT number, ?1 FROM passages"
                " WHERE article IN (SELECT number FROM temp.going) UNION ALL SELECT -number, ?1 FROM temp.going",
                (coming,),
            )
            dropped = self._db.execute("DELETE FROM articles WHERE number IN (SELECT number FROM temp.going)").rowcount
            added = self._db.execute("UPDATE articles SET live = 1, since = ? WHERE live = 0", (coming,)).rowcount
            self._db.execute("DELETE FROM failures")
            self._db.executemany("INSERT INTO failures VALUES (?, ?)", ((f.id, f.reason) for f in failures))
            if shape != self.shape:  # other passages, or vectors of another width
                self.put("shape", json.dumps(asdict(shape)))
                self.put("vectors", None)
            self.put("words", str(words))
            self.put("coming", None)
            if dropped or added or coming == 1:
                self.put("generation", str(coming))
        self._db.execute("PRAGMA synchronous = NORMAL")
        self.leave([])

    def shorten_log(self, generation: int) -> None:
        """Forget which passages were removed up to a generation; caches older than that cannot catch up."""
        self._db.execute("DELETE FROM gone WHERE generation <= ?", (generation,))
        self.put("log", str(generation))
