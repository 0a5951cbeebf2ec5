"""A library's lock, so that one build runs at a time; and whether its folder is on a network file system."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from pullquote.index.errors import LibraryBusy, LibraryError, explained

PAUSES = (0.01, 0.05, 0.2, 0.7)  # seconds between looks for who holds the lock
LOG = logging.getLogger("pullquote")
NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "9p", "fuse.sshfs", "afpfs")


@contextmanager
def alone(path: Path, wait: float | None) -> Iterator[None]:
    """Hold the library's lock; the system frees it when its holder dies.

    Another build is waited for, in so many seconds or, with None, as long as it takes; then LibraryBusy.
    """
    lock = FileLock(path / "lock")
    builder = path / "builder"
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)  # articles are their reader's alone
        _hide_from_git(path)
        _acquire(lock, path, wait)
        builder.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
    except Timeout:
        raise LibraryBusy(
            f"another build of the library {path} is under way ({_holder(builder)}); try again when it is done"
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


def _hide_from_git(path: Path) -> None:
    """A library within a folder of articles is no part of them, where these are kept in git."""
    ignore = path / ".gitignore"
    if path.name.startswith(".") and not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")


def _acquire(lock: FileLock, path: Path, wait: float | None) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if wait == 0:
            raise
        LOG.warning("waiting for another build of the library %s (%s)", path, _holder(path / "builder"))
        lock.acquire(timeout=-1 if wait is None else wait)


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


def _holder(builder: Path) -> str:
    """Who holds the lock; whoever took it just now may not have said so yet."""
    for pause in (*PAUSES, 0):
        try:
            if named := builder.read_text(encoding="utf-8")[:100]:
                return named
        except OSError:
            pass
        time.sleep(pause)
    return "by an unknown process"
