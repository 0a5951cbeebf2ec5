"""Make a library match a folder: read what changed, split it, embed what is new, publish all at once.

Memory is bounded by one article and one batch of passages, however many the folder holds. Stopped anywhere, the next
build goes on with what is staged already. Another model or other settings stage every article beside its live self.
Does not search.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from pullquote.corpus import Article, File, Passage, PassageSettings, Unreadable, fetch, lines, read, split
from pullquote.index.build.embed import embed, key_of
from pullquote.index.models.encoder import Encoder
from pullquote.index.build.executor import FEW, Executor
from pullquote.index.build.mine_aliases import mine
from pullquote.index.build.plan import Changes, RefreshOptions, changes
from pullquote.index.report import Failure, Progress, Report
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import wording


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


def build(
    found: list[File],
    store: Staging,
    encoder: Encoder,
    settings: BuildSettings,
    progress: Progress,
    executor: Executor,
    derive: Callable[[Staging, Progress], Manifest],
    options: RefreshOptions,
) -> Report:
    """Make the library hold exactly the readable ones of the files found, and report what was done.

    `executor` does the work on texts; `derive` makes what readers need of them, before they are published.
    """
    started, from_scratch = time.perf_counter(), options.from_scratch
    held = store.entries()
    shape = settings.shape(encoder, store.shape)
    plan = changes(found, {} if from_scratch else held, options.waiting)
    if from_scratch:
        plan.gone = sorted(held.keys() - {file.id for file in found})
    _prepare(store, shape, found, from_scratch)
    staged, failures, leaving = _read(plan, {} if from_scratch else held, store, progress, executor)
    _split(store, executor, settings, leaving, progress, everything=shape != store.shape)
    embedded = embed(store, executor, settings.batch, progress, known=not from_scratch)
    if embedded:
        store.embedded_by(getattr(encoder, "runtime", ""), anew=from_scratch or shape != store.shape)
    mine(store, progress, executor)
    store.leave(leaving)
    store.publish(failures, shape, derive(store, progress))
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
    plan: Changes, held: dict[str, Entry], store: Staging, progress: Progress, executor: Executor
) -> tuple[dict[str, str], list[Failure], list[str]]:
    """Stage every file whose content is new: fingerprints by id; what could not be read; and ids that leave."""
    before = store.entries(live=False)
    staged = {file.id: before[file.id].fingerprint for file in plan.read if file.id in before}
    failures: list[Failure] = []
    leaving = list(plan.gone)
    waiting = [file for file in plan.read if file.id not in before]
    for done, (file, outcome) in enumerate(executor.each(_article, map(_fetched, waiting), FEW), 1):
        if isinstance(outcome, Failure):
            failures.append(outcome)
            if file.id in held and not outcome.for_now:
                leaving.append(file.id)
            continue
        article, repeatable = outcome
        with store.transaction():
            if file.id in held and held[file.id].fingerprint == article.fingerprint:
                store.touch(held[file.id].number, file.size, file.modified)
            else:
                store.stage(article, file.size, file.modified, repeatable)
                staged[file.id] = article.fingerprint
        progress(done, len(waiting), "reading")
    return staged, failures, leaving


def _fetched(file: File) -> tuple[File, bytes | Failure]:
    try:
        return file, fetch(file)
    except Unreadable as error:
        return file, Failure(error.id, error.reason, error.for_now)


def _article(
    encoder: Encoder, fetched: tuple[File, bytes | Failure]
) -> tuple[File, tuple[Article, frozenset[int]] | Failure]:
    """The article in a file's bytes and the lines that may repeat; what failed, as it is."""
    file, data = fetched
    if isinstance(data, Failure):
        return file, data
    try:
        article = read(file.id, data)
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
