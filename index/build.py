"""Make a library match a folder: read what changed, split it, embed what is new, publish all at once.

Memory is bounded by one article and one batch of passages, however many the folder holds. Stopped anywhere, the next
build goes on with what is staged already. Another model or other settings stage every article beside its live self.
Does not search.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass, field

import numpy as np

from corpus import Article, File, PassageSettings, Unreadable, lines, load, split
from index.derive import derive_words
from index.encode import Encoder
from index.naming import mine
from index.report import Failure, Progress, Report
from index.rows import Entry, Shape
from index.staging import Staging
from index.wording import wording


@dataclass(frozen=True)
class BuildSettings:
    """A line that stands in `repeated` articles or more is page noise. Vectors are made and written `batch` passages
    at a time."""

    repeated: int = 5
    batch: int = 512
    passages: PassageSettings = field(default_factory=PassageSettings)

    def shape(self, encoder: Encoder, before: Shape | None) -> Shape:
        """What a library built with these settings and this model is made with.

        The model, slow to load, is asked for the length of a vector only where the library has no vectors of it.
        """
        dim = before.dim if before and before.model == encoder.name else encoder.dim
        return Shape(encoder.name, dim, self.repeated, json.dumps(asdict(self.passages)))


@dataclass
class Changes:
    """What differs between a folder and a library. `same` holds ids that need no reading."""

    read: list[File]
    same: list[str]
    gone: list[str]


def changes(found: list[File], held: dict[str, Entry], waiting: Collection[str] = ()) -> Changes:
    """Files that are new or whose size or date differ, those alike, and articles whose file is no more.

    Files in `waiting` are still being written: they are left for later, and the library keeps what it has of them.
    """
    same = {f.id for f in found if f.id in held and (held[f.id].size, held[f.id].modified) == (f.size, f.modified)}
    same |= held.keys() & set(waiting)
    ids = {f.id for f in found}
    read = [f for f in found if f.id not in same and f.id not in waiting]
    return Changes(read, sorted(same), sorted(held.keys() - ids - same))


def build(
    found: list[File],
    store: Staging,
    encoder: Encoder,
    settings: BuildSettings,
    progress: Progress | None = None,
    *,
    waiting: Collection[str] = (),
    from_scratch: bool = False,
) -> Report:
    """Make the library hold exactly the readable ones of the files found, and tell what was done.

    `from_scratch` reads and embeds all of them again.
    """
    started = time.perf_counter()
    told = progress or (lambda done, total, label: None)
    held = store.entries()
    shape = settings.shape(encoder, store.shape)
    plan = changes(found, {} if from_scratch else held, waiting)
    if from_scratch:
        plan.gone = sorted(held.keys() - {file.id for file in found})
    _prepare(store, shape, found, from_scratch)
    staged, failures, leaving = _read(plan, {} if from_scratch else held, store, told)
    _split(store, encoder, settings, leaving, told, everything=shape != store.shape)
    embedded = _embed(store, encoder, settings, told, known=not from_scratch)
    mine(store, told)
    store.leave(leaving)
    store.publish(failures, shape, derive_words(store, told))
    new = {id for id, fingerprint in staged.items() if id not in held or held[id].fingerprint != fingerprint}
    return Report(
        added=tuple(sorted(new - held.keys())),
        changed=tuple(sorted(new & held.keys())),
        removed=tuple(sorted(leaving)),
        unchanged=tuple(sorted(held.keys() - new - set(leaving))),
        failed=tuple(failures),
        passages=store.count(),
        embedded=embedded,
        seconds=time.perf_counter() - started,
    )


def _prepare(store: Staging, shape: Shape, found: list[File], from_scratch: bool) -> None:
    """Keep what a stopped build staged, where it was to become the same and its file is what it was."""
    coming = json.dumps({"shape": asdict(shape), "from_scratch": from_scratch})
    files = {file.id: (file.size, file.modified) for file in found}
    staged = store.entries(live=False) if store.get("coming") == coming else {}
    store.unstage(keep=[id for id, entry in staged.items() if files.get(id) == (entry.size, entry.modified)])
    store.put("coming", coming)


def _read(
    plan: Changes, held: dict[str, Entry], store: Staging, told: Progress
) -> tuple[dict[str, str], list[Failure], list[str]]:
    """Stage every file whose content is new: fingerprints by id; what could not be read; and ids that leave."""
    before = store.entries(live=False)
    staged: dict[str, str] = {}
    failures: list[Failure] = []
    leaving = list(plan.gone)
    for done, file in enumerate(plan.read, 1):
        if file.id in before:
            staged[file.id] = before[file.id].fingerprint
            continue
        try:
            article = load(file)
        except Unreadable as error:
            failures.append(Failure(error.id, error.reason, error.for_now))
            if file.id in held and not error.for_now:
                leaving.append(file.id)
            continue
        with store.transaction():
            if file.id in held and held[file.id].fingerprint == article.fingerprint:
                store.touch(held[file.id].number, file.size, file.modified)
            else:
                store.stage(article, file.size, file.modified, lines(article))
                staged[file.id] = article.fingerprint
        told(done, len(plan.read), "reading")
    return staged, failures, leaving


def _split(
    store: Staging,
    encoder: Encoder,
    settings: BuildSettings,
    leaving: list[str],
    told: Progress,
    *,
    everything: bool,
) -> None:
    """Give every staged article its passages, where it has none or other lines count as repeated by now.

    Live articles in which other lines count as repeated are staged again; `everything`: all of them are.
    """
    with store.transaction():
        if everything:
            staged = store.splits()
            store.restage(id for id in store.entries() if id not in staged and id not in leaving)
        store.leave(leaving)
        store.count_lines(settings.repeated)
        store.restage(store.touched(settings.repeated))
        store.leave(leaving)
        store.count_lines(settings.repeated)
    repeated = store.repeated(settings.repeated)
    waiting = [id for id, was in store.splits().items() if was != _signature(repeated[id])]
    for done, id in enumerate(waiting, 1):
        article = store.article(id, live=False)
        if article is not None:
            passages = split(article, settings.passages, encoder.count, repeated[id])
            keys = [_key(encoder, wording(article, passage)) for passage in passages]
            with store.transaction():
                store.split(id, _signature(repeated[id]), zip(passages, keys, strict=True))
        told(done, len(waiting), "splitting")


def _embed(store: Staging, encoder: Encoder, settings: BuildSettings, told: Progress, *, known: bool) -> int:
    """Give every staged passage its vector: that of the same words where there is one, else a new one.

    `known`: the vectors of live passages may be taken.
    """
    with store.transaction():
        store.reuse_vectors(live=known)
    waiting = store.unembedded()
    article: Article | None = None
    for start in range(0, len(waiting), settings.batch):
        texts: dict[bytes, str] = {}
        for key, id, passage in store.staged_passages(waiting[start : start + settings.batch]):
            if article is None or article.id != id:
                article = store.article(id, live=False)
            if article is not None:
                texts[key] = wording(article, passage)
        vectors = encoder.encode(list(texts.values())).astype(np.float16)
        with store.transaction():
            store.give_vectors((key, vector.tobytes()) for key, vector in zip(texts, vectors, strict=True))
        told(min(start + settings.batch, len(waiting)), len(waiting), "embedding")
    return len(waiting)


def _key(encoder: Encoder, text: str) -> bytes:
    """Equal keys mean equal vectors: the same model read the same words."""
    return hashlib.sha256(f"{encoder.name}\0{text}".encode()).digest()[:16]


def _signature(repeats: frozenset[int]) -> str:
    return " ".join(str(line) for line in sorted(repeats))
