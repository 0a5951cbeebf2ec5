"""Making the caches from the truth: under the lock, in folders of their own, named by the truth once they are whole.

The words are derived before a build is published, so that whoever sees its articles finds them. Vectors are written
now and then: a reader adds what came since from the truth. What a stopped build leaves behind is swept away.
"""

from __future__ import annotations

import shutil

from pullquote.index.arrays import FloatArray, Numbers, batches
from pullquote.index.engine import VectorIndex
from pullquote.index.local.words import wasteful, write_words
from pullquote.index.search.dense import Vectors, sampled
from pullquote.index.store.manifest import Manifest, new_folder
from pullquote.index.store.reader import Store
from pullquote.index.store.writer import Staging
from pullquote.index.text.terms import VERSION

# The vectors are written again when so many passages, or so many of a hundred, came or went since.
LAG, SHARE = 5_000, 0.05


def add_vectors(vectors: VectorIndex, store: Store, numbers: Numbers) -> None:
    """Add the vectors of these passages."""
    for _, some in batches(numbers):
        vectors.add(some, store.vectors(some))


def tidy(store: Staging) -> None:
    """Write what lags, make again what is mostly waste, and sweep away what no one needs. Changes no answer."""
    if _vectors_lag(store):
        _write_vectors(store)
    words = store.manifest("words")
    if words is not None and wasteful(words, store):
        write_words(store)
    store.forget_touched()
    sweep(store)


def repair(store: Staging) -> None:
    """Write again what is missing or not what was recorded."""
    for name, write in (("words", write_words), ("vectors", _write_vectors)):
        manifest = store.manifest(name)
        if manifest is None or not manifest.sound(store.path.parent) or (name == "words" and manifest.terms != VERSION):
            write(store)
    sweep(store)


def remake(store: Staging) -> None:
    """Write both again, whatever is there."""
    write_words(store)
    _write_vectors(store)
    sweep(store)


def sweep(store: Store) -> None:
    """Remove caches that the truth does not name."""
    named = {manifest.name for manifest in map(store.manifest, ("words", "vectors")) if manifest is not None}
    for folder in (*store.path.parent.glob("words-*"), *store.path.parent.glob("vectors-*")):
        if folder.name not in named:
            shutil.rmtree(folder, ignore_errors=True)


def _vectors_lag(store: Staging) -> bool:
    manifest = store.manifest("vectors")
    if manifest is None or not (store.path.parent / manifest.name).is_dir():
        return True
    behind = len(store.numbers(manifest.generation)) + len(store.gone(manifest.generation))
    return behind > max(LAG, SHARE * store.count())


def _write_vectors(store: Staging) -> None:
    """All vectors again, in the kind of index that serves so many best."""
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
