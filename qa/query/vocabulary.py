"""What a library knows besides passages: aliases, titles, the spelling of its words."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pullquote.corpus.languages.question_language import question_language
from pullquote.index import PACKAGED, Library
from pullquote.qa.query.aliases import FILE, Corrections, Names
from pullquote.qa.query.examples import kept
from pullquote.qa.query.spelling import spelling, unknown_names
from pullquote.qa.query.unsupported_language import unsupported

LARGE = 1_000  # passages of a library that has most words which its articles would need to answer
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Known:
    """`titles` and `examples`, questions to begin with, are asked for seldom, and read then; `unsupported` replies to
    what the models cannot read; `unknown` tells which names of a text are in no article, `unheard` how many words
    of it are in none. `passages`: how many there are. `state` changes whenever the others may."""

    names: Names = field(default_factory=Names)
    titles: Callable[[], Sequence[str]] = tuple
    examples: Callable[[], Sequence[str]] = tuple
    spelt: Callable[[str], str] = str
    unsupported: Callable[[str], str] = lambda text: ""
    state: object = None
    unknown: Callable[[str], tuple[str, ...]] = lambda text: ()
    unheard: Callable[[str], int] = lambda text: 0
    passages: int = 0

    @classmethod
    def of(cls, library: Library, folder: Path, before: Known | None = None) -> Known:
        """What is known now; the same object if neither the library nor the file of names changed."""
        file = folder / FILE
        state = (library.path, library.generation, file.stat().st_mtime_ns if os.path.isfile(file) else 0)
        if before is not None and before.state == state:
            return before
        names = Names(library.names(), Corrections.read(file))
        unread = (
            (lambda text: unsupported(text, lambda word: library.often(word) > 0))
            if library.model == PACKAGED
            else (lambda text: "")
        )
        passages, unknown = library.count(), unknown_names(library)
        return cls(
            names,
            lambda: [entry.title or entry.id for entry in library.articles()],
            lambda: kept(library.path, library.generation) or (),
            _in_english(spelling(library)),
            unread,
            state,
            lambda text: notes if (notes := unknown(text)) and not library.foreign(text) else (),
            (lambda text: _unheard(library, text)) if passages >= LARGE else (lambda text: 0),
            passages,
        )


def _in_english(spelt: Callable[[str], str]) -> Callable[[str], str]:
    """The same for English questions alone: the list of words that are no slips is one of English."""
    return lambda text: spelt(text) if question_language(text) == "en" else text


def _unheard(library: Library, text: str) -> int:
    """How many words of a text are in no passage; asked of large libraries alone, for small ones have few words.

    0 of a question in a language that no article is in.
    """
    return 0 if library.foreign(text) else sum(not library.often(word) for word in set(_WORD.findall(text)))
