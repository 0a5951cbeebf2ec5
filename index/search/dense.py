"""Nearest vectors: the only user of FAISS. A cache of the database's vectors, in memory, and in one file when saved.

Up to 200,000 passages a scan over half-precision numbers: measured, it finds 99.9 % of the true ten in 4 ms for
100,000, adds and removes by number and needs no training. Above that, inverted lists: 99.4 % of the true ten of a
million in a tenth of the scan's time.
Traps: `IndexIDMap2` must wrap an empty index; fewer rows than asked for come back as number −1; a second OpenMP thread
makes one question slower, not faster, and the number of threads is torch's too, so it is set back after each search.
"""

from __future__ import annotations

from math import log2, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from pullquote.index.arrays import FloatArray, Numbers
from pullquote.index.store.manifest import settle

SCAN_UP_TO = 200_000
PROBES, SAMPLE = 256, 40  # lists looked into for a question; vectors that train each list

FILE = "index.faiss"


class Vectors:
    """Vectors of length 1 under passage numbers, searched by inner product."""

    def __init__(self, dim: int) -> None:
        self._dim = dim
        self._index = _empty(dim)

    @classmethod
    def load(cls, folder: Path, dim: int) -> Vectors:
        """Return what `save` wrote to the folder. Raises OSError if that is missing, damaged or of another width."""
        loaded = cls(dim)
        try:
            loaded._index = _faiss().read_index(str(folder / FILE))
        except RuntimeError as error:
            raise OSError(f"no vectors in {folder}") from error
        if loaded._index.d != dim:
            raise OSError(f"vectors of width {loaded._index.d} in {folder}, not {dim}")
        return loaded

    def save(self, folder: Path) -> None:
        """Write all to a file in the folder, onto the disk for good."""
        _faiss().write_index(self._index, str(folder / FILE))
        settle(folder / FILE)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def fits(self, total: int) -> bool:
        """False when another kind of index serves `total` vectors better, and `reset` should be called."""
        if isinstance(self._index, _faiss().IndexIDMap2):
            return total <= SCAN_UP_TO
        return total > SCAN_UP_TO and int(self._index.nlist) * 4 > lists(total)

    def reset(self, total: int, sample: FloatArray) -> None:
        """Forget all, and prepare for `total` vectors; `sample`, `sampled(total)` of them, trains the lists, if any."""
        faiss = _faiss()
        if total <= SCAN_UP_TO:
            self._index = _empty(self._dim)
            return
        coarse = faiss.IndexFlatIP(self._dim)
        kind = faiss.ScalarQuantizer.QT_fp16
        self._index = faiss.IndexIVFScalarQuantizer(coarse, self._dim, lists(total), kind, faiss.METRIC_INNER_PRODUCT)
        self._index.train(sample)

    def add(self, numbers: Numbers, vectors: FloatArray) -> None:
        self._index.add_with_ids(vectors, numbers)

    def remove(self, numbers: Numbers) -> None:
        if len(numbers):
            self._index.remove_ids(np.ascontiguousarray(numbers, dtype=np.int64))

    def search(self, vector: FloatArray, k: int, among: Numbers | None = None) -> tuple[Numbers, FloatArray]:
        """Return the k nearest numbers, of those in `among` alone if given, and their inner products, best first; fewer
        when fewer are held. `vector`: (dim,).
        """
        faiss = _faiss()
        only = {} if among is None else {"sel": _selector(among)}
        if isinstance(self._index, faiss.IndexIDMap2):
            options = faiss.SearchParameters(**only)
        else:  # few of many may lie in any of the lists
            options = faiss.SearchParametersIVF(nprobe=self._index.nlist if only else PROBES, **only)
        threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(1)
        scores, numbers = self._index.search(vector[None, :], k, params=options)
        faiss.omp_set_num_threads(threads)
        held = numbers[0] >= 0
        return numbers[0][held], scores[0][held]


def _selector(among: Numbers) -> Any:
    """Return what limits a search to these rising numbers: a bit for each, looked at for each vector."""
    held = np.zeros(int(among[-1]) // 8 * 8 + 8 if len(among) else 8, dtype=bool)
    held[among] = True
    return _faiss().IDSelectorBitmap(np.packbits(held, bitorder="little"))


def lists(total: int) -> int:
    """Inverted lists for so many vectors: four times the root, as the power of two that is nearest.

    >>> lists(1_050_000), lists(3_000_000)
    (4096, 8192)
    """
    return int(2 ** round(log2(4 * sqrt(total))))


def sampled(total: int) -> int:
    """Return how many vectors train the lists."""
    return min(total, SAMPLE * lists(total))


def _empty(dim: int) -> Any:
    faiss = _faiss()
    scan = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    return faiss.IndexIDMap2(scan)


def _faiss() -> Any:
    import faiss  # takes a third of a second, and not every command searches

    return faiss
