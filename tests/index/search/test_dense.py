from pathlib import Path

import numpy as np
import pytest

from pullquote.index.search import dense
from pullquote.index.search.dense import Vectors

DIM = 8


def unit(*numbers: int) -> np.ndarray:
    """One row a number: the direction of that axis."""
    return np.eye(DIM, dtype=np.float32)[list(numbers)]


def filled() -> Vectors:
    cache = Vectors(DIM)
    cache.add(np.array([10, 20, 30]), unit(0, 1, 2))
    return cache


def test_nearest_first_with_its_number_and_cosine() -> None:
    asked = np.array([0.6, 0.8, 0, 0, 0, 0, 0, 0], dtype=np.float32)
    numbers, scores = filled().search(asked, 2)
    assert numbers.tolist() == [20, 10]
    assert scores.tolist() == pytest.approx([0.8, 0.6], abs=1e-3)


def test_fewer_than_k_when_fewer_are_held() -> None:
    numbers, scores = filled().search(unit(0)[0], 9)
    assert sorted(numbers.tolist()) == [10, 20, 30]
    assert len(scores) == 3


def test_empty_holds_and_finds_nothing() -> None:
    cache = Vectors(DIM)
    assert len(cache) == 0
    assert cache.search(unit(0)[0], 3)[0].tolist() == []


def test_limited_to_some_numbers_the_others_are_not_found() -> None:
    numbers, _ = filled().search(unit(0)[0], 3, np.array([20, 30, 99]))
    assert sorted(numbers.tolist()) == [20, 30]
    assert filled().search(unit(0)[0], 3, np.array([], dtype=np.int64))[0].tolist() == []


def test_removed_numbers_are_gone_and_the_rest_found() -> None:
    cache = filled()
    cache.remove(np.array([20]))
    assert len(cache) == 2
    assert cache.search(unit(2)[0], 1)[0].tolist() == [30]


def test_saved_and_loaded(tmp_path: Path) -> None:
    filled().save(tmp_path)
    again = Vectors.load(tmp_path, DIM)
    assert again.search(unit(1)[0], 1)[0].tolist() == [20]
    again.add(np.array([40]), unit(3))
    assert again.search(unit(3)[0], 1)[0].tolist() == [40]


@pytest.mark.parametrize("content", [b"", b"not an index", b"IxM2\x08"])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index.faiss").write_bytes(content)
    with pytest.raises(OSError, match="no vectors in"):
        Vectors.load(tmp_path, DIM)


def test_another_width_is_told(tmp_path: Path) -> None:
    filled().save(tmp_path)
    with pytest.raises(OSError, match=r"vectors of width 8 in .*, not 9"):
        Vectors.load(tmp_path, DIM + 1)


def test_large_ones_use_lists_and_keep_every_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "SCAN_UP_TO", 10)
    cache = Vectors(DIM)
    assert cache.fits(10)
    assert not cache.fits(11)
    rows = np.random.default_rng(1).normal(size=(200, DIM)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    cache.reset(len(rows), rows)
    cache.add(np.arange(200) + 1000, rows)
    assert cache.fits(200)
    assert not cache.fits(200 * 16)  # four times the lists would serve these
    assert cache.search(rows[7], 1)[0].tolist() == [1007]
    monkeypatch.setattr(dense, "PROBES", 1)
    assert sorted(cache.search(rows[7], 9, np.arange(1050, 1059))[0].tolist()) == [*range(1050, 1059)]
    cache.remove(np.array([1007]))
    cache.save(tmp_path)
    again = Vectors.load(tmp_path, DIM)
    assert len(again) == 199
    assert again.search(rows[8], 1)[0].tolist() == [1008]
