"""Make a library match a folder: read what changed, split it, embed what is new, publish all at once.

Memory is bounded by one article and one batch of passages, whatever the size of the folder. Stopped anywhere, the next
build resumes with what is staged. Another model or other settings stage every article again. Does not search.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from pullquote.corpus import (
    Article,
    File,
    Passage,
    PassageSettings,
    Patterns,
    Scan,
    Unreadable,
    fetch,
    is_current,
    lines,
    read_in_sandbox,
    split,
    version_of,
)
from pullquote.index.build.embed import embedding, key_of
from pullquote.index.build.executor import FEW, Executor
from pullquote.index.build.mine_aliases import mine
from pullquote.index.build.plan import Changes, RefreshOptions, changes
from pullquote.index.build.removals import removals
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Failure, Progress, Report
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import wording


@dataclass(frozen=True)
class BuildSettings:
    """A line in `repeated` articles or more is page noise. Vectors are made and written `batch` passages at a time."""

    repeated: int = 5
    batch: int = 512
    passages: PassageSettings = field(default_factory=PassageSettings)

    def shape(self, encoder: Encoder, before: Shape | None) -> Shape:
        """What a library built with these settings and this model is made with.

        The model, slow to load, is asked for the length of a vector only where the library has no vectors of it.
        """
        dim = before.dim if before and before.model == encoder.name else encoder.dim
        return Shape(encoder.name, dim, self.repeated, json.dumps(asdict(self.passages)))


def build(
    found: Scan,
    patterns: Patterns,
    store: Staging,
    encoder: Encoder,
    settings: BuildSettings,
    progress: Progress,
    executor: Executor,
    derive: Callable[[Staging, Progress], Manifest],
    options: RefreshOptions,
) -> Report:
    """Make the library hold the readable ones of the files found, and report what was done.

    `executor` does the work on texts; `derive` makes what readers need of them, before they are published.
    """
    started, from_scratch = time.perf_counter(), options.from_scratch
    held = store.entries()
    shape = settings.shape(encoder, store.shape)
    plan = changes(found, patterns, held, options.waiting, everything=from_scratch or options.checksum)
    _prepare(store, shape, found, from_scratch)
    _stamp(store, found, held, set(plan.same))
    staged, failures = _read(plan, {} if from_scratch else held, store, progress, executor)
    failed = [failure.id for failure in failures if failure.id in held and not failure.for_now]
    prints = {held[file.id].fingerprint for file in plan.read if file.id in held and file.id not in failed}
    prints |= {held[id].fingerprint for id in plan.same} | set(staged.values())
    going = removals(plan, failed, held, prints, found, options)
    _split(store, executor, settings, going.leaving, progress, everything=shape != store.shape)
    embed = embedding(store, executor, settings.batch, progress, known=not from_scratch)
    mine(store, progress, executor)  # while the model embeds
    store.leave(going.leaving)
    derived = derive(store, progress)
    if embedded := embed():
        store.embedded_by(getattr(encoder, "runtime", ""), anew=from_scratch or shape != store.shape)
    store.publish(failures, shape, derived)
    new = {id for id, fingerprint in staged.items() if id not in held or held[id].fingerprint != fingerprint}
    return Report(
        added=tuple(sorted(new - held.keys())),
        changed=tuple(sorted(new & held.keys())),
        removed=tuple(going.leaving),
        unchanged=tuple(sorted(held.keys() - new - set(going.leaving))),
        failed=tuple(failures),
        passages=store.count(),
        embedded=embedded,
        seconds=time.perf_counter() - started,
        kept=tuple(going.kept),
        notes=(going.note,) if going.note else (),
    )


def _prepare(store: Staging, shape: Shape, found: Scan, from_scratch: bool) -> None:
    """Keep what a stopped build staged, if its settings and file are unchanged."""
    coming = json.dumps({"shape": asdict(shape), "from_scratch": from_scratch})
    staged = store.entries(live=False) if store.get("coming") == coming else {}
    files = {f.id: (f.size, f.modified, f.stamp, version_of(f.id)) for f in found.files if f.id in staged}
    store.unstage(keep=[id for id, e in staged.items() if files.get(id) == (e.size, e.modified, e.stamp, e.version)])
    store.put("coming", coming)


def _stamp(store: Staging, found: Scan, held: Mapping[str, Entry], same: set[str]) -> None:
    """Note the stamps of unchanged files where an older version noted none."""
    unknown = [(held[file.id].number, file) for file in found.files if file.id in same and not held[file.id].stamp]
    if unknown:
        with store.transaction():
            store.stamp(unknown)


def _read(
    plan: Changes, held: Mapping[str, Entry], store: Staging, progress: Progress, executor: Executor
) -> tuple[dict[str, str], list[Failure]]:
    """Stage every file whose content is new: fingerprints by id, and what could not be read."""
    before = store.entries(live=False)
    staged = {file.id: before[file.id].fingerprint for file in plan.read if file.id in before}
    failures: list[Failure] = []
    touched: list[tuple[int, File]] = []
    waiting = [file for file in plan.read if file.id not in before]
    fetched = _fetched(waiting, held, touched)
    for file, outcome in executor.each(_article, fetched, FEW):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            article, repeatable = outcome
            with store.transaction():
                store.stage(article, file, repeatable)
            staged[file.id] = article.fingerprint
        progress(len(staged) + len(failures) + len(touched), len(plan.read), "reading")
    if touched:
        with store.transaction():
            store.touch(touched)
    return staged, failures


def _fetched(
    files: Iterable[File], held: Mapping[str, Entry], touched: list[tuple[int, File]]
) -> Iterator[tuple[File, bytes | Failure]]:
    """The bytes of each file to read; unchanged ones, read by the present version, are `touched`."""
    for file in files:
        try:
            data = fetch(file)
        except Unreadable as error:
            yield file, Failure(error.id, error.reason, error.for_now)
            continue
        before = held.get(file.id)
        read_so = before is not None and is_current(file.id, before.version)
        if before and read_so and before.fingerprint == hashlib.sha256(data).hexdigest():
            touched.append((before.number, file))
        else:
            yield file, data


def _article(
    encoder: Encoder, fetched: tuple[File, bytes | Failure]
) -> tuple[File, tuple[Article, frozenset[int]] | Failure]:
    """The article in a file's bytes and the lines that may repeat; failures are passed on."""
    file, data = fetched
    if isinstance(data, Failure):
        return file, data
    try:
        article = read_in_sandbox(file.id, data)
    except Unreadable as error:
        return file, Failure(error.id, error.reason, error.for_now)
    return file, (article, frozenset(lines(article)))


def _split(
    store: Staging,
    executor: Executor,
    settings: BuildSettings,
    leaving: list[str],
    progress: Progress,
    *,
    everything: bool,
) -> None:
    """Split every staged article that has no passages or in which other lines now count as repeated. Live articles in
    which other lines count as repeated are staged again; `everything`: all of them are.
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
    articles = (article for id in waiting if (article := store.article(id, live=False)) is not None)
    work = ((article, settings.passages, repeated[article.id]) for article in articles)
    for done, (id, passages) in enumerate(executor.each(_passages, work, FEW), 1):
        with store.transaction():
            store.split(id, _signature(repeated[id]), passages)
        progress(done, len(waiting), "splitting")


def _passages(
    encoder: Encoder, work: tuple[Article, PassageSettings, frozenset[int]]
) -> tuple[str, list[tuple[Passage, bytes]]]:
    """An article's id and its passages, each with the key of its words."""
    article, settings, repeated = work
    passages = split(article, settings, encoder.count, repeated)
    return article.id, [(passage, key_of(encoder, wording(article, passage))) for passage in passages]


def _signature(repeats: frozenset[int]) -> str:
    return " ".join(str(line) for line in sorted(repeats))
