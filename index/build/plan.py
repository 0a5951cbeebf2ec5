"""What a build is asked to do, and what it has to do: files to read, articles to keep, articles that are gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pullquote.corpus import File, Patterns, Scan, is_current, scan
from pullquote.index.store.schema import Entry


@dataclass(frozen=True, slots=True)
class RefreshOptions:
    """How a library is matched with its folder.

    `patterns` choose among the files, from now on; None: as before. `waiting`: ids of files that are still being
    written, left as they are in the library. `switch` allows another model than before; `from_scratch` does, too, and
    reads and embeds every article again. `workers`: a number of processes that share the work, or the address of a
    dask scheduler; None: this process.

    `allow_removals`: True removes all articles whose files are gone or can no longer be read, False none of them;
    None removes them unless that looks like a mistake, see `removals`. `leaving`: ids that a person took out, which are
    removed in any case. `checksum` compares the content of every file,
    not only size and times. `wait`: seconds to wait for another build of the library; None: as long as it takes.
    `look` says what the folder holds; whoever watches it need not look at all of it, see `corpus.Look`.
    """

    patterns: Patterns | None = None
    waiting: Collection[str] = ()
    switch: bool = False
    from_scratch: bool = False
    workers: str | None = None
    allow_removals: bool | None = None
    leaving: Collection[str] = ()
    checksum: bool = False
    wait: float | None = 10.0
    look: Callable[[Path, Patterns], Scan] = scan


@dataclass
class Changes:
    """How a folder differs from a library.

    `same` holds ids that need no reading; `gone` articles whose file is no more, or is left out by now; `unreachable`
    those in a folder that could not be listed. `copies`: further paths to files that are read once.
    """

    read: list[File] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def changes(
    scan: Scan,
    patterns: Patterns,
    held: Mapping[str, Entry],
    waiting: Collection[str] = (),
    *,
    everything: bool = False,
) -> Changes:
    """Compare what was found with what is held, by size, times and way of reading; `everything`: all are to be read.

    Files in `waiting` are still being written: they are left for later, and the library keeps what it has of them.
    """
    found = scan.files if patterns == Patterns() else [file for file in scan.files if patterns.take(file.id)]
    same = set(waiting) & held.keys()
    if not everything:
        same |= _alike(found, held)
    read = [file for file in found if file.id not in same and file.id not in waiting]
    missing = sorted(held.keys() - {file.id for file in found} - same)
    unreachable = [id for id in missing if scan.unreachable(id) is not None] if scan.unlisted else []
    gone = sorted(set(missing) - set(unreachable))
    return Changes(read, sorted(same), gone, unreachable, scan.copies, tuple(sorted(scan.ignored)))


def _alike(files: Iterable[File], held: Mapping[str, Entry]) -> set[str]:
    """Return the ids of files that need not be read; an entry of an older library may have no stamp."""
    current: dict[tuple[str, str], bool] = {}  # by suffix and version, of which there are few
    same = set()
    for file in files:
        entry = held.get(file.id)
        if entry is None or entry.size != file.size or entry.modified != file.modified:
            continue
        if entry.stamp and entry.stamp != file.stamp:
            continue
        read_so = file.id[file.id.rfind(".") :], entry.version
        if read_so not in current:
            current[read_so] = is_current(file.id, entry.version)
        if current[read_so]:
            same.add(file.id)
    return same


def named(ids: Iterable[str], most: int = 3) -> str:
    """Return a few of the ids, for a message.

    >>> named(["a", "b", "c", "d"])
    'a, b, c and 1 more'
    """
    each = list(ids)
    more = f" and {len(each) - most} more" if len(each) > most else ""
    return f"{', '.join(each[:most])}{more}"
