"""What `pullquote doctor` looks at: each check says what it found and, where that will not do, how to fix it."""

from __future__ import annotations

import os
import platform
import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pullquote.corpus import PullquoteError, scan
from pullquote.index import Place, SentenceEncoder, counted, home, integrity
from pullquote.qa.defaults import reader_for
from pullquote.qa.reader.reader import LARGE, SMALL
from pullquote.ui.shared.file_size import size

SPARE = 200_000_000  # bytes on the library's disk
ABILITIES = ("amx_bf16", "avx512_bf16", "avx512_vnni", "avx2", "asimd")  # of processors, the fastest first


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the page; `fix` is '' if all is well."""

    name: str
    found: str
    fix: str = ""


def checks(
    where: Callable[[], tuple[Path | None, Place]], encoder: str | None, reader: str | None, host: str, port: int
) -> Iterator[Check]:
    """All checks, in order; none ends the others. `where`: the folder of articles and the place of the library."""
    yield Check("version", f"Python {platform.python_version()}, {platform.system()} on {_processor()}")
    try:
        articles, at = where()
    except PullquoteError as error:
        yield Check("library", "is not found", str(error))
    else:
        if articles:
            yield _tried("articles", lambda: _articles(articles))
        yield _tried("library", lambda: _library(home(at)))
        yield _tried("disk", lambda: _disk(home(at)))
    yield _tried("encoder", lambda: _encoder(encoder))
    yield _tried("reader", lambda: _reader(reader, encoder))
    yield _port(host, port)


def _tried(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except (PullquoteError, OSError) as error:
        return Check(name, "cannot be used", str(error))


def _articles(folder: Path) -> Check:
    found = scan(folder)
    if found.unlisted:
        path, why = next(iter(found.unlisted.items()))
        return Check("articles", f"{path or folder}: {why}", "give yourself permission to read it, or mount its drive")
    closed = [file.id for file in found.files if not os.access(file.path, os.R_OK)]
    if closed:
        return Check("articles", f"{len(closed)} files cannot be read, {closed[0]}", "give yourself permission to read")
    if not found.files:
        return Check("articles", f"{folder} contains none", "name another folder with --articles")
    return Check("articles", f"{len(found.files)} files in {folder}")


def _library(path: Path) -> Check:
    found = integrity(path)
    if found.damaged:
        return Check("library", f"damaged: {', '.join(found.damaged)}", "run: pullquote build, which repairs it")
    held = f"{counted(found.articles, 'article')}, {counted(found.passages, 'passage')}"
    return Check("library", f"{held} in {path}, all intact")


def _encoder(name: str | None) -> Check:
    encoder = SentenceEncoder(name)
    length = len(encoder.encode(["Where does the river rise?"])[0])
    return Check("encoder", f"{encoder.name}, vectors of {length} ({getattr(encoder, 'runtime', 'unknown runtime')})")


def _reader(name: str | None, encoder: str | None) -> Check:
    reader = reader_for(name, SentenceEncoder(encoder))
    small, large = (reader.scale.among(passages).threshold for passages in (SMALL, LARGE))
    many = f", {large:.2f} in libraries of {LARGE:,} passages or more" if large != small else ""
    return Check("reader", f"{reader.name}, threshold {small:.2f}{many}")


def _disk(path: Path) -> Check:
    there = next(place for place in (path, *path.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free
    found = f"{size(free)} free at {there}"
    return Check("disk", found, "" if free > SPARE else f"free {size(SPARE)} or choose another place with --library")


def _port(host: str, port: int) -> Check:
    try:
        with socket.create_server((host.strip("[]"), port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return Check("port", f"{host}:{port} is free")
    except OSError as error:
        return Check(
            "port",
            f"{host}:{port}: {error.strerror or error}",
            "choose another --port, or stop the program that uses it",
        )


def _processor() -> str:
    """How many processors, and the best that they can do of what the models gain from."""
    try:
        words = set(Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").split())
    except OSError:
        words = set()
    best = next((ability for ability in ABILITIES if ability in words), "unknown abilities")
    return f"{os.cpu_count()} processors ({best})"
