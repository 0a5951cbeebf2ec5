"""A folder in memory to build a cache in, since tantivy flushes every file to disk, a dozen for one changed article.
The database holds the digest of each file, so one torn by a power cut is noticed and rebuilt: no flush is needed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pullquote.index.store.manifest import cloned

MEMORY = Path("/dev/shm")
SPARE = 16_000_000  # bytes that are left to others


@contextmanager
def scratch(folder: Path, size: int) -> Iterator[Path]:
    """Return a folder to write in, whose files are in `folder` afterwards; that one itself if memory has no room for
    `size` bytes. To be used under the library's lock.
    """
    if not _fits(size):
        yield folder
        return
    mark = f"pullquote-{hashlib.sha256(bytes(folder.parent.resolve())).hexdigest()[:16]}-"
    for left in MEMORY.glob(f"{mark}*"):  # by a build that was killed
        shutil.rmtree(left, ignore_errors=True)
    # A writer that was interrupted may still write; what it leaves, the next build removes.
    with TemporaryDirectory(prefix=mark, dir=MEMORY, ignore_cleanup_errors=True) as made:
        yield Path(made)
        cloned(Path(made), folder)


def _fits(size: int) -> bool:
    try:
        return os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > size + SPARE
    except OSError:  # no such place
        return False
