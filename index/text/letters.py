"""A text as search compares it: case, accents, letter forms and digits normalised.

Vowel signs of Hindi, Thai and their like are letters of their words, and stay; so do the marks of Japanese kana.
"""

from __future__ import annotations

import re
import unicodedata

_SILENT = dict.fromkeys(map(ord, "ـ\u200c\u200d\xad"), "")  # only stretch, join or part what is one word
_ODD = re.compile(rf"[{''.join(map(chr, _SILENT))}]|[^\D0-9]")
_SAME = {ord(one): other for one, other in {"ي": "ی", "ى": "ی", "ك": "ک"}.items()}  # by Arabic or Persian keyboards
_KEYBOARD = re.compile(f"[{''.join(map(chr, _SAME))}]")
# Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowel signs of Arabic.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+")


def plain(text: str) -> str:
    """Small letters, each with its accent in one, and figures 0 to 9: what a stemmer knows."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    composed = unicodedata.normalize("NFKC", folded)
    return composed.translate(_SIGNS) if _ODD.search(composed) else composed


def fold(text: str) -> str:
    """Without accents, too.

    >>> fold("Café ÉLAN ﬁn ٣"), fold("いちご"), fold("हिन्दी")
    ('cafe elan fin 3', 'いちご', 'हिन्दी')
    """
    folded = plain(text)
    if folded.isascii():
        return folded
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return unicodedata.normalize("NFC", bare.translate(_SAME) if _KEYBOARD.search(bare) else bare)


class _Signs(dict[int, int | str | None]):
    """Each character as it is, except for those that are another, or a figure; a table for `str.translate`."""

    def __missing__(self, code: int) -> int | str | None:
        figure = unicodedata.decimal(chr(code), None)
        self[code] = code if figure is None else str(figure)
        return self[code]


_SIGNS = _Signs(_SILENT)
