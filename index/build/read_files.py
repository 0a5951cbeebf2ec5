"""Files → staged articles, those read a while ago split already."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pullquote.corpus import Article, File, Unreadable, fetch, is_current, lines, read_in_sandbox
from pullquote.index.build.executor import FEW, Executor
from pullquote.index.build.plan import Changes
from pullquote.index.build.settings import BuildSettings
from pullquote.index.build.split_articles import split_each
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Failure, Progress
from pullquote.index.store.schema import Entry
from pullquote.index.store.writer import Staging

DELAY = 32
"""Articles that are read before the first of them is split: what repeats in a site is mostly known by then."""
A = TypeVar("A")


def read_changed(
    plan: Changes,
    held: Mapping[str, Entry],
    store: Staging,
    progress: Progress,
    executor: Executor,
    settings: BuildSettings,
) -> tuple[dict[str, str], list[Failure]]:
    """Stage every file whose content is new: fingerprints by id, and what could not be read.

    Articles read a while ago are split already, by what repeats so far, so that the model has work; `split_staged` does
    that again where more repeats in the end.
    """
    before = store.entries(live=False)
    staged = {file.id: before[file.id].fingerprint for file in plan.read if file.id in before}
    failures: list[Failure] = []
    touched: list[tuple[int, File]] = []

    def articles() -> Iterator[str]:
        waiting = (file for file in plan.read if file.id not in before)
        for file, outcome in executor.each(_article, _fetched(waiting, held, touched), FEW):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                article, repeatable = outcome
                with store.transaction():
                    store.stage(article, file, repeatable)
                staged[file.id] = article.fingerprint
                yield file.id
            progress(len(staged) + len(failures) + len(touched), len(plan.read), "reading")

    work = ((id, store.repeated_by_now(id, settings.repeated)) for id in _delayed(articles(), DELAY))
    split_each(work, store, executor, settings)
    if touched:
        with store.transaction():
            store.touch(touched)
    return staged, failures


def _delayed(items: Iterable[A], by: int) -> Iterator[A]:
    """Return each item once so many more have come; the last ones are left out."""
    waiting: deque[A] = deque()
    for item in items:
        waiting.append(item)
        if len(waiting) > by:
            yield waiting.popleft()


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
