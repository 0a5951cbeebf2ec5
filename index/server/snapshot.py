"""One published state of a shared library, as a question reads it from the tables of an engine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pullquote.corpus import Article, Coverage, Passage, Patterns, coverage
from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.errors import LibraryOutdated
from pullquote.index.report import Failure, Unreachable
from pullquote.index.server.records import LAYOUT, Found, Gone, State, from_value, joined, key, then, whole
from pullquote.index.server.tables import Scope, Tables
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.text.left_terms import LeftTerms

KEPT = 256  # articles that a reader keeps


@dataclass
class Snapshot:
    """One published state, as `engine.Rows`. Each row is fetched once; made for one question and then forgotten."""

    tables: Tables
    state: State
    articles: dict[int, Article]  # by number, kept from question to question: what has a number never changes
    _rows: dict[int, Found] = field(default_factory=dict)

    @property
    def generation(self) -> int:
        return self.state.generation

    @property
    def shape(self) -> Shape:
        return self.state.shape

    @property
    def patterns(self) -> Patterns:
        return self.state.patterns

    @property
    def unreachable(self) -> list[Unreachable]:
        return []  # known where the library is built

    @property
    def runtimes(self) -> list[str]:
        return []  # known where the library is built

    def count(self) -> int:
        return self.state.count

    def failures(self) -> list[Failure]:
        return list(self.state.failures)

    def rows(self, numbers: Iterable[int]) -> dict[int, Found]:
        """Return passages by number, in the order asked. Raises Gone if one is not there."""
        wanted = [int(number) for number in numbers]
        missing = [number for number in wanted if number not in self._rows]
        found = self.tables.passages(missing) if missing else {}
        self._rows |= {number: Found.of(*row) for number, row in found.items()}
        if lost := next((number for number in wanted if number not in self._rows), None):
            raise Gone(f"passage {lost}")
        return {number: self._rows[number] for number in wanted}

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        return {number: row.passage for number, row in sorted(self.rows(numbers).items())}

    def places(self, numbers: Iterable[int]) -> dict[int, tuple[str, int, bytes]]:
        rows = sorted(self.rows(numbers).items())
        return {number: (row.passage.article, row.passage.start, row.key) for number, row in rows}

    def vectors(self, numbers: Iterable[int]) -> FloatArray:
        return np.stack([row.vector for row in self.rows(numbers).values()])

    def left_out(self) -> Iterator[LeftTerms]:
        """Yield nothing: which passages an article has is not kept on a server."""
        return iter(())

    def coverage(self) -> list[Coverage]:
        articles = map(self.article, self.entries())
        return [coverage(article) for article in articles if article and article.left]

    def within(self, ids: Iterable[str]) -> dict[str, Numbers]:
        """Return the number of each article, of those that are held. Raises LibraryOutdated if the tables do not
        tell it.
        """
        if self.state.layout < LAYOUT:
            raise LibraryOutdated("the library was filled by an older version, without filters; run: pullquote build")
        keys = {id: key("i", id) for id in ids}
        found = self.tables.records(keys.values())
        numbers = {id: then(found.get(name), self.generation) for id, name in keys.items()}
        return {id: np.array([number]) for id, number in numbers.items() if number is not None}

    def scope(self, among: Numbers | None = None) -> Scope:
        articles = None if among is None else among.tolist()
        return Scope(self.generation, self.state.gone, articles)

    def read(self, numbers: Iterable[int]) -> Iterator[tuple[Article, Passage]]:
        for _, row in sorted(self.rows(numbers).items()):
            yield self._article(row.article), row.passage

    def article(self, id: str) -> Article | None:
        number = next((row.article for row in self._rows.values() if row.passage.article == id), None)
        if number is None:
            name = key("i", id)
            number = then(self.tables.records([name]).get(name), self.generation)
        return None if number is None else self._article(number)

    def entries(self) -> dict[str, Entry]:
        gone = set(self.state.left)
        found = (Entry(*json.loads(value)) for value in self._all("a"))
        return {entry.id: entry for entry in sorted(found, key=lambda entry: entry.id) if entry.number not in gone}

    def alias_pairs(self) -> Iterator[tuple[str, list[list[Any]]]]:
        gone = set(self.state.left)
        found = (json.loads(value) for value in self._all("n"))
        yield from ((id, said) for id, number, said in sorted(found) if number not in gone)

    def _all(self, kind: str) -> Iterator[str]:
        """Return values of a kind, put together from their pieces."""
        found = dict(self.tables.listed(kind, 0, self.generation))
        return (joined(key, first, found) for key, first in found.items() if "+" not in key)

    def _article(self, number: int) -> Article:
        article = self.articles.get(number)
        if article is None:
            entry, text = key("a", number), key("t", number)
            found = whole(self.tables, [entry, text])
            if len(found) < 2:
                raise Gone(f"article {number}")
            row = Entry(*json.loads(found[entry]))
            article = from_value(row, found[text])
            if len(self.articles) >= KEPT:
                self.articles.clear()  # at once, since threads share it
            self.articles[number] = article
        return article
