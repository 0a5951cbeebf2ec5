from pathlib import Path

import pytest

from pullquote.qa.reader.weight_files import FOLDER, DamagedWeights, check


def test_a_missing_or_changed_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedWeights, match="contains no SHA256SUMS"):
        check(tmp_path)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of no bytes
    (tmp_path / "SHA256SUMS").write_text(f"{empty}  model\n")
    with pytest.raises(DamagedWeights, match="model is not the file that was shipped"):
        check(tmp_path)
    (tmp_path / "model").write_bytes(b"")
    check(tmp_path)
    (tmp_path / "model").write_bytes(b"x")
    with pytest.raises(DamagedWeights, match="model is not the file that was shipped"):
        check(tmp_path)


def test_the_bundled_weights_are_whole_and_small_enough() -> None:
    check(FOLDER)
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 25_000_000
