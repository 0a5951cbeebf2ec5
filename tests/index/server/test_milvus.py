"""The real Milvus 2.3.5, briefly: filled and asked. `make distributed` tries all the rest, and kills it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, refresh
from tests.index.servers import milvus

Make = Callable[..., Path]
PATIENCE = 180.0  # seconds for a call, on a busy machine
ARTICLES = {
    "shop.txt": "The shop opens in Jakarta. Everyone likes the wallet there.\n\nA piano stands in the hall.\n",
    "cat.md": "# Cats\n\nA cat likes the piano, also known as Klavier.\n",
    "deep/er.txt": "Nobody likes the wallet of the shop. It is in Lisbon, and sells shoes.\n",
}


def test_it_answers_like_the_embedded_one(
    folder: Make, path: Path, tmp_path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_spec("milvus") is None or find_spec("pymilvus") is None:
        pytest.skip("it comes, on Linux for x86-64, with: pip install --editable '.[dev,milvus]'")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("pullquote.index.server.milvus.READ", PATIENCE)
    root = folder(ARTICLES)
    refresh(path, root, encoder)
    built = state(path, encoder)
    with milvus(tmp_path) as (address, _):
        place = f"milvus://{address}/library"
        refresh(place, root, encoder)
        assert state(place, encoder) == built
        assert in_two(place, encoder) == in_two(path, encoder)


def in_two(place: Any, encoder: Any) -> list[str]:
    """The articles found for a question that is limited to two of the three."""
    library = Library(place, encoder)
    try:
        found = [hit.article.id for hit in library.search("Who likes the wallet of the shop?", 9, ["*.md", "deep/*"])]
    finally:
        library.close()
    assert set(found) == {"cat.md", "deep/er.txt"}
    return found
