"""A word → its stem, by the language of its text. The only user of `Stemmer`.

A word in Latin letters is stemmed as its text's language does it, by default as English; one in other letters as
the likeliest language of these.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from pullquote.index.text.irregular import IRREGULAR
from pullquote.index.text.letters import fold

LATIN = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "es": "spanish", "et": "estonian",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_BY_SCRIPT = {
    "ARABIC": "arabic", "ARMENIAN": "armenian", "CYRILLIC": "russian", "DEVANAGARI": "hindi", "GREEK": "greek",
    "TAMIL": "tamil",
}  # fmt: skip
_OTHERS = {"fa": ("ARABIC", "persian"), "ne": ("DEVANAGARI", "nepali"), "sr": ("CYRILLIC", "serbian")}

LANGUAGES = (*LATIN, *_OTHERS)
"""Those whose words have other stems than in an English text."""


def stems(word: str, language: str = "en") -> tuple[str, ...]:
    """The stem of a word in lower case, its accents left out; a second one where it would be stemmed otherwise if
    they had been left out before, as people do who type without them.

    >>> stems("sandwiches"), stems("knives"), stems("eulen", "de"), stems("mangée", "fr")
    (('sandwich',), ('knife',), ('eul',), ('mang', 'mange'))
    """
    bare = fold(word)
    if bare.isascii() and word.isascii():
        regular = word if language in LATIN else IRREGULAR.get(word, word)
        return (_stemmer(LATIN.get(language, "english"))(regular),)
    if bare[0].isascii():
        if language not in LATIN:
            return (_stemmer("english")(bare),)
        stem = _stemmer(LATIN[language])
        return tuple(dict.fromkeys((fold(stem(word)), stem(bare))))
    script = unicodedata.name(bare[0], "").partition(" ")[0]
    algorithm = _BY_SCRIPT.get(script, "")
    if language in _OTHERS and _OTHERS[language][0] == script:
        algorithm = _OTHERS[language][1]
        word = bare if language == "fa" else word
    return (fold(_stemmer(algorithm)(word)) if algorithm else bare,)


@cache
def _stemmer(algorithm: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(algorithm, 0).stemWord
