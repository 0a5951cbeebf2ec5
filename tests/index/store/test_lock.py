"""Where a library is kept, and who builds it."""

from pathlib import Path

import pytest
from filelock import FileLock

from pullquote.index import LibraryBusy, network
from pullquote.index.store import lock

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


def test_who_builds_is_told_even_where_that_is_written_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(["", "process 7 on a machine"])
    monkeypatch.setattr(lock.time, "sleep", lambda seconds: (tmp_path / "builder").write_text(next(moments)))
    held = FileLock(tmp_path / "lock")
    with held, pytest.raises(LibraryBusy, match=r"\(process 7 on a machine\)"), lock.alone(tmp_path, 0):
        pass
