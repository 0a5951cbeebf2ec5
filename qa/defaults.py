"""What stands in where it is not told: the folder of a library's articles, the library of a folder, the reader."""

from __future__ import annotations

from pathlib import Path

from pullquote.corpus import bundled
from pullquote.index import MULTILINGUAL, MULTILINGUAL_NAME, Encoder, LibraryMismatch, Place, folder_of
from pullquote.qa.reader.reader import Reader
from pullquote.qa.reader.sentence_reader import SentenceReader
from pullquote.qa.reader.span_reader import SpanReader


def folder_for(at: Place | None) -> Path | None:
    """The folder of a library's articles unless told: the one that it was matched with from this machine, None where
    that is not here; the bundled one for a library still to be made."""
    folder = None if at is None else folder_of(at)
    if folder is None:
        return None if isinstance(at, str) else bundled()
    return folder if isinstance(at, str) or folder.is_dir() else None


def beside(folder: Path) -> Path:
    """Where the library of a folder is kept unless told: one for each place, so two folders there need telling."""
    path = folder.absolute().parent / ".pullquote"
    other = folder_of(path)
    if other is not None and other != folder.resolve() and other.is_dir():
        raise LibraryMismatch(f"the library {path} holds the articles of {other}; name another place with --library")
    return path


def reader_for(asked: Reader | str | None, encoder: Encoder) -> Reader:
    """The bundled one for the encoder's languages, "multilingual", an extractive model by folder or hub name, or
    "sentences": the one without a model."""
    if asked is None and encoder.name == MULTILINGUAL_NAME:
        asked = MULTILINGUAL
    if asked is None or isinstance(asked, str):
        return SentenceReader(encoder) if asked == SentenceReader.name else SpanReader(asked)
    return asked
