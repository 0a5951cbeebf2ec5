"""Writing to the truth: articles are staged beside the live ones, given their passages, and published all at once.

Decides nothing about what to stage; that is `build`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from corpus import Article, Passage
from index.equate import Equation
from index.report import Failure
from index.rows import to_passage, to_record
from index.store import Store


class Staging(Store):
    """A store that a build writes to. One at a time; `build` holds the lock."""

    def stage(self, article: Article, size: int, modified: int, lines: Iterable[int]) -> None:
        """Put a read article beside the live ones; its passages follow with `split`."""
        self.unstage_one(article.id)
        number = self._db.execute(
            "INSERT INTO articles (id, live, fingerprint, size, modified, title, record, text)"
            " VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
            (article.id, article.fingerprint, size, modified, article.title, to_record(article), article.text),
        ).lastrowid
        self._db.executemany("INSERT INTO lines VALUES (?, ?)", ((line, number) for line in lines))

    def unstage(self, keep: Iterable[str]) -> None:
        """Forget staged articles, but for those with the ids to keep."""
        self._db.execute(
            "DELETE FROM articles WHERE live = 0 AND id NOT IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keep)),),
        )

    def unstage_one(self, id: str) -> None:
        """Forget one staged article, if there is one of that id."""
        self._db.execute("DELETE FROM articles WHERE id = ? AND live = 0", (id,))

    def touch(self, number: int, size: int, modified: int) -> None:
        """Note that an unchanged file has a new date."""
        self._db.execute("UPDATE articles SET size = ?, modified = ? WHERE number = ?", (size, modified, number))

    def repeated_lines(self, leaving: Iterable[str], at_least: int) -> dict[str, frozenset[int]]:
        """Article id → those of its lines that stand in `at_least` articles of the library as it will be.

        The library as it will be: staged articles, and live ones that are neither leaving nor staged.
        """
        self._db.execute("DROP TABLE IF EXISTS temp.coming")
        self._db.execute(
            "CREATE TEMP TABLE coming AS SELECT number, id FROM articles WHERE live = 0 OR (live = 1"
            " AND id NOT IN (SELECT value FROM json_each(?))"
            " AND id NOT IN (SELECT id FROM articles WHERE live = 0))",
            (json.dumps(list(leaving)),),
        )
        rows = self._db.execute(
            "WITH repeated AS (SELECT l.hash FROM lines l JOIN temp.coming c ON c.number = l.article"
            " GROUP BY l.hash HAVING count(*) >= ?)"
            " SELECT c.id, l.hash FROM repeated r JOIN lines l ON l.hash = r.hash"
            " JOIN temp.coming c ON c.number = l.article",
            (at_least,),
        )
        found: dict[str, set[int]] = {}
        for id, line in rows:
            found.setdefault(id, set()).add(line)
        return {id: frozenset(lines) for id, lines in found.items()}

    def splits(self, *, live: bool) -> dict[str, str | None]:
        """Article id → the repeated lines it was split with, None where it is not split yet."""
        sql = "SELECT id, repeats FROM articles WHERE live = ? ORDER BY id"
        return dict(self._db.execute(sql, (int(live),)).fetchall())

    def restage(self, id: str) -> None:
        """Stage a copy of a live article, to be split anew."""
        columns = "id, fingerprint, size, modified, title, record, text"
        number = self._db.execute(
            f"INSERT INTO articles ({columns}, live) SELECT {columns}, 0 FROM articles WHERE id = ? AND live = 1", (id,)
        ).lastrowid
        self._db.execute(
            "INSERT INTO lines SELECT l.hash, ? FROM lines l JOIN articles a ON a.number = l.article"
            " WHERE a.id = ? AND a.live = 1",
            (number, id),
        )

    def split(self, id: str, repeats: str, rows: Iterable[tuple[Passage, bytes]]) -> None:
        """Give a staged article its passages, each with the key of its words; the vectors follow."""
        number = self._db.execute("SELECT number FROM articles WHERE id = ? AND live = 0", (id,)).fetchone()[0]
        self._db.execute("DELETE FROM passages WHERE article = ?", (number,))
        self._db.executemany(
            "INSERT INTO passages (article, first, last, heading, sentences, gaps, key) VALUES (?,?,?,?,?,?,?)",
            ((number, p.start, p.end, p.heading, json.dumps(p.sentences), json.dumps(p.gaps), key) for p, key in rows),
        )
        self._db.execute("UPDATE articles SET repeats = ? WHERE number = ?", (repeats, number))

    def unnamed(self, version: int) -> list[tuple[int, str, bool]]:
        """Number, id and whether live of each article whose names were not mined by this version."""
        rows = self._db.execute(
            "SELECT a.number, a.id, a.live FROM articles a LEFT JOIN names n ON n.article = a.number AND n.version = ?"
            " WHERE n.article IS NULL",
            (version,),
        )
        return [(number, id, bool(live)) for number, id, live in rows]

    def name(self, number: int, version: int, equations: Iterable[Equation]) -> None:
        """Keep what an article equates."""
        rows = json.dumps(list(equations), ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO names VALUES (?, ?, ?)", (number, version, rows))

    def reuse_vectors(self) -> None:
        """Give each passage without a vector that of a passage with the same key, live or staged, if there is one."""
        self._db.execute(
            "UPDATE passages SET vector = (SELECT known.vector FROM passages known"
            " WHERE known.key = passages.key AND known.vector IS NOT NULL LIMIT 1) WHERE vector IS NULL"
        )

    def unembedded(self) -> list[int]:
        """Numbers of the passages without a vector, one for each key, in order."""
        rows = self._db.execute("SELECT min(number) FROM passages WHERE vector IS NULL GROUP BY key ORDER BY 1")
        return [row[0] for row in rows]

    def staged_passages(self, numbers: Iterable[int]) -> list[tuple[bytes, str, Passage]]:
        """Key, article id and passage of each staged passage asked for, in order of number."""
        rows = self._db.execute(
            "SELECT p.key, a.id, p.first, p.last, p.heading, p.sentences, p.gaps FROM passages p"
            " JOIN articles a ON a.number = p.article WHERE p.number IN (SELECT value FROM json_each(?))"
            " ORDER BY p.number",
            (json.dumps(list(numbers)),),
        )
        return [(row[0], row[1], to_passage(*row[1:])) for row in rows]

    def give_vectors(self, vectors: Iterable[tuple[bytes, bytes]]) -> None:
        """Store vectors (half precision, as bytes) with the staged passages of their keys."""
        self._db.executemany(
            "UPDATE passages SET vector = ? WHERE key = ? AND vector IS NULL",
            ((vector, key) for key, vector in vectors),
        )

    def publish(self, leaving: Iterable[str], failures: Iterable[Failure]) -> None:
        """Make the staged articles live in place of their old selves, drop the leaving ones, and count a generation."""
        with self.transaction():
            gone = "SELECT value FROM json_each(?) UNION SELECT id FROM articles WHERE live = 0"
            dropped = self._db.execute(
                f"DELETE FROM articles WHERE live = 1 AND id IN ({gone})", (json.dumps(list(leaving)),)
            ).rowcount
            added = self._db.execute("UPDATE articles SET live = 1 WHERE live = 0").rowcount
            self._db.execute("DELETE FROM failures")
            self._db.executemany("INSERT INTO failures VALUES (?, ?)", ((f.id, f.reason) for f in failures))
            if dropped or added or not self.generation:
                self.put("generation", str(self.generation + 1))
