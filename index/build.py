"""Make a library match a folder: read what changed, split it, embed what is new, publish all at once.

Memory is bounded by one article and one batch of passages, however many the folder holds. Stopped anywhere, the next
build goes on with what is staged already. Does not search, and leaves the caches to `Library`.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field

import numpy as np

from corpus import Article, File, PassageSettings, Unreadable, lines, load, split
from index.encode import Encoder
from index.naming import mine
from index.report import Failure, Progress, Report
from index.rows import Entry
from index.staging import Staging
from index.wording import wording


@dataclass(frozen=True)
class BuildSettings:
    """A line that stands in `repeated` articles or more is page noise. Vectors are made and written `batch` passages
    at a time."""

    repeated: int = 5
    batch: int = 512
    passages: PassageSettings = field(default_factory=PassageSettings)


@dataclass
class Changes:
    """What differs between a folder and a library. `same` holds ids that need no reading."""

    read: list[File]
    same: list[str]
    gone: list[str]


def changes(found: list[File], held: dict[str, Entry]) -> Changes:
    """Files that are new or whose size or date differ, those alike, and articles whose file is no more."""
    same = {f.id for f in found if f.id in held and (held[f.id].size, held[f.id].modified) == (f.size, f.modified)}
    ids = {f.id for f in found}
    return Changes([f for f in found if f.id not in same], sorted(same), sorted(held.keys() - ids))


def build(
    found: list[File], store: Staging, encoder: Encoder, settings: BuildSettings, progress: Progress | None = None
) -> Report:
    """Make the library hold exactly the readable ones of the files found, and tell what was done."""
    started = time.perf_counter()
    told = progress or (lambda done, total, label: None)
    held = store.entries()
    plan = changes(found, held)
    staged, failures = _read(plan, held, store, told)
    leaving = plan.gone + [failure.id for failure in failures if failure.id in held]
    _split(store, encoder, settings, leaving, told)
    embedded = _embed(store, encoder, settings, told)
    mine(store, told)
    store.publish(leaving, failures)
    return Report(
        added=tuple(sorted(id for id in staged if id not in held)),
        changed=tuple(sorted(id for id in staged if id in held)),
        removed=tuple(sorted(leaving)),
        unchanged=tuple(sorted(held.keys() - staged - set(leaving))),
        failed=tuple(failures),
        passages=store.count(),
        embedded=embedded,
        seconds=time.perf_counter() - started,
    )


def _read(plan: Changes, held: dict[str, Entry], store: Staging, told: Progress) -> tuple[set[str], list[Failure]]:
    """Stage every file whose content is new; the ids staged, and what could not be read."""
    before = store.entries(live=False)
    store.unstage(keep=[f.id for f in plan.read])
    staged: set[str] = set()
    failures: list[Failure] = []
    for done, file in enumerate(plan.read, 1):
        old = before.get(file.id)
        if old and (old.size, old.modified) == (file.size, file.modified):
            staged.add(file.id)
            continue
        try:
            article = load(file)
        except Unreadable as error:
            failures.append(Failure(error.id, error.reason))
            store.unstage_one(file.id)
            continue
        with store.transaction():
            if file.id in held and held[file.id].fingerprint == article.fingerprint:
                store.unstage_one(file.id)
                store.touch(held[file.id].number, file.size, file.modified)
            else:
                store.stage(article, file.size, file.modified, lines(article))
                staged.add(file.id)
        told(done, len(plan.read), "reading")
    return staged, failures


def _split(store: Staging, encoder: Encoder, settings: BuildSettings, leaving: list[str], told: Progress) -> None:
    """Give every staged article its passages, where it has none or other lines count as repeated by now."""
    repeated = store.repeated_lines(leaving, settings.repeated)
    _restage(store, repeated, leaving)
    waiting = [id for id, was in store.splits(live=False).items() if was != _signature(repeated.get(id))]
    for done, id in enumerate(waiting, 1):
        article = store.article(id, live=False)
        if article is not None:
            away = repeated.get(id, frozenset())
            passages = split(article, settings.passages, encoder.count, away)
            keys = [_key(encoder, wording(article, passage)) for passage in passages]
            with store.transaction():
                store.split(id, _signature(away), zip(passages, keys, strict=True))
        told(done, len(waiting), "splitting")


def _restage(store: Staging, repeated: dict[str, frozenset[int]], leaving: list[str]) -> None:
    """Stage live articles again in which other lines count as repeated than when they were split."""
    coming = store.splits(live=False)
    with store.transaction():
        for id, was in store.splits(live=True).items():
            if id not in coming and id not in leaving and was != _signature(repeated.get(id)):
                store.restage(id)


def _embed(store: Staging, encoder: Encoder, settings: BuildSettings, told: Progress) -> int:
    """Give every staged passage its vector: that of the same words where there is one, else a new one."""
    with store.transaction():
        store.reuse_vectors()
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


def _signature(repeats: frozenset[int] | None) -> str:
    return " ".join(str(line) for line in sorted(repeats or ()))
