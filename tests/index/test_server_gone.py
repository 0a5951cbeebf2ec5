"""A server that ends in the middle: one line for whoever asks, and nothing that was acknowledged is lost.

Servers are chosen with PULLQUOTE_SERVERS_TESTED: lite (milvus-lite), milvus (2.3.5).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, LibraryError, refresh
from pullquote.index.server.milvus import MilvusTables
from tests.index.servers import kill, lite, milvus

Make = Callable[..., Path]
TESTED = [name for name in os.environ.get("PULLQUOTE_SERVERS_TESTED", "lite").split() if name != "memory"]
NEEDS = {"lite": "milvus_lite", "milvus": "milvus"}
ARTICLES = {
    "shop.txt": "The shop opens in Jakarta. Everyone likes the wallet there.\n",
    "cat.md": "# Cats\n\nA cat likes the piano, also known as Klavier.\n",
}


@pytest.fixture(params=TESTED)
def start(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What starts a server over `tmp_path`."""
    if find_spec(NEEDS[request.param]) is None or find_spec("pymilvus") is None:
        pytest.skip(f"{NEEDS[request.param]} is not installed: pip install --editable '.[dev,milvus]'")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return {"lite": lite, "milvus": milvus}[request.param]


def test_a_server_that_is_killed_is_told_and_asked_again_once_it_is_back(
    start: Any, folder: Make, tmp_path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start(tmp_path) as (address, process):
        place = f"milvus://{address}/library"
        refresh(place, folder(ARTICLES), encoder)
        before, library = state(place, encoder), Library(place, encoder)
        library.article("cat.md")
        kill(process, address)
        with monkeypatch.context() as patch:
            patch.setattr("pullquote.index.server.milvus.READ", 2.0)
            with pytest.raises(LibraryError, match=rf"^Milvus at {address} cannot be reached \(Connection refused\)"):
                library.search("Where is the shop?")
    monkeypatch.setattr(
        "pullquote.index.server.milvus.READ", 90.0
    )  # Milvus serves again when the killed one's sessions have run out
    with start(tmp_path, port=int(address.rpartition(":")[2])):  # nothing that was acknowledged is lost
        assert library.search("Where is the shop?")
        assert state(place, encoder) == before
        library.close()


def test_a_build_whose_server_is_killed_goes_on_once_it_is_back(
    start: Any, folder: Make, path: Path, tmp_path: Path, encoder: Any, state: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, put, left = folder(ARTICLES), MilvusTables._put, iter(range(4))
    refresh(path, root, encoder)
    with start(tmp_path) as (address, process):

        def last(self: MilvusTables, name: str, rows: Any) -> None:
            if next(left, None) is None:
                kill(process, address)
                patch.setattr("pullquote.index.server.milvus.WRITE", 2.0)
            put(self, name, rows)

        with monkeypatch.context() as patch:
            patch.setattr(MilvusTables, "_put", last)
            with pytest.raises(LibraryError, match=rf"^Milvus at {address} cannot be reached"):
                refresh(f"milvus://{address}/library", root, encoder)
    encoder.encoded.clear()
    with start(tmp_path, port=int(address.rpartition(":")[2])):
        refresh(f"milvus://{address}/library", root, encoder)
        assert encoder.encoded == []
        assert state(f"milvus://{address}/library", encoder) == state(path, encoder)
