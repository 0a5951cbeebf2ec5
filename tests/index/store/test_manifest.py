from __future__ import annotations

import os
from pathlib import Path

import pytest

from pullquote.index.store import manifest


def test_on_windows_a_folder_is_not_opened_and_a_file_is_opened_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, int]] = []
    real = os.open
    monkeypatch.setattr(manifest, "WINDOWS", True)
    monkeypatch.setattr(os, "open", lambda path, flags: opened.append((path, flags)) or real(path, flags))
    file = tmp_path / "vectors"
    file.write_bytes(b"1")
    manifest.settle(tmp_path)
    manifest.settle(file)
    assert opened == [(file, os.O_RDWR)]
