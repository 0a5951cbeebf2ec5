"""The words as a cache of the truth: what a change adds to them and takes from them, before it is published."""

from __future__ import annotations

import sys

import numpy as np

from pullquote.index.arrays import Numbers, batches
from pullquote.index.local.kept_terms import FILE, keep, kept
from pullquote.index.local.scratch import scratch
from pullquote.index.report import Progress
from pullquote.index.search.lexical import TermIndex
from pullquote.index.store.manifest import Manifest, cloned, new_folder
from pullquote.index.store.reader import Store
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import passage_terms
from pullquote.index.text.terms import VERSION

# A library of up to so many passages is reindexed, of terms that are kept, and scores as if freshly built. In a
# larger one removed texts are corrected for (see `lexical`) until they are three of ten held.
ANEW, WASTE = 300, 0.3
FEW, PASSAGE = 5_000, 2_000
"""Up to so many passages are indexed in memory; bytes that the words of one take at most."""


def derive_words(store: Staging, progress: Progress) -> Manifest:
    """The words as they will be once the staged articles are published."""
    before = store.manifest("words")
    before = before if before is not None and before.terms == VERSION else None
    added, removed = store.coming()
    if before is not None and not len(added) and not len(removed):
        return before
    library, total = store.path.parent, store.count() + len(added) - len(removed)
    if before is not None and not before.sound(library):
        before = None
    extended = before is not None and _extends(removed, total)
    known = kept(library / before.name) if before and total <= ANEW else {}
    coming = added
    if not extended or total <= ANEW:
        coming = np.union1d(np.setdiff1d(store.numbers(), removed), added)
    folder = new_folder(library, "words")
    with scratch(folder, total * PASSAGE if len(coming) <= FEW else sys.maxsize) as place:
        if before and extended:
            cloned(library / before.name, place, but=[FILE], soft=place != folder)
        words = TermIndex(place)
        words.remove(removed if extended else [])
        _index(words, store, added if extended else coming, progress, known)
        words.save()
    if total <= ANEW:
        keep(folder, {number: known[number] for number in coming.tolist() if number in known})
    return Manifest.of(folder, store.generation + 1, before.files if before and extended else None, VERSION)


def add_words(words: TermIndex, store: Store, numbers: Numbers, progress: Progress | None = None) -> None:
    """Index the texts of these passages."""
    _index(words, store, numbers, progress, {})


def write_words(store: Staging) -> None:
    """All words again, as the truth has them."""
    folder = new_folder(store.path.parent, "words")
    words, numbers, known = TermIndex(folder), store.numbers(), dict[int, str]()
    _index(words, store, numbers, None, known)
    words.save()
    if len(numbers) <= ANEW:
        keep(folder, known)
    store.put("words", str(Manifest.of(folder, store.generation, terms=VERSION)))


def wasteful(manifest: Manifest, store: Store) -> bool:
    """Whether too much of the words is of passages that are gone, or they cannot be opened."""
    folder = store.path.parent / manifest.name
    try:
        return TermIndex(folder).removed > WASTE * store.count()
    except (OSError, ValueError):  # not the engine's files, or not its lists of them
        return not manifest.sound(store.path.parent)


def _index(words: TermIndex, store: Store, numbers: Numbers, progress: Progress | None, known: dict[int, str]) -> None:
    """Index passages by the terms that are known, and note those of the others where they are few."""
    few = len(numbers) <= ANEW
    for done, some in batches(numbers):
        new = [number for number in some.tolist() if number not in known]
        rows = {number: known[number] for number in some.tolist() if number in known}
        rows |= {n: " ".join(passage_terms(*each)) for n, each in zip(new, store.read(new), strict=True)}
        words.add_terms(rows.keys(), rows.values())
        if few:
            known |= rows
        if progress:
            progress(done, len(numbers), "indexing")


def _extends(removed: Numbers, total: int) -> bool:
    """Whether going on from the words before is right and pays."""
    return not len(removed) or (total > ANEW and 2 * len(removed) <= total)
