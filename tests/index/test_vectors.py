from pathlib import Path

import numpy as np
import pytest

from index import vectors
from index.vectors import Vectors

DIM = 8


def unit(*numbers: int) -> np.ndarray:
    """One row a number: the direction of that axis."""
    return np.eye(DIM, dtype=np.float32)[list(numbers)]


def filled(folder: Path) -> Vectors:
    cache = Vectors(folder, DIM)
    cache.add(np.array([10, 20, 30]), unit(0, 1, 2))
    return cache


def test_nearest_first_with_its_number_and_cosine(tmp_path: Path) -> None:
    asked = np.array([0.6, 0.8, 0, 0, 0, 0, 0, 0], dtype=np.float32)
    numbers, scores = filled(tmp_path).search(asked, 2)
    assert numbers.tolist() == [20, 10]
    assert scores.tolist() == pytest.approx([0.8, 0.6], abs=1e-3)


def test_fewer_than_k_when_fewer_are_held(tmp_path: Path) -> None:
    numbers, scores = filled(tmp_path).search(unit(0)[0], 9)
    assert sorted(numbers.tolist()) == [10, 20, 30]
    assert len(scores) == 3


def test_empty_holds_and_finds_nothing(tmp_path: Path) -> None:
    cache = Vectors(tmp_path, DIM)
    assert len(cache) == 0
    assert cache.numbers().tolist() == []
    assert cache.search(unit(0)[0], 3)[0].tolist() == []


def test_removed_numbers_are_gone_and_the_rest_found(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.remove(np.array([20]))
    assert sorted(cache.numbers().tolist()) == [10, 30]
    assert cache.search(unit(2)[0], 1)[0].tolist() == [30]


def test_saved_and_read_again(tmp_path: Path) -> None:
    filled(tmp_path).save()
    assert sorted(Vectors(tmp_path, DIM).numbers().tolist()) == [10, 20, 30]


@pytest.mark.parametrize("content", [b"", b"not an index", b"IxM2\x08"])
def test_a_damaged_file_is_an_empty_cache(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vectors.faiss").write_bytes(content)
    assert len(Vectors(tmp_path, DIM)) == 0


def test_another_width_is_an_empty_cache(tmp_path: Path) -> None:
    filled(tmp_path).save()
    assert len(Vectors(tmp_path, DIM + 1)) == 0


def test_large_ones_use_lists_and_keep_every_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "SCAN_UP_TO", 10)
    monkeypatch.setattr(vectors, "LISTS", 4)
    cache = Vectors(tmp_path, DIM)
    assert cache.fits(10)
    assert not cache.fits(11)
    rows = np.random.default_rng(1).normal(size=(200, DIM)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    cache.reset(len(rows), rows)
    cache.add(np.arange(200) + 1000, rows)
    assert cache.fits(200)
    assert cache.search(rows[7], 1)[0].tolist() == [1007]
    cache.remove(np.array([1007]))
    cache.save()
    again = Vectors(tmp_path, DIM)
    assert sorted(again.numbers().tolist()) == [n for n in range(1000, 1200) if n != 1007]
    assert again.search(rows[8], 1)[0].tolist() == [1008]
