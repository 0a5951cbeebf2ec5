"""The status of a library. Holds data only, except for gathering it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pullquote.index import Changes, Failure, Library, Place, Unreachable
from pullquote.index.models.fastest import Measured, measured


@dataclass(frozen=True, slots=True)
class Status:
    """Numbers of articles and passages, size on disk in bytes, and article ids by what became of their files since.

    `folder` is None if the articles are not known on this machine; then nothing is known of their files. `runtimes`
    made the vectors; `why` tells of the models why they are these, `measured` which way of running each was chosen on
    this processor. `unreachable` could not be read at the last build;
    `copies`: further paths to a file, each with the one that counts; `ignored`: paths that are skipped by default
    or by `.pullquoteignore`.
    """

    folder: Path | None
    library: Place
    articles: int
    passages: int
    bytes: int
    encoder: str
    reader: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[Failure, ...]
    runtimes: tuple[str, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    why: str = ""
    measured: dict[str, Measured] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library, folder: Path | None, reader: str, why: str = "") -> Status:
        held = {entry.id for entry in library.articles()}
        failed = library.failures()
        since = library.changes(folder) if folder else Changes()
        read = [file.id for file in since.read]
        return cls(
            folder=folder,
            library=library.place,
            articles=len(held),
            passages=library.count(),
            bytes=library.bytes,
            encoder=library.model,
            reader=reader,
            added=tuple(id for id in read if id not in held and id not in {failure.id for failure in failed}),
            changed=tuple(id for id in read if id in held),
            removed=tuple(since.gone),
            failed=tuple(failed),
            runtimes=tuple(library.runtimes),
            unreachable=tuple(library.unreachable),
            copies=tuple(sorted(since.copies.items())),
            ignored=since.ignored,
            why=why,
            measured=measured(),
        )
