"""Make a library match a folder: read what changed, split it, embed what is new, publish all at once.

Memory is bounded by one article and one batch of passages, whatever the size of the folder. Stopped anywhere, the next
build resumes with what is staged. Another model or other settings stage every article again. Does not search.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict

from pullquote.corpus import Patterns, Scan, get_ready, version_of
from pullquote.index.build.embed import Embedding
from pullquote.index.build.executor import Executor
from pullquote.index.build.mine_aliases import mine
from pullquote.index.build.plan import RefreshOptions, changes
from pullquote.index.build.read_files import read_changed
from pullquote.index.build.removals import removals
from pullquote.index.build.settings import BuildSettings
from pullquote.index.build.split_articles import split_staged
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Progress, Report
from pullquote.index.store.manifest import Manifest
from pullquote.index.store.schema import Entry, Shape
from pullquote.index.store.writer import Staging


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
    plan = changes(found, patterns, held, options.waiting, everything=from_scratch or options.checksum)
    if plan.read and options.workers is None:
        get_ready()
        _ = encoder.dim  # the model is loaded while the process that reads files starts
    shape = settings.shape(encoder, store.shape)
    _prepare(store, shape, found, from_scratch)
    _stamp(store, found, held, set(plan.same))
    embedding = Embedding(store, executor, settings.batch, known=not from_scratch)
    working = embedding.during(progress)
    staged, failures = read_changed(plan, {} if from_scratch else held, store, working, executor, settings)
    failed = [failure.id for failure in failures if failure.id in held and not failure.for_now]
    prints = {held[file.id].fingerprint for file in plan.read if file.id in held and file.id not in failed}
    prints |= {held[id].fingerprint for id in plan.same} | set(staged.values())
    going = removals(plan, failed, held, prints, found, options)
    split_staged(store, executor, settings, going.leaving, working, everything=shape != store.shape)
    embedding.advance(whole=False)
    mine(store, working, executor)
    store.leave(going.leaving)
    derived = derive(store, working)
    if embedded := embedding.finish(progress):
        store.embedded_by(getattr(encoder, "runtime", ""), anew=from_scratch or shape != store.shape)
    store.publish(failures, shape, derived)
    leaving = set(going.leaving)
    new = {id for id, fingerprint in staged.items() if id not in held or held[id].fingerprint != fingerprint}
    return Report(
        added=tuple(sorted(new - held.keys())),
        changed=tuple(sorted(new & held.keys())),
        removed=tuple(going.leaving),
        unchanged=tuple(id for id in held if id not in new and id not in leaving),
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
    if not any(not entry.stamp for entry in held.values()):
        return
    unknown = [(held[file.id].number, file) for file in found.files if file.id in same and not held[file.id].stamp]
    if unknown:
        with store.transaction():
            store.stamp(unknown)
