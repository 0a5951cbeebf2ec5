"""A reader that keeps what it read answers as one that has just opened the library, whatever came and went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pullquote.index import Library, refresh
from pullquote.index.store import row_cache
from pullquote.index.store.reader import Store
from pullquote.index.store.row_cache import CachedStore
from pullquote.index.store.writing import TRUTH

SHOP = "The shop in Jakarta sells shoes. It opened in March.\n"
WALLET = "The wallet pays for tea in Lisbon. Tourists like the wallet.\n"
THREE = {"shop.txt": SHOP, "wallet.txt": WALLET, "cat.txt": "A cat sleeps in the shop.\n"}


@pytest.mark.parametrize("most", [row_cache.MOST, 1])
def test_what_is_kept_is_what_is_written(
    folder: Callable[..., Path], path: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(row_cache, "MOST", most)
    refresh(path, folder(THREE), encoder)
    kept, plain = CachedStore(path / TRUTH), Store(path / TRUTH)
    for asked in ([3, 1], [1, 2, 3], [2], [2, 99]):
        assert list(kept.places(asked).items()) == list(plain.places(asked).items())
        assert list(kept.passages(asked).items()) == list(plain.passages(asked).items())
    assert np.array_equal(kept.vectors([2, 1]), plain.vectors([2, 1]))
    assert np.array_equal(kept.vectors([3, 1, 2]), plain.vectors([3, 1, 2]))


def test_a_reader_that_keeps_rows_finds_what_a_new_one_finds(
    folder: Callable[..., Path], path: Path, encoder: Any, rewrite: Callable[[Path, str], None]
) -> None:
    root = folder(THREE)
    refresh(path, root, encoder)
    reader = Library(path, encoder)
    assert reader.search("Who sells shoes in the shop?")[0].article.id == "shop.txt"
    rewrite(root / "shop.txt", SHOP.replace("shoes", "pianos"))
    (root / "cat.txt").unlink()
    (root / "new.txt").write_text("Shoes are made in a new shop.\n")
    refresh(path, root, encoder)
    hits = reader.search("Who sells shoes in the shop?")
    assert hits == Library(path, encoder).search("Who sells shoes in the shop?")
    assert hits[0].article.id == "new.txt"
    assert "cat.txt" not in {hit.article.id for hit in hits}
