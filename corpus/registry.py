"""Every supported format: each file with `FORMATS` in the folders named below is found here."""

from __future__ import annotations

import importlib
import os
import pkgutil
from functools import cache

from pullquote.corpus import formats as documents
from pullquote.corpus import kinds, markups, office
from pullquote.corpus.scans.recognise import WITH_OCR
from pullquote.corpus.text.content import Format

SPLITTING = 7
"""Raised when articles of all formats are split (sentences, headings, noise) or dated differently than before."""


@cache
def formats() -> dict[str, Format]:
    """Suffix → format, in order of suffix. Raises ValueError if two formats claim the same one."""
    found: dict[str, Format] = {}
    for package in (documents, kinds, markups, office):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for format in getattr(importlib.import_module(module.name), "FORMATS", ()):
                for suffix in format.suffixes:
                    if suffix in found:
                        raise ValueError(f"suffix {suffix} of {module.name} must belong to one format only")
                    found[suffix] = format
    return dict(sorted(found.items()))


@cache
def suffixes() -> tuple[str, ...]:
    """The suffixes of all files that are read, with their dots, sorted."""
    return tuple(formats())


def format_of(id: str) -> Format:
    """The format of a file by its name. ValueError for a suffix that is not read."""
    known = formats()  # tried first as suffixes are mostly written: a build asks for each file of a folder
    found = known.get(id[id.rfind(".") :]) or known.get(os.path.splitext(id)[1].lower())
    if found is None:
        raise ValueError(f"suffix of {id} must be one of {' '.join(suffixes())}")
    return found


def version_of(id: str) -> str:
    """How a file of this name is read now; another version gives another text or other passages."""
    return f"{SPLITTING}.{format_of(id).version}"


def is_current(id: str, version: str) -> bool:
    """Whether a file of this name that was read so need not be read again: also if words on pictures were read that
    cannot be read now, since the extra `ocr` is gone.
    """
    return version in (version_of(id), f"{SPLITTING}.{format_of(id).version + WITH_OCR}")
