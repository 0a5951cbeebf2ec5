"""A text as search compares it: case, accents, letter forms and digits normalised.

Vowel signs of Hindi, Thai and their like are letters of their words, and stay; so do the marks of Japanese kana.
"""

from __future__ import annotations

import unicodedata

_SILENT = dict.fromkeys(map(ord, "ـ\u200c\u200d\xad"), "")  # only stretch, join or part what is one word
_SAME = {ord(one): other for one, other in {"ي": "ی", "ى": "ی", "ك": "ک"}.items()}  # by Arabic or Persian keyboards
# Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowel signs of Arabic.
_ACCENTS = ((0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670))


def plain(text: str) -> str:
    """Small letters, each with its accent in one, and figures 0 to 9: what a stemmer knows."""
    folded = text.casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded).translate(_SIGNS)


def fold(text: str) -> str:
    """Without accents, too.

    >>> fold("Café ÉLAN ﬁn ٣"), fold("いちご"), fold("हिन्दी")
    ('cafe elan fin 3', 'いちご', 'हिन्दी')
    """
    folded = plain(text)
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", folded).translate(_LETTERS))


class _Signs(dict[int, int | str | None]):
    """Each character as it is, except for those that are another, or a figure; a table for `str.translate`."""

    def __missing__(self, code: int) -> int | str | None:
        figure = unicodedata.decimal(chr(code), None)
        self[code] = code if figure is None else str(figure)
        return self[code]


class _Letters(dict[int, int | str | None]):
    """Each character as it is, except for accents, which are left out."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = None if any(first <= code <= last for first, last in _ACCENTS) else code
        return self[code]


_SIGNS = _Signs(_SILENT)
_LETTERS = _Letters(_SAME)
