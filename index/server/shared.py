"""A library shared by many machines: one published state, read from the tables of an engine.

Passages carry the generation that made them live. A pointer names what is published, and every question looks it
up before and after: so it is answered from one state, whatever a build does meanwhile. Scores are computed here,
exactly; the engine only finds candidates. `sync` writes.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np

from pullquote.corpus import Article
from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.engine import Held, T
from pullquote.index.errors import LibraryBusy, LibraryDamaged, LibraryMismatch, LibraryNotFound
from pullquote.index.report import Progress
from pullquote.index.search.bm25 import idf, share
from pullquote.index.server.records import Found, Gone, State, key, slot, then, whole
from pullquote.index.server.snapshot import Snapshot
from pullquote.index.server.sync import follow, published
from pullquote.index.server.tables import Pointer, Scope, Server
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.writer import Staging
from pullquote.index.text.edits import slips

TRIES = 4  # of a question, when builds are published while it is answered


class Shared:
    """The engine of a library on a server; see `engine.Engine`. Threads may ask at a time.

    A build keeps its truth in `home` on the machine that builds, and the server's tables are brought along with it.
    """

    def __init__(self, place: str, home: Path, server: Server) -> None:
        self.place, self.home, self.truth = place, home, home / "ledger.db"
        self._server = server
        self._state: tuple[Pointer, State] | None = None
        self._articles: dict[int, Article] = {}

    def ask(self, what: Callable[[Held], T]) -> T:
        for _ in range(TRIES):
            at = self._pointer()
            lost: Gone | None = None
            try:
                snapshot = self._snapshot(at)
                found = what(Held(snapshot, SnapshotVectors(snapshot), SnapshotTerms(snapshot)))
            except Gone as error:
                lost = error
            if self._server.pointer() != at:
                continue
            if lost is None:
                return found
            raise LibraryDamaged(
                f"the library {self.place} is damaged ({lost} is missing); run: pullquote build --from-scratch"
            ) from lost
        raise LibraryBusy(f"the library {self.place} changes faster than it can be read; try again in a moment")

    @property
    def bytes(self) -> int:
        """Of the vectors alone; what else the server holds it does not tell."""
        return self.ask(lambda held: held.store.count() * 4 * (held.store.shape.dim if held.store.shape else 0))

    def close(self) -> None:
        self._server.close()

    def begin(self, store: Staging, *, anew: bool) -> None:
        """Raises LibraryMismatch if another machine's truth is behind what is published, unless `anew`."""
        at = published(self._server)
        if store.get("ledger") is None:
            store.put("ledger", uuid4().hex)
        if at is not None and at[1].ledger != store.get("ledger") and not anew:
            raise LibraryMismatch(
                f"the library {self.place} is built on {at[1].host}, not here; build it there, leave --articles out to"
                " ask it as it is, or take it over with: pullquote build --from-scratch"
            )

    def derive(self, store: Staging, progress: Progress) -> Manifest:
        return Manifest("", store.generation)

    def tidy(self, store: Staging, progress: Progress) -> None:
        follow(store, self._server, socket.gethostname(), progress)

    def _pointer(self) -> Pointer:
        at = self._server.pointer()
        if at is None:
            raise LibraryNotFound(f"there is no library at {self.place}; run: pullquote build")
        return at

    def _snapshot(self, at: Pointer) -> Snapshot:
        tables = self._server.tables(at.token)
        known = self._state
        if known is None or known[0] != at:
            if known is None or known[0].token != at.token:
                self._articles = {}
            name = key("s", at.serial)
            values = whole(tables, [name])
            if name not in values:
                raise Gone(name)
            known = self._state = at, State.read(values[name])
        return Snapshot(tables, known[1], self._articles)


@dataclass
class SnapshotVectors:
    """Search by vector in one state."""

    snapshot: Snapshot

    def search(self, vector: FloatArray, k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]:
        return self.snapshot.tables.nearest(vector, k, self.snapshot.scope(among))


@dataclass
class SnapshotTerms:
    """Search by terms in one state: the engine proposes, by weights of its own time; scored exactly here."""

    snapshot: Snapshot

    def search(self, asked: Sequence[str], k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]:
        count = self.snapshot.state.count
        weights = {term: idf(count, n) for term, n in self._having(sorted(set(asked))).items() if n}
        proposed = self.snapshot.rows(self._proposed(weights, k, self.snapshot.scope(among)))
        scored = [(self._score(row, weights), n) for n, row in proposed.items()]
        best = sorted((-score, number) for score, number in scored if score)[:k]
        return np.array([n for _, n in best], dtype=np.int64), np.array([-s for s, _ in best], dtype=np.float32)

    def weight(self, asked: Iterable[str]) -> float:
        return sum(idf(self.snapshot.state.count, n) for n in self._having(sorted(set(asked))).values())

    def having(self, term: str) -> int:
        return self._having([term])[term]

    def near(self, term: str, k: int) -> Numbers:
        """Return passages with a term one slip away, of slips with the letters a to z and those of the term."""
        held = [other for other, n in self._having(sorted(slips(term))).items() if n]
        return self._proposed(dict.fromkeys(held, 1.0), k, self.snapshot.scope())

    def _proposed(self, weights: Mapping[str, float], k: int, scope: Scope) -> Numbers:
        slots = {slot(term): weight for term, weight in weights.items()}
        return self.snapshot.tables.matching(slots, k, scope) if slots else np.array([], dtype=np.int64)

    def _score(self, row: Found, weights: Mapping[str, float]) -> float:
        mean, length = self.snapshot.state.mean, len(row.terms)
        return sum(weight * share(row.terms.count(term), length, mean) for term, weight in weights.items())

    def _having(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many passages each term stands."""
        keys = {term: key("w", term) for term in terms}
        found = self.snapshot.tables.records(keys.values())
        return {term: then(found.get(name), self.snapshot.generation) or 0 for term, name in keys.items()}
