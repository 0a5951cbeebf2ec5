"""Making the caches from the truth: under the lock, in folders of their own, named by the truth once they are whole.

The words are derived before a build is published, so that whoever sees its articles finds them. Vectors are written
now and then: a reader adds what came since from the truth. What a stopped build leaves behind is swept away.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.engine import VectorIndex
from pullquote.index.report import Progress
from pullquote.index.search.dense import Vectors, sampled
from pullquote.index.search.lexical import Words
from pullquote.index.store.manifest import Manifest, cloned, new_folder
from pullquote.index.store.reader import Store
from pullquote.index.store.writer import Staging
from pullquote.index.text.passage_text import wording
from pullquote.index.text.terms import VERSION

LOG = logging.getLogger("pullquote")
BATCH = 2_000
# A library of up to so many passages is indexed anew, in a quarter of a second, and scores as if freshly built. In a
# larger one removed texts are corrected for (see `words`) until they are three of ten held.
ANEW, WASTE = 2_000, 0.3
# The vectors are written again when so many passages, or so many of a hundred, came or went since.
LAG, SHARE = 5_000, 0.05


def derive_words(store: Staging, progress: Progress) -> Manifest:
    """The words as they will be once the staged articles are published."""
    before = store.manifest("words")
    before = before if before is not None and before.terms == VERSION else None
    added, removed = store.coming()
    if before is not None and not len(added) and not len(removed):
        return before
    total = store.count() + len(added) - len(removed)
    folder = new_folder(store.path.parent, "words")
    extended = before is not None and _extend(before, folder, removed, total)
    words = Words(folder)
    if extended:
        words.remove(removed)
    else:
        added = np.union1d(np.setdiff1d(store.numbers(), removed), added)
    add_words(words, store, added, progress)
    words.save()
    return Manifest.of(folder, store.generation + 1, before.files if before and extended else None, VERSION)


def add_words(words: Words, store: Store, numbers: Numbers, progress: Progress | None = None) -> None:
    """Index the texts of these passages."""
    for done, some in _batches(numbers):
        words.add(some, (wording(article, passage) for article, passage in store.read(some)))
        if progress:
            progress(done, len(numbers), "indexing")


def add_vectors(vectors: VectorIndex, store: Store, numbers: Numbers) -> None:
    """Add the vectors of these passages."""
    for _, some in _batches(numbers):
        vectors.add(some, store.vectors(some))


def tidy(store: Staging) -> None:
    """Write what lags, make anew what is mostly waste, and sweep away what no one needs. Changes no answer."""
    if _vectors_lag(store):
        _write_vectors(store)
    words = store.manifest("words")
    if words is not None and _wasteful(words, store):
        _write_words(store)
    store.forget_touched()
    sweep(store)


def mend(store: Staging) -> None:
    """Write anew what is missing or not what was recorded."""
    for name, write in (("words", _write_words), ("vectors", _write_vectors)):
        manifest = store.manifest(name)
        if manifest is None or not manifest.intact(store.path.parent):
            _tell(name, store.path.parent)
            write(store)
        elif name == "words" and manifest.terms != VERSION:
            write(store)
    sweep(store)


def sweep(store: Store) -> None:
    """Remove caches that the truth does not name."""
    named = {manifest.name for manifest in map(store.manifest, ("words", "vectors")) if manifest is not None}
    for folder in (*store.path.parent.glob("words-*"), *store.path.parent.glob("vectors-*")):
        if folder.name not in named:
            shutil.rmtree(folder, ignore_errors=True)


def _extend(before: Manifest, folder: Path, removed: Numbers, total: int) -> bool:
    """Clones the words before into the folder, where going on from them is right and pays."""
    library = folder.parent
    if len(removed) and (total <= ANEW or 2 * len(removed) > total):
        return False
    if not before.intact(library):
        _tell("words", library)
        return False
    cloned(library / before.name, folder)
    return True


def _tell(name: str, library: Path) -> None:
    LOG.warning("the %s of the library %s were missing or damaged; they are made again from it", name, library)


def _wasteful(manifest: Manifest, store: Store) -> bool:
    folder = store.path.parent / manifest.name
    return folder.is_dir() and Words(folder).removed > WASTE * store.count()


def _write_words(store: Staging) -> None:
    folder = new_folder(store.path.parent, "words")
    words = Words(folder)
    add_words(words, store, store.numbers())
    words.save()
    store.put("words", str(Manifest.of(folder, store.generation, terms=VERSION)))


def _vectors_lag(store: Staging) -> bool:
    manifest = store.manifest("vectors")
    if manifest is None or not (store.path.parent / manifest.name).is_dir():
        return True
    behind = len(store.numbers(manifest.generation)) + len(store.gone(manifest.generation))
    return behind > max(LAG, SHARE * store.count())


def _write_vectors(store: Staging) -> None:
    """All vectors anew, in the kind of index that serves so many best."""
    numbers, shape, before = store.numbers(), store.shape, store.manifest("vectors")
    vectors = Vectors(shape.dim if shape else 0)
    if not vectors.fits(len(numbers)):
        vectors.reset(len(numbers), _sample(store, numbers))
    add_vectors(vectors, store, numbers)
    folder = new_folder(store.path.parent, "vectors")
    vectors.save(folder)
    manifest = Manifest.of(folder, store.generation)
    with store.transaction():
        store.put("vectors", str(manifest))
        if before is not None:  # those who hold the vectors of before can still catch up
            store.shorten_log(before.generation)


def _sample(store: Store, numbers: Numbers) -> FloatArray:
    return store.vectors(numbers[:: max(1, len(numbers) // sampled(len(numbers)))])


def _batches(numbers: Numbers) -> Iterator[tuple[int, Numbers]]:
    """Slices of the numbers, each with how many are done with it."""
    return ((min(i + BATCH, len(numbers)), numbers[i : i + BATCH]) for i in range(0, len(numbers), BATCH))
