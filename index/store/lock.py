"""A library's lock, so that one build runs at a time; and whether its folder is on a network file system."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pullquote.index.errors import LibraryBusy, LibraryError, explained

WAIT = 10.0  # seconds that a build waits for another one: most are done by then
NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "9p", "fuse.sshfs", "afpfs")


@contextmanager
def alone(path: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the library's lock; the system frees it when its holder dies. LibraryBusy after `wait` seconds."""
    lock = FileLock(path / "lock", timeout=WAIT if wait is None else wait)
    builder = path / "builder"
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        builder.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
    except Timeout:
        raise LibraryBusy(
            f"another build of the library {path} is under way ({_told(builder)}); try again when it is done"
        ) from None
    except NotImplementedError:
        raise LibraryError(
            f"the file system of the library {path} has no locks; choose a local place with --library"
        ) from None
    except OSError as error:
        lock.release()
        raise explained(error, path) from error
    try:
        yield
    finally:
        with suppress(OSError):  # nobody reads it once the lock is free
            builder.unlink()
        lock.release()


def network(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of network file system that a path is on; '' for a local one, and where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounted = [(fields[1].replace("\\040", " "), fields[2]) for fields in map(str.split, lines)]
    within = [(len(place), kind) for place, kind in mounted if path.resolve().is_relative_to(place)]
    kind = max(within, default=(0, ""))[1]
    return kind if kind in NETWORK else ""


def _told(builder: Path) -> str:
    try:
        return builder.read_text(encoding="utf-8")[:100]
    except OSError:
        return "by an unknown process"
