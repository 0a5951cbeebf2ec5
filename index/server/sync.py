"""The tables of a shared library, brought from the published state to that of the ledger.

Few changes go into the tables beside what readers see, and are published with the pointer; many, or another shape,
fill new tables beside the old ones. Stopped anywhere, the next build goes on with what is there already. Knows no
engine.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import TypeVar

import numpy as np

from pullquote.index.arrays import Numbers
from pullquote.index.build.mine_aliases import MINED
from pullquote.index.errors import LibraryBusy
from pullquote.index.report import Progress
from pullquote.index.search.bm25 import share
from pullquote.index.server.records import (
    LAYOUT,
    Found,
    State,
    key,
    more,
    now,
    pieces,
    slot,
    then,
    to_row,
    to_value,
    whole,
)
from pullquote.index.server.tables import Pointer, Row, Server, Tables
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import passage_terms

MOST = 5_000  # passages that may go before new tables pay
BATCH = 256
T = TypeVar("T")


def published(server: Server) -> tuple[Pointer, State] | None:
    """Return what is published now, to the newest write."""
    at = server.pointer()
    if at is None:
        return None
    name = key("s", at.serial)
    values = whole(server.tables(at.token, exact=True), [name])
    return (at, State.read(values[name])) if name in values else None


def follow(store: Staging, server: Server, host: str, progress: Progress) -> None:
    """Bring the tables to where the truth stands."""
    before = published(server)
    if before is not None:
        before = _cleared(server, *before)
        _touch(store, server, *before)
    was = server.pointer()
    coming = _coming(store, host)
    if before is None or replace(before[1], length=0) != coming:
        step = _extended(store, server, before, coming) or _anew(store, server, coming)
        _tally(step, progress)
        _put_articles(step, progress)
        _put_values(step)
        _put_passages(step, progress)
        step.tables.settle()
        if server.pointer() != was:
            raise LibraryBusy("another machine has published the same library meanwhile; build on one machine only")
        _point(server, step.tables, step.at, step.state)
        before = _cleared(server, step.at, step.state)
    store.put("copying", None)
    store.shorten_log(coming.generation)
    _forget_states(server.tables(before[0].token, exact=True), before[0])
    server.sweep(keep=before[0].token)


@dataclass
class _Step:
    """From one state to the next, in tables that hold what is of generations up to `since`; 0: they are filled
    again."""

    store: Staging
    tables: Tables
    at: Pointer
    since: int
    state: State  # to come
    added: Numbers
    having: Counter[str] = field(default_factory=Counter)  # by term: how many more passages hold it, or fewer


def _coming(store: Staging, host: str) -> State:
    shape = store.shape or Shape("", 0, 0, "")
    counts = store.generation, shape, MINED, store.patterns, store.count(), 0
    return State(store.get("ledger") or "", host, *counts, tuple(store.failures()), layout=LAYOUT)


def _extended(store: Staging, server: Server, before: tuple[Pointer, State] | None, coming: State) -> _Step | None:
    """Return a step in the tables of before; None if they are another truth's, of another shape, or too much
    goes.
    """
    if before is None:
        return None
    at, was = before
    if any(getattr(was, name) != getattr(coming, name) for name in ("ledger", "shape", "mined", "layout")):
        return None
    gone = store.gone(was.generation).tolist()
    if not int(store.get("log") or 0) <= was.generation <= coming.generation or len(gone) > MOST:
        return None
    state = replace(coming, length=was.length, gone=tuple(gone), left=tuple(store.left(was.generation)))
    tables = server.tables(at.token, exact=True)
    return _Step(store, tables, Pointer(at.token, at.serial + 1), was.generation, state, store.numbers(was.generation))


def _anew(store: Staging, server: Server, coming: State) -> _Step:
    """Return a step into new tables, those of a stopped build where it was to fill the same."""
    shape = f"{coming.shape} {coming.mined} {coming.layout}"
    token, was = json.loads(store.get("copying") or '["", ""]')
    if was != shape:
        token = token_hex(4)
        store.put("copying", json.dumps([token, shape]))
    server.make(token, coming.shape.dim)
    return _Step(store, server.tables(token, exact=True), Pointer(token, 1), 0, coming, store.numbers())


def _tally(step: _Step, progress: Progress) -> None:
    """Count the terms of the passages that come and go. What a stopped build left and is not live is swept away."""
    lying = step.tables.numbers(step.since)
    step.tables.remove_passages(np.setdiff1d(lying, step.added).tolist())
    length = step.state.length
    for done, numbers in _batches(step.added.tolist()):
        for article, passage in step.store.read(numbers):
            held = passage_terms(article, passage)
            length += len(held)
            step.having.update(set(held))
        progress(done, len(step.added), "counting words")
    for _, numbers in _batches(step.state.gone):
        for record, vector in step.tables.passages(numbers).values():
            held = Found.of(record, vector).terms
            length -= len(held)
            step.having.subtract(set(held))
    step.state = replace(step.state, length=length)


def _put_articles(step: _Step, progress: Progress) -> None:
    """Return the articles that come, each listed last: one that is listed is there as a whole."""
    store, tables, generation = step.store, step.tables, step.state.generation
    coming = _coming_entries(step)
    there = {name for name, _ in tables.listed("a", step.since, generation)}
    waiting = [entry for entry in coming if key("a", entry.number) not in there]
    equated = dict(store.alias_pairs(after=step.since))
    for done, entry in enumerate(waiting, 1):
        article = store.article(entry.id)
        assert article
        said = json.dumps([entry.id, entry.number, equated.get(entry.id, [])], ensure_ascii=False)
        tables.put_records("t", generation, pieces(key("t", entry.number), to_value(article)))
        tables.put_records("n", generation, pieces(key("n", entry.number), said))
        tables.put_records("a", generation, _entry(entry))
        progress(done, len(waiting), "writing articles")


def _put_values(step: _Step) -> None:
    """Return which article has an id by now, and how many passages hold a term."""
    left = whole(step.tables, [key("a", number) for number in step.state.left])
    ids: dict[str, int | None] = {Entry(*json.loads(value)).id: None for value in left.values()}
    ids |= {entry.id: entry.number for entry in _coming_entries(step)}
    for _, names in _batches(list(ids)):
        was = _values(step, "i", names)
        _renew(step, "i", {name: (ids[name], was[name]) for name in names})
    for _, names in _batches([term for term, change in step.having.items() if change]):
        held = {term: count or 0 for term, count in _values(step, "w", names).items()}
        _renew(step, "w", {term: (held[term] + step.having[term], held[term]) for term in names})


def _put_passages(step: _Step, progress: Progress) -> None:
    """Return the passages that come, each with its vector and the weights of its terms."""
    waiting = np.setdiff1d(step.added, step.tables.numbers(step.since)).tolist()
    numbers_of = {entry.id: entry.number for entry in _coming_entries(step)}
    for done, numbers in _batches(waiting):
        places, vectors = step.store.places(numbers), step.store.vectors(numbers)
        rows = []
        for number, vector, (article, passage) in zip(numbers, vectors, step.store.read(numbers), strict=True):
            held = passage_terms(article, passage)
            of = numbers_of[article.id]
            record = to_row(of, article.id, passage, places[number][-1], held)
            rows.append(Row(number, of, step.state.generation, vector, _weights(held, step.state.mean), record))
        step.tables.put_passages(rows)
        progress(done, len(waiting), "writing passages")


def _weights(held: Sequence[str], mean: float) -> dict[int, float]:
    """Return the terms' shares of a score by slot; two terms of one slot are added up, and distinguished by exact
    scoring.
    """
    weights: dict[int, float] = {}
    for term, times in Counter(held).items():
        weights[slot(term)] = weights.get(slot(term), 0.0) + share(times, len(held), mean)
    return weights


def _cleared(server: Server, at: Pointer, state: State) -> tuple[Pointer, State]:
    """Remove what no reader asks for since this state was published, and publish one that need not know of it."""
    if not (state.gone or state.left):
        return at, state
    tables = server.tables(at.token, exact=True)
    tables.remove_passages(state.gone)
    for _, numbers in _batches(state.left):
        keys = [key(kind, number) for kind in "atn" for number in numbers]
        firsts = tables.records(keys)
        rest = [name for first in firsts.items() for name in more(*first)]
        tables.remove_records([*rest, *keys])
    to, clean = Pointer(at.token, at.serial + 1), replace(state, gone=(), left=())
    _point(server, tables, to, clean)
    return to, clean


def _point(server: Server, tables: Tables, to: Pointer, state: State) -> None:
    tables.put_records("s", state.generation, pieces(key("s", to.serial), str(state)))
    tables.settle()
    server.point(to)


def _forget_states(tables: Tables, but: Pointer) -> None:
    """Remove the states that were published before, those of stopped builds too."""
    current = key("s", but.serial)
    states = [name for name, _ in tables.listed("s", -1, 2**62)]
    tables.remove_records(name for name in states if name.partition("+")[0] != current)


def _touch(store: Staging, server: Server, at: Pointer, state: State) -> None:
    """Tell the new dates of files that are else what they were."""
    touched = store.touched_numbers()
    entries = [entry for entry in store.entries().values() if entry.number in touched] if touched else []
    for entry in entries:
        there = server.tables(at.token, exact=True).records([key("a", entry.number)])
        if there:
            server.tables(at.token).put_records("a", state.generation, _entry(entry))
    store.forget_touched()


def _coming_entries(step: _Step) -> list[Entry]:
    coming = set(step.store.arrived(step.since))
    return [entry for entry in step.store.entries().values() if entry.number in coming]


def _entry(entry: Entry) -> dict[str, str]:
    columns = ["" if name == "stamp" else getattr(entry, name) for name in Entry._fields]  # a stamp is one machine's
    return pieces(key("a", entry.number), json.dumps(columns, ensure_ascii=False))


def _values(step: _Step, kind: str, names: Sequence[str]) -> dict[str, int | None]:
    """Return what each name's value was before this step; None if it had none."""
    found = step.tables.records([key(kind, name) for name in names]) if step.since else {}
    return {name: then(found.get(key(kind, name)), step.since) for name in names}


def _renew(step: _Step, kind: str, values: Mapping[str, tuple[int | None, int | None]]) -> None:
    generation = step.state.generation
    records = {key(kind, name): now(generation, value, was) for name, (value, was) in values.items()}
    step.tables.put_records(kind, generation, records)


def _batches(items: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
    """Return slices of the items, each with how many are done with it."""
    return ((min(at + BATCH, len(items)), items[at : at + BATCH]) for at in range(0, len(items), BATCH))
