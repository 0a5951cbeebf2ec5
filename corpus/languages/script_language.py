"""The language of a text, by its script or else its function words: fast, and not meant for a word or two."""

from __future__ import annotations

import re

from pullquote.corpus.languages.function_words import language_by_words

SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "bn": re.compile(r"[\u0980-\u09ff]"),
    "ta": re.compile(r"[\u0b80-\u0bff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
ANY = re.compile(r"[\u0370-\u0e7f\u3040-\ud7af]")  # any of them, and more
LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 4000
# Letters that a language has and the one above, in the same script, lacks; "ی" and "ک" are those of Persian keyboards.
_OTHERS = {"ar": ("fa", re.compile(r"[پچژگیک]")), "ru": ("uk", re.compile(r"[іїєґІЇЄҐ]"))}
FEW = 0.02
"""Share of such letters above which they are more than foreign names."""


def language(text: str) -> str:
    """Return a code such as 'zh' if at least a third of the letters at the start indicate it (a tenth for Japanese),
    else ''.

    >>> language("猫は夜に狩りをする。"), language("گربه شب شکار می‌کند."), language("The owl")
    ('ja', 'fa', '')
    """
    sample = text[:SAMPLE]
    if not ANY.search(sample):
        return ""
    letters = len(LETTER.findall(sample))
    for code, script in SCRIPTS.items():
        # Japanese mixes kana into characters it shares with Chinese.
        if letters and len(script.findall(sample)) * (10 if code == "ja" else 3) >= letters:
            other, signs = _OTHERS.get(code, ("", LETTER))
            return other if other and len(signs.findall(sample)) >= FEW * letters else code
    return ""


def language_of_article(text: str) -> str:
    """Guess the language of a longer text, by its script or its function words; '' without any.

    >>> language_of_article("Die Eule jagt in der Nacht."), language_of_article("42")
    ('de', '')
    """
    return language(text) or language_by_words(text)
