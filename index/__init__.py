"""Passages ⇄ a library on disk; a question → Hits. Knows corpus, and nothing of answers."""

from index.build import BuildSettings, Changes
from index.encode import PACKAGED, Encoder, FloatArray, SentenceEncoder
from index.engine import Place
from index.engines import home, place_of
from index.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryMismatch, LibraryNotFound, UnknownArticle
from index.hit import Hit
from index.library import Library
from index.models import ModelError, loading
from index.naming import SameName
from index.place import network
from index.report import Failure, Progress, Report
from index.rows import Entry
from index.search import SearchSettings
from index.terms import terms
from index.upkeep import folder_of, refresh
from index.wording import prefix, wording

__all__ = [
    "PACKAGED",
    "BuildSettings",
    "Changes",
    "Encoder",
    "Entry",
    "Failure",
    "FloatArray",
    "Hit",
    "Library",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryError",
    "LibraryMismatch",
    "LibraryNotFound",
    "ModelError",
    "Place",
    "Progress",
    "Report",
    "SameName",
    "SearchSettings",
    "SentenceEncoder",
    "UnknownArticle",
    "folder_of",
    "home",
    "loading",
    "network",
    "place_of",
    "prefix",
    "refresh",
    "terms",
    "wording",
]
