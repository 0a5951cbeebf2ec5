"""Staged articles → their passages, without the lines that repeat across articles."""

from __future__ import annotations

from collections.abc import Iterable

from pullquote.corpus import Article, Passage, PassageSettings, split
from pullquote.index.build.embed import key_of
from pullquote.index.build.executor import FEW, Executor
from pullquote.index.build.mine_aliases import MINED, equated
from pullquote.index.build.settings import BuildSettings
from pullquote.index.models.encoder import Encoder
from pullquote.index.report import Progress, silent
from pullquote.index.store.writer import Staging
from pullquote.index.text.aliases import AliasPair
from pullquote.index.text.left_terms import left_terms, to_lines
from pullquote.index.text.passage_text import wording


def split_staged(
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
    split_each(((id, repeated[id]) for id in waiting), store, executor, settings, progress, len(waiting))


def split_each(
    work: Iterable[tuple[str, frozenset[int]]],
    store: Staging,
    executor: Executor,
    settings: BuildSettings,
    progress: Progress = silent,
    total: int = 0,
) -> None:
    """Split staged articles, given by their ids and the lines to leave out."""
    read = ((store.article(id, live=False), repeated) for id, repeated in work)
    given = ((article, settings.passages, repeated) for article, repeated in read if article is not None)
    for done, (id, signature, passages, left, names) in enumerate(executor.each(_passages, given, FEW), 1):
        with store.transaction():
            store.name(store.split(id, signature, passages, left), MINED, names)
        progress(done, total, "splitting")


def _passages(
    encoder: Encoder, work: tuple[Article, PassageSettings, frozenset[int]]
) -> tuple[str, str, list[tuple[Passage, bytes]], str, list[AliasPair]]:
    """An article's id, what it was split with, its passages with the keys of their words, what these leave out, and
    the names that it equates.
    """
    article, settings, repeated = work
    passages = split(article, settings, encoder.count, repeated)
    keyed = [(passage, key_of(encoder, wording(article, passage))) for passage in passages]
    return article.id, _signature(repeated), keyed, to_lines(left_terms(article, passages)), equated(article)


def _signature(repeats: frozenset[int]) -> str:
    return " ".join(str(line) for line in sorted(repeats))
