"""The truth of a library: one SQLite file with articles, passages, their vectors, the settings and a generation number.

An article's row is *staged* (live = 0) while a build works on it and *live* once the build is published, in one
transaction. Readers see live rows alone, so they see the old library or the new one and never a mixture; a build that
was stopped finds its staged rows again. Passage numbers are never used twice and a live passage's row never changes;
articles know the generation that made them live and `gone` lists the passages recently removed, so that a cache of one
generation catches up with another at the cost of the change. Knows no search engine, embeds nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np

from pullquote.corpus import Article, Coverage, LeftOut, Passage, coverage
from pullquote.corpus.pages.page import Page
from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.errors import LibraryDamaged
from pullquote.index.report import Failure
from pullquote.index.store.connection import Meta
from pullquote.index.store.schema import ADDED, Entry, digest, to_article, to_pages, to_passage
from pullquote.index.text.left_terms import LeftTerms, from_lines, left_terms
from pullquote.index.text.terms import VERSION

KEPT = 64  # articles; an answer holds a dozen anyway, and the next question is often about the same ones


class Store(Meta):
    """A connection that reads the truth. Builds do not disturb it, and it writes nothing."""

    _tables: frozenset[str] = frozenset()

    def entries(self, *, live: bool = True) -> dict[str, Entry]:
        """Articles by id, in order of id."""
        added = ", ".join("''" if column in self._lacking else column for column in ADDED)
        rows = self._db.execute(
            f"SELECT number, id, title, date, fingerprint, size, modified, passages, {added} FROM articles"
            " WHERE live = ? ORDER BY id",
            (int(live),),
        )
        return {row[1]: Entry._make(row) for row in rows}

    def partly(self, ids: Iterable[str]) -> list[str]:
        """Those of the live articles of whose files something is left out, in order."""
        rows = self._db.execute(
            "SELECT a.id FROM json_each(?) JOIN articles a ON a.id = value AND a.live = 1"
            " JOIN texts t ON t.article = a.number WHERE instr(t.record, '\"left\": ') ORDER BY a.id",
            (json.dumps(list(ids)),),
        )
        return [row[0] for row in rows]

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

    def left_out(self) -> Iterator[LeftTerms]:
        """What is in no passage of each live article, in order of id; worked out again if it was not kept."""
        kept = "(SELECT lines FROM left_out WHERE article = number AND version = ?1)"
        lines = kept if self._has("left_out") else "substr(?1, 1, 0)"
        for id, known in self._db.execute(f"SELECT id, {lines} FROM articles WHERE live ORDER BY id", (VERSION,)):
            if known:
                yield from from_lines(id, known)
            elif article := self.article(id):
                yield from left_terms(article, self.passages(self.within([id])[id]).values())

    def coverage(self) -> list[Coverage]:
        """How much is searched of the live articles of whose files something is left out."""
        rows = self._db.execute(
            "SELECT a.number, a.id, json_extract(t.record, '$.share'), json_extract(t.record, '$.left') FROM articles a"
            " JOIN texts t ON t.article = a.number WHERE a.live AND instr(t.record, '\"left\": ')"
        ).fetchall()
        return [
            coverage(self._article(number))  # of a library made before shares were kept
            if share is None
            else Coverage(id, share, tuple(LeftOut(*part) for part in json.loads(left)))
            for number, id, share, left in rows
        ]

    def within(self, ids: Iterable[str]) -> dict[str, Numbers]:
        """The numbers of each article's passages, of those that are held; int64."""
        rows = self._db.execute(  # a row for each passage would take twice the time
            "SELECT id, (SELECT group_concat(number) FROM passages WHERE article = a.number) FROM articles a"
            " WHERE live AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {id: np.fromstring(numbers or "", dtype=np.int64, sep=",") for id, numbers in rows}

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

    def alias_pairs(self, after: int = 0) -> Iterator[tuple[str, list[list[Any]]]]:
        """What each live article of a later generation than `after` equates, by id, in order."""
        rows = self._db.execute(
            "SELECT a.id, n.equations FROM names n JOIN articles a ON a.number = n.article AND a.live"
            " WHERE n.equations != '[]' AND a.since > ? ORDER BY a.id",
            (after,),
        )
        yield from ((id, json.loads(alias_pairs)) for id, alias_pairs in rows)

    def check(self) -> None:
        """Reads the whole file; raises LibraryDamaged if it is not what was written."""
        with self.explaining():
            self._check_file()
            for (number,) in self._db.execute("SELECT article FROM texts").fetchall():
                self._read(number)

    @cached_property
    def _lacking(self) -> set[str]:
        """The columns that a library of an older version does not have."""
        return set(ADDED) - {row[1] for row in self._db.execute("PRAGMA table_info(articles)")}

    @cached_property
    def _kept(self) -> dict[int, Article]:
        return {}

    def _article(self, number: int) -> Article:
        """The article of that number; the last few are kept, since none changes under its number."""
        if number not in self._kept:
            self._keep(number, self._read(number))
        return self._kept[number]

    def _keep(self, number: int, article: Article) -> None:
        if len(self._kept) == KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[number] = article

    def _read(self, number: int) -> Article:
        id, fingerprint, title, was, record, text = self._db.execute(
            "SELECT a.id, a.fingerprint, a.title, t.digest, t.record, t.text FROM articles a"
            " JOIN texts t ON t.article = a.number WHERE a.number = ?",
            (number,),
        ).fetchone()
        if digest(record, text) != was:
            raise self._damaged(f"the text of {id} has changed")
        return to_article(id, fingerprint, title, record, text, self._pages(number, id))

    def _pages(self, number: int, id: str) -> tuple[Page, ...]:
        """The pages of an article; none where a library was made before there were any."""
        if not self._has("printed"):
            return ()
        row = self._db.execute("SELECT digest, pages, packed FROM printed WHERE article = ?", (number,)).fetchone()
        if row is not None and digest(*row[1:]) != row[0]:
            raise self._damaged(f"the pages of {id} have changed")
        return () if row is None else to_pages(*row[1:])

    def _has(self, table: str) -> bool:
        """Whether there is a table that libraries made before do not have; a build may add it meanwhile."""
        if table not in self._tables:
            rows = self._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            self._tables = frozenset(row[0] for row in rows)
        return table in self._tables

    def _damaged(self, what: str) -> LibraryDamaged:
        return LibraryDamaged(
            f"the library {self.path.parent} is damaged ({what}); run: pullquote build --from-scratch"
        )


def array(numbers: Iterable[int]) -> str:
    """Numbers for json_each, which takes any count of them where SQL's own lists are limited."""
    return json.dumps([int(number) for number in numbers])
