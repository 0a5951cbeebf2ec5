"""Where a library is kept."""

from pathlib import Path

import pytest

from pullquote.index import network

MOUNTS = "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb /home/my\\040disk xfs rw 0 0\n"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/home/articles", "nfs4"), ("/home", "nfs4"), ("/homes", ""), ("/home/my disk/articles", ""), ("/var", "")],
)
def test_a_network_file_system_is_told_apart(tmp_path: Path, path: str, kind: str) -> None:
    (tmp_path / "mounts").write_text(MOUNTS)
    assert network(Path(path), tmp_path / "mounts") == kind


def test_a_system_that_does_not_say_is_taken_for_local(tmp_path: Path) -> None:
    assert network(tmp_path, tmp_path / "nothing") == ""
