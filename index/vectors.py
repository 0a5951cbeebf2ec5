"""Nearest vectors: the one door to FAISS. A cache of the truth's vectors, in one file.

Up to a million passages a scan over half-precision numbers: measured, it finds 99.9 % of the true ten in 4 ms for
100,000 and 35 ms for a million, adds and removes by number and needs no training. Above that, inverted lists.
Traps: `IndexIDMap2` must wrap an empty index; fewer rows than asked for come back as number −1; a second OpenMP thread
makes one question slower, not faster, and the number of threads is torch's too, so it is set back after each search.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encode import FloatArray

SCAN_UP_TO = 1_000_000
# A quarter of the lists: with 8-bit codes half as many were measured to find 0.968 of the true ten of a million.
LISTS, PROBES, SAMPLE = 4096, 1024, 160_000

Numbers = NDArray[np.int64]


class Vectors:
    """Vectors of length 1 under passage numbers, searched by inner product."""

    name = "vectors"

    def __init__(self, folder: Path, dim: int) -> None:
        self._path = folder / "vectors.faiss"
        self._dim = dim
        self._index = self._read()

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def numbers(self) -> Numbers:
        """The passage numbers held, in no order; int64."""
        if not len(self):
            return np.zeros(0, dtype=np.int64)
        if isinstance(self._index, _faiss().IndexIDMap2):
            return np.asarray(_faiss().vector_to_array(self._index.id_map), dtype=np.int64)
        lists = self._index.invlists
        sizes = [lists.list_size(i) for i in range(lists.nlist)]
        held = [_faiss().rev_swig_ptr(lists.get_ids(i), size).copy() for i, size in enumerate(sizes) if size]
        return np.concatenate(held).astype(np.int64)

    def fits(self, total: int) -> bool:
        """False when another kind of index serves `total` vectors better, and `reset` should be called."""
        return isinstance(self._index, _faiss().IndexIDMap2) == (total <= SCAN_UP_TO)

    def reset(self, total: int, sample: FloatArray) -> None:
        """Forget all, and prepare for `total` vectors; `sample` trains the lists where there are any."""
        faiss = _faiss()
        if total <= SCAN_UP_TO:
            self._index = _empty(self._dim)
            return
        coarse = faiss.IndexFlatIP(self._dim)
        kind = faiss.ScalarQuantizer.QT_fp16
        self._index = faiss.IndexIVFScalarQuantizer(coarse, self._dim, LISTS, kind, faiss.METRIC_INNER_PRODUCT)
        self._index.train(sample)

    def add(self, numbers: Numbers, vectors: FloatArray) -> None:
        self._index.add_with_ids(vectors, numbers)

    def remove(self, numbers: Numbers) -> None:
        if len(numbers):
            self._index.remove_ids(np.ascontiguousarray(numbers, dtype=np.int64))

    def save(self) -> None:
        """Replace the file at once: a reader finds the old one or the new one."""
        new = self._path.with_suffix(".new")
        _faiss().write_index(self._index, str(new))
        os.replace(new, self._path)

    def search(self, vector: FloatArray, k: int) -> tuple[Numbers, FloatArray]:
        """The k nearest numbers and their inner products, best first; fewer when fewer are held. `vector`: (dim,)."""
        faiss = _faiss()
        options = None
        if not isinstance(self._index, faiss.IndexIDMap2):
            options = faiss.SearchParametersIVF(nprobe=PROBES)
        threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(1)
        scores, numbers = self._index.search(vector[None, :], k, params=options)
        faiss.omp_set_num_threads(threads)
        held = numbers[0] >= 0
        return numbers[0][held], scores[0][held]

    def _read(self) -> Any:
        """The index from its file; an empty one where the file is missing, damaged or of another width."""
        faiss = _faiss()
        try:
            index = faiss.read_index(str(self._path))
        except RuntimeError:
            return _empty(self._dim)
        return index if index.d == self._dim else _empty(self._dim)


def _empty(dim: int) -> Any:
    faiss = _faiss()
    scan = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(scan)


def _faiss() -> Any:
    import faiss  # takes a third of a second, and not every command searches

    return faiss
