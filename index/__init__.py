"""Passages ⇄ a library on disk; a question → Hits. Knows corpus, and nothing of answers."""

from pullquote.index.arrays import FloatArray
from pullquote.index.build.mine_aliases import SameName
from pullquote.index.build.plan import Changes, RefreshOptions
from pullquote.index.build.settings import BuildSettings
from pullquote.index.engine import Place
from pullquote.index.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryMismatch,
    LibraryNotFound,
    UnknownArticle,
)
from pullquote.index.hit import Hit
from pullquote.index.library import Library
from pullquote.index.local.backup import backup, restore
from pullquote.index.local.integrity import integrity
from pullquote.index.models.encoder import MULTILINGUAL, PACKAGED, Encoder, SentenceEncoder
from pullquote.index.models.loading import ModelError, loading
from pullquote.index.models.multilingual import NAME as MULTILINGUAL_NAME
from pullquote.index.move import holds_library, move_library
from pullquote.index.open_engine import home, place_of
from pullquote.index.refresh import folder_of, model_of, refresh
from pullquote.index.report import Failure, Progress, Report, Unreachable, counted
from pullquote.index.search.search import SearchSettings
from pullquote.index.store.lock import network
from pullquote.index.store.schema import Entry
from pullquote.index.text.dates import DateMention, dates
from pullquote.index.text.edits import slips
from pullquote.index.text.passage_text import language_code, prefix, wording
from pullquote.index.text.terms import identifiers, term_set, terms

__all__ = [
    "MULTILINGUAL",
    "MULTILINGUAL_NAME",
    "PACKAGED",
    "BuildSettings",
    "Changes",
    "DateMention",
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
    "RefreshOptions",
    "Report",
    "SameName",
    "SearchSettings",
    "SentenceEncoder",
    "UnknownArticle",
    "Unreachable",
    "backup",
    "counted",
    "dates",
    "folder_of",
    "holds_library",
    "home",
    "identifiers",
    "integrity",
    "language_code",
    "loading",
    "model_of",
    "move_library",
    "network",
    "place_of",
    "prefix",
    "refresh",
    "restore",
    "slips",
    "term_set",
    "terms",
    "wording",
]
