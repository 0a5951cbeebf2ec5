"""Defaults: the library of a folder, the folder of a library, the reader. A folder's library is in the folder itself,
in `.pullquote`; in the user's cache if the folder is read-only. Without a folder it is looked for as git looks for a
repository: in the working directory, then above.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from pullquote.corpus import ArticlesNotFound, InvalidArgument, Patterns, bundled, require, scan, suffixes
from pullquote.index import (
    MULTILINGUAL,
    MULTILINGUAL_NAME,
    Encoder,
    LibraryNotFound,
    Place,
    folder_of,
    holds_library,
    move_library,
    place_of,
)
from pullquote.index.models.fastest import cache_folder
from pullquote.qa.reader.across_languages import AcrossLanguages
from pullquote.qa.reader.reader import Reader
from pullquote.qa.reader.sentence_reader import SentenceReader
from pullquote.qa.reader.span_reader import SpanReader

NAME = ".pullquote"
VARIABLE = "PULLQUOTE_LIBRARY"


def located(articles: str | Path | None, library: str | Path | None, demo: bool = False) -> tuple[Path | None, Place]:
    """Return the folder of articles, None if it is not on this machine, and the place of its library.

    Raises LibraryNotFound if neither is named and none is found; ArticlesNotFound for a folder that does not exist.
    """
    if demo:
        if articles or library:
            raise InvalidArgument(
                "--demo brings its own articles; leave out the folder and the library, or leave out --demo"
            )
        return bundled(), cache_folder() / "demo"
    if library is not None:
        at = place_of(library)
        return Path(articles) if articles is not None else folder_for(at), at
    if articles is not None:
        return Path(articles), library_for(Path(articles))
    at = nearest_library(Path.cwd())
    return folder_for(at), at


def library_for(folder: Path) -> Path:
    """Return where the library of a folder is or will be; an old one beside the folder is moved."""
    inside, beside = folder / NAME, folder.absolute().parent / NAME
    if holds_library(inside):
        return inside
    writable = folder.is_dir() and os.access(folder, os.W_OK)
    if folder_of(beside) == folder.resolve():
        return inside if writable and move_library(beside, inside) else beside
    require(folder)
    return inside if writable else cache_folder() / "libraries" / _name(folder)


def require_articles(folder: Path, patterns: Patterns | None) -> None:
    """Check that there is something to build: a folder without articles leaves no trace."""
    found = scan(folder, patterns)
    if not found.files and not found.unlisted:
        which = "no article that matches the patterns" if patterns else f"no article ({' '.join(suffixes())})"
        raise ArticlesNotFound(f"the folder {folder} contains {which}")


def nearest_library(start: Path) -> Place:
    """Return the library in a folder or above it, else the one that $PULLQUOTE_LIBRARY names."""
    for folder in (start, *start.parents):
        if holds_library(folder / NAME):
            return folder / NAME
    if named := os.environ.get(VARIABLE):
        return place_of(named)
    raise LibraryNotFound("no library here; run `pullquote build FOLDER`, or try `pullquote ask --demo QUESTION`")


def folder_for(at: Place) -> Path | None:
    """Return the folder that a library was matched with from this machine; None if that is not here."""
    folder = folder_of(at)
    if isinstance(at, str):
        return folder
    if folder is None and not holds_library(at):
        raise LibraryNotFound(f"there is no library in {at}; to build it, name the folder of its articles as well")
    return folder if folder is not None and folder.is_dir() else None


def _name(folder: Path) -> str:
    """A unique, readable name for a folder's library."""
    path = folder.resolve()
    return f"{path.name}-{sha256(os.fsencode(path)).hexdigest()[:12]}"


def reader_for(asked: Reader | str | None, encoder: Encoder) -> Reader:
    """The bundled one for the encoder's languages, "multilingual", an extractive model by folder or hub name, or
    "sentences": the one without a model."""
    if asked is None and encoder.name == MULTILINGUAL_NAME:
        asked = MULTILINGUAL
    if asked == MULTILINGUAL:
        return AcrossLanguages(SpanReader(MULTILINGUAL), encoder)
    if asked is None or isinstance(asked, str):
        return SentenceReader(encoder) if asked == SentenceReader.name else SpanReader(asked)
    return asked
